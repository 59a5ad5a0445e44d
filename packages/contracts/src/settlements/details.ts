import { Type } from 'typebox'
import type { Static } from 'typebox'
import { QuoteResultSchema } from '../quote/result.ts'
import { CutSchema } from '../visits/messages.ts'

/** What stands behind a person's settlement: its fee lines, what happened one after the other, and the bill of other choices. Money in yuan. */

const kind = Type.Enum(['medicine', 'service', 'material', 'other'], {
  description: '药品、诊疗项目、医用耗材；目录不认识的是 other',
})

const divided = {
  amount: Type.String(),
  inScope: Type.String({ description: '在医保范围里、大家一起分担的' }),
  ownShare: Type.String({ description: '自理：乙类先自己承担的' }),
  outside: Type.String({ description: '自费：目录外的和超过限价的' }),
}

export const FeeSumsMessage = Type.Array(
  Type.Object({ kind, count: Type.Integer({ description: '多少条' }), ...divided }),
  { description: '每一类一共多少' },
)
export type FeeSumsMessage = Static<typeof FeeSumsMessage>

export const SettlementLinesMessage = Type.Object({
  count: Type.Integer({ description: '一共多少条' }),
  sums: FeeSumsMessage,
  lines: Type.Array(
    Type.Object({
      no: Type.Integer(),
      kind,
      code: Type.String({ description: '医疗目录编码' }),
      name: Type.Union([Type.String(), Type.Null()]),
      class: Type.Enum(['A', 'B', 'C']),
      day: Type.String(),
      quantity: Type.String(),
      price: Type.String({ description: '单价' }),
      refund: Type.Boolean({ description: '退费' }),
      ...divided,
      cuts: Type.Array(CutSchema, { description: '不进入基金分担的部分，按原因' }),
      memo: Type.Union([Type.String(), Type.Null()], { description: '与报文不一样的地方' }),
    }),
    { description: '按上传的先后' },
  ),
  next: Type.Union([Type.Integer(), Type.Null()], { description: '下一页的 after；没有了为空' }),
})
export type SettlementLinesMessage = Static<typeof SettlementLinesMessage>

export const SettlementEventsMessage = Type.Object({
  events: Type.Array(
    Type.Object({
      kind: Type.Enum([
        'registered',
        'reported',
        'fees-uploaded',
        'fees-voided',
        'discharged',
        'discharge-undone',
        'pre-settled',
        'settled',
        'claimed',
        'cancelled',
      ]),
      at: Type.String({ description: '时刻' }),
      lines: Type.Optional(Type.Integer({ description: '传来或撤回几条费用' })),
      cash: Type.Optional(Type.String({ description: '预结算或结算的自己付' })),
      settlement: Type.Optional(Type.String({ description: '哪笔结算，或撤销了哪笔' })),
    }),
    { description: '这次就诊发生过的，按先后' },
  ),
})
export type SettlementEventsMessage = Static<typeof SettlementEventsMessage>

export const SettlementChoicesMessage = Type.Object({
  comparable: Type.Boolean({
    description: '按今天的规定重算，还是当天的结果；不是的话没法比，choices 为空',
  }),
  route: Type.Enum(['direct', 'manual'], { description: '这笔是怎么结的' }),
  choices: Type.Array(
    Type.Object({
      name: Type.Enum(['filed', 'filedReferral', 'notFiled', 'manual', 'direct', 'tier3', 'tier2', 'home']),
      route: Type.Enum(['direct', 'manual']),
      result: QuoteResultSchema,
    }),
    { description: '费用和当年累计都不变，只换一样' },
  ),
})
export type SettlementChoicesMessage = Static<typeof SettlementChoicesMessage>
