import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { WhoSchema, problem } from '@yidi/contracts'
import type { Who } from '@yidi/contracts'
import type { RecordsDeps } from '../module/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../storage/index.ts'
import { cookieName } from '../guard/index.ts'
import { sessionCookie } from '../guard/index.ts'
import { closeSession, findSession, openSession } from '../guard/index.ts'

/** Who is logged in, as the pages are told. */
export const SessionSchema = Type.Object({
  who: Type.Union([WhoSchema, Type.Null()], { description: '登录的人；没有登录为空' }),
  displayName: Type.Union([Type.String(), Type.Null()], { description: '姓名或工作人员账号' }),
  secondFactorMissing: Type.Optional(
    Type.Boolean({ description: '本平台要求动态口令而这个账号还没有启用：先启用才能办别的事' }),
  ),
})

type Session = Static<typeof SessionSchema>

interface Entrance {
  sessionOf(who: Who | null, secondFactor: boolean): Promise<Session>
  /** Logs in who has proved who it is, however that was. */
  enter(request: FastifyRequest, reply: FastifyReply, proved: { kind: Who['kind']; userId: string }): Promise<Session>
}

/** The way in, the same after a password and after an activation code. */
export function entrance({ database, clock, config }: Pick<RecordsDeps, 'database' | 'clock' | 'config'>): Entrance {
  const cookie = cookieName(config.secureCookies)
  const setCookie = sessionCookie(config.secureCookies)
  const secondFactorRequired = config.secondFactor === 'required'
  const sessionOf: Entrance['sessionOf'] = async (who, secondFactor) => ({
    who,
    displayName: who === null ? null : await displayNameOf(database, who),
    ...(who?.kind === 'staff' && secondFactorRequired && !secondFactor ? { secondFactorMissing: true } : {}),
  })
  return {
    sessionOf,
    async enter(request, reply, { kind, userId }) {
      // A fresh session each time: nobody can plant a cookie first and find it logged in later.
      const before = request.cookies[cookie]
      if (before !== undefined) await closeSession(database, before)
      const token = await openSession(database, clock, kind, userId)
      const session = await findSession(database, clock, token)
      if (session === undefined) throw problem('log-in-failed')
      setCookie(reply, token)
      return sessionOf(session.who, session.secondFactor)
    },
  }
}

async function displayNameOf(database: Database, who: Who): Promise<string | null> {
  if (who.kind === 'staff') return who.staffName
  return (await findPerson(database, who.personNo))?.name ?? null
}
