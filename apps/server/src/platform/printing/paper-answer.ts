/** How a route answers with a paper. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'

/** The answer of a route that gives a PDF, for its schema. */
export const pdf = {
  200: {
    description: 'PDF',
    content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } },
  },
}

/** Hands a paper over to be looked at; `name` is the file's name where it is kept. */
export function sendPaper(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}.pdf`)
    .send(bytes)
}

/** Where the QR leads: the address of the program, or the one that this request came to. */
export function siteOf(request: FastifyRequest, publicUrl: string | undefined): string {
  return publicUrl ?? `${request.protocol}://${request.host}`
}
