import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  AccountTransferForm,
  DeathForm,
  DecisionReason,
  InheritanceForm,
  PayoutAccountForm,
  PayoutApproval,
  PayoutMessage,
  PayoutsMessage,
  PersonPayoutsMessage,
  problem,
  TakingBack,
} from '@yidi/contracts'
import type { Role } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireOwnPerson, requireSeenPerson } from '../../person/enrolment/index.ts'
import { enterDeath, takeDeathBack } from './death.ts'
import { approvePayout, changePayoutAccount, refusePayout, withdrawPayout } from './decide.ts'
import { enterInheritance, enterTransfer } from './enter.ts'
import { listPayouts, payoutsOfPerson } from './list.ts'
import { readPayout } from './message.ts'
import { payoutKind } from './payout.ts'

const tags = ['个人账户支取']
const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const PayoutParams = Type.Object({ payoutId: Type.String({ maxLength: 60 }) })
const Id = Type.Object({ id: Type.String({ description: '编号' }) })
const Day = Type.Object({ day: Type.String({ description: '去世的日期' }) })
const accepting = { access: ['accepting'] } as const
const readers = { access: ['accepting', 'approving', 'finance', 'audit', 'admin'] } as const

/** A command of a request about a person of one's own pool. */
async function aboutPerson(deps: RecordsDeps, request: FastifyRequest, personNo: string, name: string) {
  const staff = staffOf(request)
  const { pool } = await requireOwnPerson(deps, staff, personNo)
  const by = { role: 'accepting', kind: 'staff', id: staff.staffName } as const
  return { personNo, pool, by, command: commandKeyOf(request, name) }
}

/** A command of a request about a payout of one's own pool. */
async function aboutPayout(deps: RecordsDeps, request: FastifyRequest, id: string, name: string, role: Role) {
  const personNo = await personOf(deps, request, id)
  const by = { role, kind: 'staff', id: staffOf(request).staffName } as const
  return { personNo, id, by, command: commandKeyOf(request, name) }
}

async function personOf({ database }: RecordsDeps, request: FastifyRequest, id: string): Promise<string> {
  const missing = problem('payout-not-found', { id: id.slice(0, 60) })
  const { pool } = staffOf(request)
  return (await findTaskIn(database, id, { pool, kind: payoutKind.name, missing })).personNo
}

const list = route(
  {
    method: 'GET',
    url: '/api/desk/account-payouts',
    config: readers,
    schema: { summary: '个人账户支取：没有办完的，和钱还在账户里等人来办的', tags, response: { 200: PayoutsMessage } },
  },
  (request, { database, clock }: RecordsDeps) => listPayouts(database, staffOf(request).pool, clock.today()),
)

const ofPerson = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/account-payouts',
    config: readers,
    schema: {
      summary: '一个人的去世登记、个人账户支取和更正',
      description: '看一次记一笔审计。',
      tags,
      params: PersonParams,
      response: { 200: PersonPayoutsMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    const { person } = await requireSeenPerson(deps, staff, personNo)
    await noteRead(deps, personNo, staff.staffName, personNo)
    const own = staff.pool === null || staff.pool === person.pool
    return payoutsOfPerson(deps, personNo, { own, roles: staff.roles })
  },
)

const noteRead = ({ database, clock }: RecordsDeps, personNo: string, actor: string, subjectId: string) =>
  commitForPerson(database, {
    personNo,
    at: clock.now(),
    changes: {},
    audit: [{ actorKind: 'staff', actor, action: 'account-payout.read', subjectId }],
  })

