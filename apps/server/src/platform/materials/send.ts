import type { FastifyReply } from 'fastify'
import type { MaterialFound } from './read.ts'

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

/**
 * Sends the content of a material as a download that no browser opens as a page of ours: whatever hides in it can
 * neither run nor reach our origin, and no cache keeps it.
 */
export function sendMaterial(reply: FastifyReply, material: MaterialFound, content: Buffer): FastifyReply {
  const plain = `${material.kind}.${extensions[material.mediaType]}`
  return reply
    .header('content-type', material.mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(material.name)}`)
    .header('cache-control', 'no-store')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .send(content)
}

/** RFC 5987: what `encodeURIComponent` leaves as it is and a header must not carry. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
