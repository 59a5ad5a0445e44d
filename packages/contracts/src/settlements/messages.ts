import { Type } from 'typebox'
import type { Static } from 'typebox'
import { AmountsSchema, ExplanationStepSchema, FundsSchema } from '../quote/result.ts'

/** A person's settlements: the list, and one with the bill as it was computed on the day. Money in yuan, two digits. */

const settlementLine = {
  id: Type.String({ description: '结算编号' }),
  institutionName: Type.String(),
  placeName: Type.String({ description: '就医地' }),
  kind: Type.Enum(['outpatient', 'inpatient', 'designated-disease', 'pharmacy']),
  from: Type.String({ description: '就诊开始日' }),
  to: Type.Union([Type.String(), Type.Null()], { description: '就诊结束日' }),
  settledOn: Type.String({ description: '结算日' }),
  state: Type.Enum(['settled', 'cancelled'], { description: 'settled 有效；cancelled 已撤销' }),
  total: Type.String(),
  fundTotal: Type.String({ description: '基金支付' }),
  account: Type.String({ description: '个人账户支付' }),
  cash: Type.String({ description: '自己付' }),
}

export const SettlementLineMessage = Type.Object(settlementLine)
export type SettlementLineMessage = Static<typeof SettlementLineMessage>

export const SettlementMessage = Type.Object({
  ...settlementLine,
  unknownCodes: Type.Optional(
    Type.Array(Type.String(), { description: '就医地目录没有的编码，按全自费处理；没有就不给' }),
  ),
  cancelledOn: Type.Optional(Type.String({ description: '撤销日' })),
  shared: Type.Optional(
    Type.Object(
      {
        amount: Type.String({ description: '个人账户支付里，家庭共济付的' }),
        from: Type.Array(Type.Object({ name: Type.String({ description: '给的人，只留姓' }), amount: Type.String() })),
      },
      { description: '家庭共济；没有用到就不给' },
    ),
  ),
  visit: Type.Object({
    id: Type.String({ description: '就诊编号' }),
    institution: Type.String({ description: '机构编码' }),
  }),
  result: Type.Object({
    outcome: Type.Literal('settled'),
    amounts: AmountsSchema,
    funds: Type.Optional(FundsSchema),
    prepaymentRate: Type.String(),
    provisional: Type.Array(Type.String()),
    openLayers: Type.Array(Type.String()),
    rulings: Type.Optional(Type.Array(Type.String(), { description: '按经办机构的裁定算出的，裁定的名称' })),
    explanation: Type.Array(ExplanationStepSchema),
  }),
})
export type SettlementMessage = Static<typeof SettlementMessage>