const show = route(
  {
    method: 'GET',
    url: '/api/desk/account-payouts/:payoutId',
    config: readers,
    schema: {
      summary: '一份个人账户支取：谁得多少，凭什么，办到哪一步',
      description: '看一次记一笔审计。',
      tags,
      params: PayoutParams,
      response: { 200: PayoutMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { payoutId: id } = request.params
    const staff = staffOf(request)
    const personNo = await personOf(deps, request, id)
    const found = await readPayout(deps, personNo, id, staff)
    await noteRead(deps, personNo, staff.staffName, found.id)
    return found
  },
)

const death = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/death',
    config: accepting,
    schema: {
      summary: '登记去世：参保结束，从第二天起停止待遇',
      tags,
      params: PersonParams,
      body: DeathForm,
      response: { 200: Day },
    },
  },
  async (request, deps: RecordsDeps) =>
    enterDeath(deps, await aboutPerson(deps, request, request.params.personNo, 'death.enter'), request.body),
)

const deathTakenBack = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/death/take-back',
    config: accepting,
    schema: {
      summary: '撤回登记错了的去世',
      description: '参保不会自己恢复；要继续参保的，另办参保登记。',
      tags,
      params: PersonParams,
      body: TakingBack,
      response: { 200: Day },
    },
  },
  async (request, deps: RecordsDeps) =>
    takeDeathBack(deps, await aboutPerson(deps, request, request.params.personNo, 'death.take-back'), request.body),
)

const inherit = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/account-payouts/inheritance',
    config: accepting,
    schema: {
      summary: '录入继承人和份额，支取去世的人的个人账户',
      description: '每位继承人一份；核准时按当时的余额分，份额除不尽的分，舍去最多的先补一分。',
      tags,
      params: PersonParams,
      body: InheritanceForm,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) =>
    enterInheritance(deps, await aboutPerson(deps, request, request.params.personNo, 'payout.inherit'), request.body),
)

const transfer = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/account-payouts/transfer',
    config: accepting,
    schema: {
      summary: '把转出的人的个人账户付给转入地的经办机构',
      tags,
      params: PersonParams,
      body: AccountTransferForm,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) =>
    enterTransfer(deps, await aboutPerson(deps, request, request.params.personNo, 'payout.transfer'), request.body),
)

const approve = route(
  {
    method: 'POST',
    url: '/api/desk/account-payouts/:payoutId/approve',
    config: { access: ['approving'] },
    schema: {
      summary: '核准一份支取；录入的人不能核准',
      description: '钱从账户转出，等付款。金额是核准时的余额，和看到的不一样就不办。',
      tags,
      params: PayoutParams,
      body: PayoutApproval,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) =>
    approvePayout(
      deps,
      await aboutPayout(deps, request, request.params.payoutId, 'payout.approve', 'approving'),
      request.body.amount,
    ),
)

const refuse = route(
  {
    method: 'POST',
    url: '/api/desk/account-payouts/:payoutId/refuse',
    config: { access: ['approving'] },
    schema: { summary: '不予核准', tags, params: PayoutParams, body: DecisionReason, response: { 200: Id } },
  },
  async (request, deps: RecordsDeps) =>
    refusePayout(
      deps,
      await aboutPayout(deps, request, request.params.payoutId, 'payout.refuse', 'approving'),
      request.body.reason,
    ),
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/desk/account-payouts/:payoutId/withdraw',
    config: accepting,
    schema: { summary: '核准以前撤回', tags, params: PayoutParams, body: DecisionReason, response: { 200: Id } },
  },
  async (request, deps: RecordsDeps) =>
    withdrawPayout(
      deps,
      await aboutPayout(deps, request, request.params.payoutId, 'payout.withdraw', 'accepting'),
      request.body.reason,
    ),
)

const account = route(
  {
    method: 'POST',
    url: '/api/desk/account-payouts/:payoutId/account',
    config: accepting,
    schema: {
      summary: '付款退回以后换收款账号',
      tags,
      params: PayoutParams,
      body: PayoutAccountForm,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) =>
    changePayoutAccount(
      deps,
      await aboutPayout(deps, request, request.params.payoutId, 'payout.account', 'accepting'),
      request.body,
    ),
)

/** 个人账户支取 at the desk: deaths, heirs, money to another pool. */
export const payoutRoutes = routes(
  list,
  ofPerson,
  show,
  death,
  deathTakenBack,
  inherit,
  transfer,
  approve,
  refuse,
  withdraw,
  account,
)
