import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'

/** The pool that a public question may name. */
export const PoolQuery = Type.Optional(Type.String({ description: '参保地（统筹区代码）；登录后默认自己的参保地' }))

/** The pool that is asked about: as named, else that of who is logged in; empty where nobody says. */
export function askedPool({ who }: FastifyRequest, named: string | undefined): string {
  return named ?? (who?.kind === 'citizen' ? who.pool : '')
}
