import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { route, routes } from '../http/index.ts'
import { recordOfficeAudit } from '../audit/index.ts'
import type { Database } from '../storage/index.ts'
import { findCitizenLogin, findStaffLogin } from './accounts.ts'
import { endAttempt, takeAttempt } from './attempts.ts'
import type { Trying } from './attempts.ts'
import { demonstrationAccounts } from './demonstration.ts'
import { SessionSchema, entrance } from './entrance.ts'
import { closeSession, cookieName, sessionCookie } from '../guard/index.ts'
import { auditCitizenLogIn, auditingLogIn } from './log-in-audit.ts'
import { isPassword } from './passwords.ts'
import { takeSecondFactor } from './second-factor.ts'

const LogInSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('citizen'),
    idNumber: Type.String({ minLength: 1, maxLength: 30, description: '证件号码' }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  Type.Object({
    kind: Type.Literal('staff'),
    name: Type.String({ minLength: 1, maxLength: 100, description: '工作人员账号' }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ maxLength: 40, description: '动态口令或恢复码；启用了的账号要填' })),
  }),
])

const showSession = route(
  {
    method: 'GET',
    url: '/api/session',
    config: { access: 'public', session: true },
    schema: { summary: '谁登录着', tags: ['登录'], response: { 200: SessionSchema } },
  },
  (request, deps) => entrance(deps).sessionOf(request.who, request.secondFactorSet),
)

const logIn = route(
  {
    method: 'POST',
    url: '/api/session',
    config: { access: 'public', repeatable: true },
    schema: {
      summary: '登录',
      description: '参保人用证件号码，工作人员用账号。成功后用 Cookie 保持登录。',
      tags: ['登录'],
      body: LogInSchema,
      response: { 200: SessionSchema },
    },
  },
  async (request, deps, reply) => {
    const { database, clock } = deps
    const { body } = request
    const { kind } = body
    const name = kind === 'citizen' ? body.idNumber : body.name
    const trying = { kind, name, address: request.ip }
    const login = await auditingLogIn(database, clock, trying, () => prove(database, clock, trying, body.password))
    if (kind === 'citizen') await auditCitizenLogIn(database, clock, login.userId, 'password')
    else {
      const entry = { actorKind: 'staff', actor: name, action: 'log-in', subjectId: login.userId }
      const { secondFactorCipher: cipher } = login
      if (cipher !== null) {
        const user = { userId: login.userId, name, cipher }
        const taken = await auditingLogIn(database, clock, { kind: 'second-factor', name }, () =>
          takeSecondFactor(database, clock, user, body.code),
        )
        if (taken === 'recovery') entry.action = 'second-factor.recovery-used'
      }
      await recordOfficeAudit(database, entry, clock.now())
    }

    return entrance(deps).enter(request, reply, { kind, userId: login.userId })
  },
)

const logOut = route(
  {
    method: 'DELETE',
    url: '/api/session',
    config: { access: 'public', repeatable: true },
    schema: { summary: '退出登录', tags: ['登录'], response: { 204: Type.Null() } },
  },
  async (request, { database, config }, reply) => {
    const token = request.cookies[cookieName(config.secureCookies)]
    if (token !== undefined) await closeSession(database, token)
    sessionCookie(config.secureCookies)(reply, '')
    return reply.code(204).send(null)
  },
)

const showDemonstration = route(
  {
    method: 'GET',
    url: '/api/session/demonstration',
    config: { access: 'public' },
    schema: {
      summary: '演示账号',
      description: '只在演示数据上有内容，供登录页显示；密码在首次启动时打印，并存放在数据文件夹的 demo-password。',
      tags: ['登录'],
      response: {
        200: Type.Object({
          citizens: Type.Array(Type.Object({ idNumber: Type.String(), name: Type.String(), pool: Type.String() })),
          staff: Type.Array(Type.Object({ name: Type.String(), roles: Type.Array(Type.String()) })),
        }),
      },
    },
  },
  (_request, { database, config }) => demonstrationAccounts(database, config.demo),
)

/** Whose password it is. Throws `log-in-failed`, the same for an unknown name, and what `takeAttempt` throws. */
async function prove(
  database: Database,
  clock: Clock,
  trying: Trying,
  password: string,
): Promise<{ userId: string; secondFactorCipher: Buffer | null }> {
  const attempt = await takeAttempt(database, clock, trying)
  const staff = trying.kind === 'staff' ? await findStaffLogin(database, trying.name) : undefined
  const login = trying.kind === 'citizen' ? await findCitizenLogin(database, trying.name) : staff
  const right = await isPassword(login?.passwordHash, password)
  await endAttempt(database, attempt, right)
  if (!right || login === undefined) throw problem('log-in-failed')
  return { userId: login.userId, secondFactorCipher: staff?.secondFactorCipher ?? null }
}

/** Logging in and out, and who is logged in: `/api/session`. */
export const accessRoutes = routes(showSession, logIn, logOut, showDemonstration)
