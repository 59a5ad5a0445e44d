import { Type } from 'typebox'
import type { Static } from 'typebox'
import { StatementListSchema } from './messages.ts'

/** 对账 by a page, and the differences of lines as the desk works them off. Amounts in yuan, two digits. */

export const differenceClasses = {
  'only-here': '平台有、机构没有',
  'only-there': '机构有、平台没有',
  differs: '内容不符',
  'undone-since': '平台已撤销、机构没有退费',
} as const

/** What was done about a difference. */
export const differenceWorks = {
  explained: '已说明',
  corrected: '机构已更正',
  undone: '机构已冲正或撤销',
  'taken-on': '按平台的数处理',
} as const
export type DifferenceWork = keyof typeof differenceWorks

export const differenceStates = { open: '没有处理', worked: '已处理', agreed: '后来对平' } as const
export type DifferenceState = keyof typeof differenceStates

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])

const Side = Type.Union([
  Type.Object({
    total: Type.String({ description: '医疗费总额' }),
    fund: Type.String({ description: '基金支付总额' }),
    account: Type.String({ description: '个人账户支付' }),
  }),
  Type.Null(),
])

export const DifferenceMessage = Type.Object({
  number: Type.String({ description: '差异编号' }),
  institution: Type.String(),
  institutionName: Type.String(),
  class: Type.Enum(keysOf(differenceClasses)),
  classTitle: Type.String(),
  state: Type.Enum(keysOf(differenceStates)),
  stateTitle: Type.String(),
  settlement: Type.String({ description: '结算ID' }),
  visit: Type.String({ description: '就诊ID' }),
  personNo: Type.String({ description: '人员编号' }),
  msgid: OrNull('平台这笔的发送方报文ID，冲正时用'),
  undoneOn: OrNull('平台撤销的日期'),
  parts: Type.Array(Type.String(), { description: '哪几项不同' }),
  theirs: Side,
  ours: Side,
  from: Type.String({ description: '属于哪天；平台没有的，是对账的起止日期' }),
  to: Type.String(),
  foundAt: Type.String({ description: '第一次发现的时刻' }),
  agreedAt: OrNull('后来的对账不再有它的时刻'),
  steps: Type.Array(
    Type.Object({
      done: Type.Enum(keysOf(differenceWorks)),
      doneTitle: Type.String(),
      words: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
    { description: '怎么处理的，先后顺序' },
  ),
})
export type DifferenceMessage = Static<typeof DifferenceMessage>

const statement = StatementListSchema.properties.statements.items

export const ReconciliationDeskMessage = Type.Object({
  statements: Type.Array(
    Type.Object({
      ...statement.properties,
      institution: Type.String(),
      institutionName: Type.String(),
      open: Type.Integer({ description: '没有处理的差异' }),
    }),
    { description: '最近的对账，截止日新的在前' },
  ),
  differences: Type.Array(DifferenceMessage, { description: '没有处理的在前，新的在前' }),
  open: Type.Integer({ description: '一共还有多少条没有处理' }),
  works: Type.Boolean({ description: '登录的人能不能处理' }),
})
export type ReconciliationDeskMessage = Static<typeof ReconciliationDeskMessage>

export const OwnReconciliationMessage = Type.Object({
  from: Type.String(),
  to: Type.String(),
  ours: statement.properties.ours,
  lines: Type.Array(
    Type.Object({
      settlement: Type.String({ description: '结算ID' }),
      isRefund: Type.Boolean({ description: '退费' }),
      visit: Type.String({ description: '就诊ID' }),
      personNo: Type.String({ description: '人员编号' }),
      total: Type.String(),
      fund: Type.String(),
      account: Type.String(),
      cash: Type.String(),
      day: Type.String({ description: '结算日期' }),
    }),
    { description: '平台的各笔，先后顺序' },
  ),
  more: Type.Integer({ description: '还有多少笔没有列在这里' }),
  statements: StatementListSchema.properties.statements,
  differences: Type.Array(DifferenceMessage, { description: '没有处理的在前，新的在前' }),
})
export type OwnReconciliationMessage = Static<typeof OwnReconciliationMessage>

const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description })

export const ReconciliationQuery = Type.Object({ from: day('结算日期，从'), to: day('结算日期，到（含）') })
export type ReconciliationQuery = Static<typeof ReconciliationQuery>

export const DifferenceWorkForm = Type.Object(
  {
    done: Type.Enum(keysOf(differenceWorks), { description: '怎么处理的' }),
    words: Type.String({ maxLength: 400, description: '说明' }),
  },
  { additionalProperties: false },
)
export type DifferenceWorkForm = Static<typeof DifferenceWorkForm>
