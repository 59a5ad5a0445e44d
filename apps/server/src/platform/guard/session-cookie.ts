import type { FastifyReply } from 'fastify'
import { cookieName } from './guard.ts'
import { longestMs } from './sessions.ts'

/** How a session's cookie is set: readable by no script, sent by our own pages alone; an empty token takes it away. */
export function sessionCookie(secure: boolean): (reply: FastifyReply, token: string) => void {
  return (reply, token) => {
    reply.setCookie(cookieName(secure), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: token === '' ? 0 : longestMs / 1000,
    })
  }
}
