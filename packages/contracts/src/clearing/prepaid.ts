/** 预付金: what an insured pool has paid a treating region beforehand. Entered by one of finance, confirmed by another. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'

export const prepaidStates = {
  drawn: { title: '待复核' },
  done: { title: '已入账' },
  dropped: { title: '已作废' },
} as const
export type PrepaidState = keyof typeof prepaidStates

export const prepaidActions = { draw: '登记', confirm: '复核', drop: '作废' } as const
export type PrepaidAction = keyof typeof prepaidActions

const finance = ['finance'] as const
export const prepaidMachine: Machine<PrepaidState, PrepaidAction> = {
  none: { draw: { to: 'drawn', by: finance } },
  drawn: { confirm: { to: 'done', by: finance }, drop: { to: 'dropped', by: finance } },
  done: {},
  dropped: {},
}

/** The pool pays in; the region pays back; the pool closes a year, with what is prepaid at the level that holds from then on. */
export const prepaidKinds = { deposit: '预付', return: '退回预付金', 'year-close': '年度清算' } as const
export type PrepaidKind = keyof typeof prepaidKinds

/** How a prepaid fund stands to what is owed. */
export const prepaidLevels = { ok: '够用', yellow: '黄色预警', red: '红色预警' } as const
export type PrepaidLevel = keyof typeof prepaidLevels

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]

export const PrepaidForm = Type.Object(
  {
    kind: oneOf(keysOf(prepaidKinds), '预付、年度清算（参保地办），退回（就医地办）'),
    other: Type.String({ maxLength: 20, description: '对方地区的区划代码' }),
    amount: Type.String({ maxLength: 20, description: '元，例如 12345.60；年度清算是留下的预付金' }),
    year: Type.Optional(Type.String({ maxLength: 20, description: '年度清算的年度' })),
    document: Type.String({ maxLength: 120, description: '凭证或文件' }),
  },
  { title: 'PrepaidForm', additionalProperties: false },
)
export type PrepaidForm = Static<typeof PrepaidForm>

export const PrepaidConfirmForm = Type.Object(
  {
    reference: Type.String({ maxLength: 60, description: '银行流水号' }),
    day: Type.String({ maxLength: 20, description: '银行的日期' }),
  },
  { title: 'PrepaidConfirmForm', additionalProperties: false },
)
export type PrepaidConfirmForm = Static<typeof PrepaidConfirmForm>

export const PrepaidMessage = Type.Object({
  funds: Type.Array(
    Type.Object({
      ...{ pool: Type.String({ description: '参保地' }), poolName: Type.String() },
      ...{ region: Type.String({ description: '就医地' }), regionName: Type.String() },
      balance: Type.String({ description: '预付金余额，元' }),
      owed: Type.String({ description: '参保地现在应付的，元' }),
      level: oneOf(keysOf(prepaidLevels), '预警'),
      levelTitle: Type.String(),
      note: Nullable(Type.String({ description: '没有定下预警线时的说明' })),
    }),
  ),
  records: Type.Array(
    Type.Object({
      recordId: Type.String(),
      kind: oneOf(keysOf(prepaidKinds), '办什么'),
      title: Type.String(),
      state: oneOf(keysOf(prepaidStates), '状态'),
      stateTitle: Type.String(),
      amount: Type.String({ description: '元' }),
      document: Type.String(),
      drawnBy: Type.String(),
      allowed: Type.Array(oneOf(keysOf(prepaidActions), '登录的人现在可以办的')),
    }),
    { description: '新的在前' },
  ),
  enters: Type.Boolean({ description: '登录的人能不能登记' }),
})
export type PrepaidMessage = Static<typeof PrepaidMessage>
