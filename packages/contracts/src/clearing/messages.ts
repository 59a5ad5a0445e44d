/** 区域清算: what is shown and handed in. Money is yuan with two digits. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { clearingActions, clearingDisputeReasons, clearingLineStates, clearingStates } from './machine.ts'
import type { ClearingAction, ClearingDisputeReason, ClearingLineState, ClearingState } from './machine.ts'

const yuan = (description: string) => Type.String({ description: `${description}，元` })
const Code = (description: string) => Type.String({ pattern: '^\\d{6}$', description })
const No = Type.Integer({ minimum: 1, maximum: 10_000_000, description: '明细序号' })
const Words = (description: string) => Type.String({ maxLength: 300, description })

const clearing = {
  clearingId: Type.String({ description: '清算编号' }),
  region: Type.String({ description: '就医地' }),
  regionName: Type.String(),
  pool: Type.String({ description: '参保地' }),
  poolName: Type.String(),
  month: Type.String(),
  state: oneOf(Object.keys(clearingStates) as ClearingState[], '状态'),
  stateTitle: Type.String(),
  count: Type.Integer({ description: '多少笔' }),
  gross: yuan('汇总时的合计'),
  withdrawn: yuan('就医地撤下的'),
  due: Nullable(yuan('应付；没有确认完的为空')),
  netted: yuan('其中和对方应付的相抵、不用付的'),
  drawnAt: Type.String({ description: '时刻' }),
  dueDay: Nullable(Type.String({ description: '这个状态的期限' })),
}
export const ClearingMessageLine = Type.Object(clearing)
export type ClearingMessageLine = Static<typeof ClearingMessageLine>

/** What stands between two regions by the books. */
export const ClearingFlow = Type.Object({
  region: Type.String({ description: '就医地' }),
  regionName: Type.String(),
  pool: Type.String({ description: '参保地' }),
  poolName: Type.String(),
  owed: yuan('参保地应付就医地的余额'),
  months: Type.Array(
    Type.Object({
      month: Type.String(),
      count: Type.Integer(),
      amount: yuan('审定了还没有汇总的'),
      unconfirmed: Type.Integer({ description: '其中机构没有确认、汇总时不进清单的笔数' }),
    }),
    { description: '按结算的月份，早的在前' },
  ),
})
export type ClearingFlow = Static<typeof ClearingFlow>

export const ClearingListMessage = Type.Object({
  region: Nullable(Type.String({ description: '登录的人所属的地区' })),
  flows: Type.Array(ClearingFlow),
  clearings: Type.Array(ClearingMessageLine, { description: '新的在前' }),
  latest: Type.String({ description: '最晚可以汇总的月份' }),
  mayDraw: Type.Boolean(),
})
export type ClearingListMessage = Static<typeof ClearingListMessage>

/** One line of a clearing. */
export const ClearingLine = Type.Object({
  no: No,
  application: Type.String({ description: '月度申报的编号' }),
  institution: Type.String(),
  settlement: Type.String({ description: '结算或撤销的编号' }),
  visit: Type.String({ description: '就诊编号' }),
  day: Type.String({ description: '结算日' }),
  undoes: Type.Boolean({ description: '是撤销' }),
  amount: yuan('应付；撤销的是负数'),
  restored: yuan('应付里含的撤销退回：撤销了的结算以前扣下的'),
  withdrawn: yuan('就医地撤下的'),
  state: oneOf(Object.keys(clearingLineStates) as ClearingLineState[], '状态'),
  stateTitle: Type.String(),
  reason: Nullable(oneOf(Object.keys(clearingDisputeReasons) as ClearingDisputeReason[], '争议的原因')),
  reasonTitle: Nullable(Type.String()),
  words: Nullable(Type.String({ description: '争议的说明' })),
  answer: Nullable(Type.String({ description: '就医地的答复' })),
})
export type ClearingLine = Static<typeof ClearingLine>

export const ClearingMessage = Type.Object({
  ...clearing,
  lines: Type.Array(ClearingLine),
  more: Nullable(Type.Integer({ description: '后面还有：从哪个序号以后' })),
  counts: Type.Object({
    open: Type.Integer(),
    confirmed: Type.Integer(),
    disputed: Type.Integer(),
    withdrawn: Type.Integer(),
  }),
  prepaid: yuan('预付金余额'),
  pays: Type.Boolean({ description: '登录的人是付款的参保地的财务' }),
  notes: Type.Array(Type.String()),
  steps: Type.Array(
    Type.Object({ title: Type.String(), by: Type.String(), at: Type.String(), words: Nullable(Type.String()) }),
  ),
  allowed: Type.Array(oneOf(Object.keys(clearingActions) as ClearingAction[], '登录的人现在可以办的')),
})
export type ClearingMessage = Static<typeof ClearingMessage>

export const ClearingLinesQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, description: '从这个序号以后' })),
})

export const ClearingDrawForm = Type.Object(
  { pool: Code('参保地'), month: Type.String({ maxLength: 20, description: '月份，例如 2026-05' }) },
  { title: 'ClearingDrawForm', additionalProperties: false },
)
export type ClearingDrawForm = Static<typeof ClearingDrawForm>

/** Which lines; without any, all that wait. */
export const ClearingConfirmForm = Type.Object(
  { lines: Type.Optional(Type.Array(No, { minItems: 1, maxItems: 1000 })) },
  { title: 'ClearingConfirmForm', additionalProperties: false },
)

export const ClearingDisputeForm = Type.Object(
  { no: No, reason: Type.String({ maxLength: 40, description: '原因' }), words: Words('说明') },
  { title: 'ClearingDisputeForm', additionalProperties: false },
)
export type ClearingDisputeForm = Static<typeof ClearingDisputeForm>

export const ClearingAnswerForm = Type.Object(
  { no: No, withdraw: Type.Boolean({ description: '撤下这笔；否则维持' }), words: Words('答复') },
  { title: 'ClearingAnswerForm', additionalProperties: false },
)
export type ClearingAnswerForm = Static<typeof ClearingAnswerForm>

/** What the approver has seen. */
export const ClearingApproveForm = Type.Object(
  { due: Type.String({ maxLength: 20, description: '看到的应付，元' }) },
  { title: 'ClearingApproveForm', additionalProperties: false },
)

export const ClearingReturnForm = Type.Object(
  { words: Words('为什么退回') },
  { title: 'ClearingReturnForm', additionalProperties: false },
)

/** An account of a region's agency as a pool has noted it. */
export const RegionAccountMessage = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  inForce: Nullable(
    Type.Object({ holder: Type.String(), bank: Type.String(), account: Type.String({ description: '只有末四位' }) }),
  ),
  waiting: Nullable(
    Type.Object({
      ...{ holder: Type.String(), bank: Type.String(), account: Type.String({ description: '只有末四位' }) },
      no: Type.Integer(),
      enteredBy: Type.String(),
    }),
  ),
})
export type RegionAccountMessage = Static<typeof RegionAccountMessage>

export const RegionAccountForm = Type.Object(
  {
    holder: Type.String({ maxLength: 100, description: '户名' }),
    bank: Type.String({ maxLength: 100, description: '开户行' }),
    account: Type.String({ maxLength: 40, description: '账号' }),
  },
  { title: 'RegionAccountForm', additionalProperties: false },
)
export type RegionAccountForm = Static<typeof RegionAccountForm>
