/** Files that are sent as the body of a request, as they are. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'

/** A body as it came; told apart from JSON, which other routes read. */
export class SentFile {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** What stands for it where a command's input is compared. */
  toJSON(): string {
    return createHash('sha256').update(this.bytes).digest('hex')
  }
}

/** The file's name, as a header: `encodeURIComponent` of it. */
export const FileName = Type.Optional(Type.String({ maxLength: 900 }))

/** Has the routes of this scope take bodies as they come, whatever they are called; JSON is not read in it. */
export function acceptFiles(
  app: Pick<FastifyInstance, 'addContentTypeParser' | 'removeAllContentTypeParsers'>,
  bodyLimit: number,
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body: Buffer, done) => {
    done(null, new SentFile(body))
  })
}

/** The file of a request; nothing where it has no body. */
export function sentBytes(request: { body: unknown }): Buffer {
  return request.body instanceof SentFile ? request.body.bytes : Buffer.alloc(0)
}

/** The name that a person gave the file, without path and control characters; what cannot be read is left out. */
export function sentFileName(request: Pick<FastifyRequest, 'headers'>): string {
  const header = request.headers['x-file-name']
  try {
    const name = decodeURIComponent(typeof header === 'string' ? header : '')
    return (name.split(/[/\\]/).at(-1) ?? '')
      .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
      .slice(0, 120)
  } catch {
    return ''
  }
}
