/** 个人账户划账: runs over everybody's account of a pool, as the desk starts and sees them. Amounts in yuan. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { oneOf } from '../filings/shapes.ts'

/** The kinds of runs. `of`: what a period is. */
export const accountRunKinds = {
  'monthly-credit': { title: '按月划入', of: 'month' },
  'critical-premium': { title: '大病保险费', of: 'year' },
  'year-end': { title: '年度结转', of: 'year' },
} as const
export type AccountRunKind = keyof typeof accountRunKinds
export const accountRunKindNames = Object.keys(accountRunKinds) as AccountRunKind[]

export const accountRunStates = { waiting: '等数值', running: '正在做', done: '已完成' } as const
type AccountRunState = keyof typeof accountRunStates

/** Why a run did nothing for a person. */
export const accountRunLeftOut = {
  'birthday-unknown': '没有出生日期，不能按年龄定划入比例',
  'balance-too-low': '退回的月份要从账户扣回，账户余额不够',
} as const

const Kind = oneOf(accountRunKindNames, '哪一种')

export const AccountRunForm = Type.Object(
  { kind: Kind, period: Type.String({ maxLength: 7, description: '月份 2026-03，或者年份 2025' }) },
  { title: 'AccountRunForm', additionalProperties: false },
)
export type AccountRunForm = Static<typeof AccountRunForm>

const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])

export const AccountRunMessage = Type.Object({
  runId: Type.String(),
  pool: Type.String(),
  kind: Kind,
  title: Type.String({ description: '2026年3月 按月划入' }),
  period: Type.String(),
  state: Type.Enum(Object.keys(accountRunStates) as AccountRunState[]),
  stateTitle: Type.String(),
  waitsFor: OrNull('等哪个数值'),
  basis: Type.Array(Type.String(), { description: '按哪些数值算的' }),
  people: Type.Integer({ description: '记了账的人数' }),
  amount: Type.String({ description: '这些人的个人账户一共增加多少，减少的为负' }),
  owed: Type.String({ description: '大病保险费：账户不够、先记为欠缴的' }),
  leftOut: Type.Array(Type.Object({ personNo: Type.String(), why: Type.String() }), {
    description: '没有办成的，最多一百人',
  }),
  leftOutCount: Type.Integer(),
  startedBy: Type.String(),
  startedAt: Type.String({ description: '时刻' }),
  finishedAt: OrNull('时刻'),
})
export type AccountRunMessage = Static<typeof AccountRunMessage>

export const AccountRunsMessage = Type.Object(
  {
    runs: Type.Array(AccountRunMessage, { description: '新的在前' }),
    kinds: Type.Array(
      Type.Object({
        kind: Kind,
        title: Type.String(),
        periods: Type.Array(Type.String(), { description: '现在可以做的月份或年份，新的在前' }),
      }),
    ),
    mayStart: Type.Boolean({ description: '您可以开始划账' }),
  },
  { title: 'AccountRuns' },
)
export type AccountRunsMessage = Static<typeof AccountRunsMessage>
