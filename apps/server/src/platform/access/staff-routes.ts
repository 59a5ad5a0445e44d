import type { FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import { Type } from 'typebox'
import {
  NewStaffSchema,
  StaffAccountSchema,
  StaffChangeSchema,
  StaffPasswordSchema,
  StaffPersonSchema,
} from '@yidi/contracts'
import type { StaffAccount } from '@yidi/contracts'
import { route, routes } from '../http/index.ts'
import type { RecordsDeps } from '../module/index.ts'
import { recordOfficeAuditIn } from '../audit/index.ts'
import type { Tables } from '../storage/index.ts'
import { commandKeyOf, staffOf } from '../guard/index.ts'
import { runOfficeCommand } from '../guard/index.ts'
import { hashPassword, makePassword } from './passwords.ts'
import { removeSecondFactor } from './second-factor.ts'
import { personOfForm, setStaffPerson } from './staff-person.ts'
import type { StaffContext } from './staff.ts'
import { changeStaff, insertStaff, listStaff, readStaff, setDisabled, setStaffPassword } from './staff.ts'

/** Which commands take back what was done to an account, with what is said of them. */
const undoneBy: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'staff.create': { 'staff.disable': '停用了账号' },
  'staff.change': { 'staff.change': '又改了账号的权限' },
  'staff.person': { 'staff.person': '又改了是谁的账号' },
  'staff.disable': { 'staff.enable': '恢复了账号' },
  'staff.enable': { 'staff.disable': '停用了账号' },
}

const tags = ['用户与权限']
const config = { access: ['security'] } as const
const params = Type.Object({ userId: Type.String({ maxLength: 60 }) })

const contextOf = (
  { database, release }: RecordsDeps,
  request: FastifyRequest,
  db: Kysely<Tables> = database.kysely,
): StaffContext => ({
  db,
  release,
  keeper: staffOf(request),
})

/** Runs a change of an account with its audit row, once. */
async function change(
  deps: RecordsDeps,
  request: FastifyRequest,
  action: string,
  work: (context: StaffContext) => Promise<{ userId: string; detail?: Record<string, unknown> }>,
): Promise<StaffAccount> {
  const staff = staffOf(request)
  const once = async (transaction: Transaction<Tables>): Promise<{ userId: string }> => {
    const done = await work(contextOf(deps, request, transaction))
    const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId: done.userId }
    await recordOfficeAuditIn(
      transaction,
      deps.database.ciphers,
      { ...entry, detail: done.detail ?? {} },
      deps.clock.now(),
    )
    return { userId: done.userId }
  }
  const { userId } = await runOfficeCommand(deps.database, deps.clock, commandKeyOf(request, action), once, {
    subjectOf: (account) => account.userId,
    undoneBy: undoneBy[action] ?? {},
  })
  return readStaff(contextOf(deps, request), userId)
}

const showAccounts = route(
  {
    method: 'GET',
    url: '/api/desk/staff',
    config: { access: ['security', 'audit'] },
    schema: {
      summary: '工作人员账号',
      tags,
      response: { 200: Type.Object({ accounts: Type.Array(StaffAccountSchema) }) },
    },
  },
  async (request, deps) => ({ accounts: await listStaff(contextOf(deps, request)) }),
)

const createAccount = route(
  {
    method: 'POST',
    url: '/api/desk/staff',
    config,
    schema: {
      summary: '新建账号，密码只显示一次',
      tags,
      body: NewStaffSchema,
      response: { 200: StaffPasswordSchema },
    },
  },
  async (request, deps) => {
    const fresh = makePassword()
    const hash = await hashPassword(fresh)
    // Only the command that made the account knows its password; a repeat finds the account and no password.
    let password: string | null = null
    const account = await change(deps, request, 'staff.create', async (context) => {
      const userId = await insertStaff(context, request.body, hash, deps.clock.now())
      password = fresh
      return { userId, detail: { name: request.body.name, roles: request.body.roles } }
    })
    return { account, password }
  },
)

const changeAccount = route(
  {
    method: 'POST',
    url: '/api/desk/staff/:userId/change',
    config,
    schema: {
      summary: '改角色、统筹区、机构或单位',
      tags,
      params,
      body: StaffChangeSchema,
      response: { 200: StaffAccountSchema },
    },
  },
  (request, deps) =>
    change(deps, request, 'staff.change', async (context) => {
      const account = await readStaff(context, request.params.userId)
      await changeStaff(context, account, request.body)
      const { roles, pool, institution, employer } = account
      return {
        userId: account.userId,
        detail: { before: { roles, pool, institution, employer }, after: request.body },
      }
    }),
)

const sayWhose = route(
  {
    method: 'POST',
    url: '/api/desk/staff/:userId/person',
    config,
    schema: {
      summary: '登记账号是哪位参保人的',
      description: '登记了的，不能审本人和家人的报销。答复里没有是谁，只有登记过没有。',
      tags,
      params,
      body: StaffPersonSchema,
      response: { 200: StaffAccountSchema },
    },
  },
  (request, deps) =>
    change(deps, request, 'staff.person', async (context) => {
      const { userId } = await readStaff(context, request.params.userId)
      const personNo = await personOfForm(deps.database, request.body.idNumber)
      await setStaffPerson(context, userId, personNo)
      return { userId, detail: { person: personNo } }
    }),
)

const switchAccount = (verb: 'disable' | 'enable', summary: string) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/staff/:userId/${verb}`,
      config,
      schema: { summary, tags, params, response: { 200: StaffAccountSchema } },
    },
    (request, deps) =>
      change(deps, request, `staff.${verb}`, async (context) => {
        const { userId } = request.params
        const account = await readStaff(context, userId)
        await setDisabled(context.db, account, verb === 'disable' ? deps.clock.now() : null)
        return { userId }
      }),
  )

const resetPassword = route(
  {
    method: 'POST',
    url: '/api/desk/staff/:userId/reset-password',
    config,
    schema: { summary: '重置密码，新密码只显示一次', tags, params, response: { 200: StaffPasswordSchema } },
  },
  async (request, deps) => {
    const fresh = makePassword()
    const hash = await hashPassword(fresh)
    let password: string | null = null
    const account = await change(deps, request, 'staff.reset-password', async (context) => {
      const { userId } = await readStaff(context, request.params.userId)
      await setStaffPassword(context.db, userId, hash)
      password = fresh
      return { userId }
    })
    return { account, password }
  },
)

const resetSecondFactor = route(
  {
    method: 'POST',
    url: '/api/desk/staff/:userId/reset-second-factor',
    config,
    schema: { summary: '重置动态口令', tags, params, response: { 200: StaffAccountSchema } },
  },
  (request, deps) =>
    change(deps, request, 'staff.reset-second-factor', async (context) => {
      const { userId } = await readStaff(context, request.params.userId)
      await removeSecondFactor({ kysely: context.db }, userId)
      return { userId }
    }),
)

/** 用户与权限: `/api/desk/staff`, for the security administrator; one of a pool keeps the accounts of that pool. */
export const staffRoutes = routes(
  showAccounts,
  createAccount,
  changeAccount,
  sayWhose,
  switchAccount('disable', '停用账号，马上退出登录'),
  switchAccount('enable', '恢复账号'),
  resetPassword,
  resetSecondFactor,
)
