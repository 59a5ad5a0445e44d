import type { FastifyInstance } from 'fastify'
import { describeJsonFault, nestsDeeper, problem } from '@yidi/contracts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** Our own messages nest a handful of levels. */
const deepest = 64

/**
 * Reads request bodies: JSON in UTF-8, with or without a byte-order mark, and nothing else. The hospital gateway has
 * its own reader and takes every content type.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, readJson(body))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Throws the problems `body-empty` and `body-not-json`. */
function readJson(body: Uint8Array): unknown {
  if (body.length === 0) throw problem('body-empty')
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    throw problem('body-not-json', { reason: '不是 UTF-8 编码的文字' })
  }
  if (nestsDeeper(text, deepest)) throw problem('body-not-json', { reason: `括号嵌套超过 ${String(deepest)} 层` })
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw problem('body-not-json', { reason: describeJsonFault(error) })
  }
}
