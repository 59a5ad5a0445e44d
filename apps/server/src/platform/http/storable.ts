/**
 * Texts that no record can keep: with the character U+0000, or with half of a character (a lone surrogate). PostgreSQL
 * refuses both and nobody types either, so that they are refused at every door, with the place where they stand.
 */
import type { FastifyRequest } from 'fastify'
import { problem } from '@yidi/contracts'

/** A text that cannot be kept: where it stands in what came, and which character of it. */
interface Unstorable {
  path: string
  /** As a code point: `U+0000`, `U+D800`. */
  character: string
}

/** The first character of a text that no record can keep, as a code point; undefined where all can be kept. */
function unstorableCharacter(text: string): string | undefined {
  if (!text.includes('\u0000') && text.isWellFormed()) return undefined
  const found = /[\u0000\p{Cs}]/u.exec(text)![0]
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * The first text in a value, at any depth, names of fields included, that no record can keep. `inside` gives what a text
 * holds where texts are read further. It walks without recursion: what is nested deeper than the stack comes here too.
 */
export function findUnstorable(
  value: unknown,
  inside: (text: string) => unknown = () => undefined,
): Unstorable | undefined {
  const open: { value: unknown; path: string }[] = [{ value, path: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next
    let content = next.value
    if (typeof content === 'string') {
      const character = unstorableCharacter(content)
      if (character !== undefined) return { path, character }
      content = inside(content)
    }
    if (typeof content !== 'object' || content === null || content instanceof Uint8Array) continue
    const isList = Array.isArray(content)
    for (const [key, item] of isList ? (content as unknown[]).entries() : Object.entries(content)) {
      const character = isList ? undefined : unstorableCharacter(key as string)
      if (character !== undefined) return { path, character }
      // Numbers hold no text, and a file may come as a list of millions of them.
      if (typeof item !== 'string' && typeof item !== 'object') continue
      // A path that is longer than anybody reads is not written on.
      open.push({ value: item, path: path === '' ? String(key) : path.length > 80 ? path : `${path}.${String(key)}` })
    }
  }
  return undefined
}

/** Refuses a request whose address or headers hold what no record can keep. Throws `text-not-storable`. */
export function refuseUnstorableAddress(request: FastifyRequest): void {
  if (!isOurs(request)) return
  refuse(request.params, '地址')
  refuse(request.query, '地址')
  refuse(request.headers, '请求头')
}

/** The same for what a request carries. */
export function refuseUnstorableBody(request: FastifyRequest): void {
  if (isOurs(request)) refuse(request.body, '内容')
}

/** The gateway answers its own messages, always with status 200; an address that nobody has is told so. */
function isOurs({ routeOptions: { config, url } }: FastifyRequest): boolean {
  return url !== undefined && config.access !== 'signed-message'
}

function refuse(part: unknown, where: string): void {
  const found = findUnstorable(part)
  if (found === undefined) return
  const { path, character } = found
  throw problem('text-not-storable', { path: path === '' ? where : path.slice(0, 80), character })
}
