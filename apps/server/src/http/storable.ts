import type { FastifyRequest } from 'fastify'
import { problem } from '@yidi/contracts'

/**
 * Refuses texts with the character U+0000 anywhere in a request: PostgreSQL keeps no text with it, and nobody types it.
 * For modules that keep records.
 */
export function refuseUnstorable(request: FastifyRequest): void {
  // The gateway answers its own messages, and always with status 200.
  if (request.routeOptions.config.access === 'signed-message') return
  for (const part of [request.params, request.query, request.body]) {
    const path = findUnstorable(part, '')
    if (path !== undefined) throw problem('text-not-storable', { path: path === '' ? '内容' : path.slice(0, 80) })
  }
}

/** The path of the first text with U+0000, or undefined. */
function findUnstorable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? path : undefined
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined
  for (const [key, item] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`
    const found = key.includes('\u0000') ? path : findUnstorable(item, name)
    if (found !== undefined) return found
  }
  return undefined
}
