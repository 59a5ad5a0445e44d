import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { UnlockCodeSchema, UnlockFormSchema, problem } from '@yidi/contracts'
import type { UnlockCode } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { route, routes } from '../http/index.ts'
import type { RecordsDeps } from '../module/index.ts'
import { recordOfficeAuditIn } from '../audit/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../storage/index.ts'
import { commandKeyOf, staffOf } from '../guard/index.ts'
import { runOfficeCommand } from '../guard/index.ts'
import { readStaff } from './staff.ts'
import { findCitizenLogin, findStaffLogin } from './accounts.ts'
import { forgetFailures } from './attempts.ts'
import { codePurposes, makeOneTimeCode, spendOneTimeCode, tryOneTimeCode, wrongCode } from './one-time-codes.ts'
import type { CodeOwner } from './one-time-codes.ts'

const done = Type.Object({ unlocked: Type.Literal(true) })

const unlock = route(
  {
    method: 'POST',
    url: '/api/session/unlock',
    config: { access: 'public', repeatable: true },
    schema: {
      summary: '用解锁码解除登录暂停',
      description: '解锁码由窗口、安全管理员当面给，或发到本人确认过的邮箱；只能用一次。之后照常用密码登录。',
      tags: ['登录'],
      body: UnlockFormSchema,
      response: { 200: done },
    },
  },
  async ({ body }, { database, clock }) => {
    const name = body.kind === 'citizen' ? body.idNumber : body.name
    await openAccount(database, clock, { kind: body.kind, name, code: body.code })
    return { unlocked: true as const }
  },
)

/** Gives a code out, once: the same command again shows none. */
async function give({ database, clock }: RecordsDeps, request: FastifyRequest, owner: CodeOwner): Promise<UnlockCode> {
  let code: string | null = null
  const { given: action, minutes } = codePurposes.unlock
  await runOfficeCommand(database, clock, commandKeyOf(request, action), async (transaction) => {
    const place = { kysely: transaction, ciphers: database.ciphers }
    const made = await makeOneTimeCode(place, 'unlock', owner, 'counter', clock.now())
    const actor = staffOf(request).staffName
    const entry = { actorKind: 'staff', actor, action, subjectId: owner.userId, detail: { by: 'counter' } }
    await recordOfficeAuditIn(transaction, database.ciphers, entry, clock.now())
    code = made?.code ?? null
  })
  return { code, minutes }
}

const giveToPerson = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/unlock-code',
    config: { access: ['accepting'] },
    schema: {
      summary: '给到窗口来的人一个解锁码，只显示一次',
      tags: ['人员'],
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      response: { 200: UnlockCodeSchema },
    },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const { pool } = staffOf(request)
    const person = await findPerson(deps.database, personNo)
    if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
    if (pool !== null && pool !== person.pool) throw problem('person-other-pool', { pool: person.pool })
    return give(deps, request, { kind: 'citizen', userId: personNo })
  },
)

const giveToStaff = route(
  {
    method: 'POST',
    url: '/api/desk/staff/:userId/unlock-code',
    config: { access: ['security'] },
    schema: {
      summary: '给工作人员一个解锁码，只显示一次',
      tags: ['用户与权限'],
      params: Type.Object({ userId: Type.String({ maxLength: 60 }) }),
      response: { 200: UnlockCodeSchema },
    },
  },
  async (request, deps) => {
    const context = { db: deps.database.kysely, release: deps.release, keeper: staffOf(request) }
    const { userId } = await readStaff(context, request.params.userId)
    return give(deps, request, { kind: 'staff', userId })
  },
)

/**
 * Opens an account by a code: its failed log-ins no longer count. Throws `unlock-code-wrong`, the same whether the code is
 * wrong, over or used, or the account unknown.
 */
async function openAccount(
  db: Database,
  clock: Clock,
  { kind, name, code }: { kind: CodeOwner['kind']; name: string; code: string },
): Promise<void> {
  const login = kind === 'staff' ? await findStaffLogin(db, name) : await findCitizenLogin(db, name)
  if (login === undefined) throw wrongCode('unlock')
  const { userId } = login
  const trying = { purpose: 'unlock', owner: { kind, userId }, name: kind === 'staff' ? name : userId } as const
  const codeId = await tryOneTimeCode(db, clock, trying, code)
  await spendOneTimeCode(db, clock, trying, codeId, (place) => forgetFailures(place, clock, kind, name))
}

/** Opening an account whose log-in is paused: the code from the counter, and what it does. By mail: `notices`. */
export const unlockRoutes = routes(unlock, giveToPerson, giveToStaff)
