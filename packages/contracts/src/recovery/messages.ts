/** 追回 at the desk and for the institution that owes. Amounts in yuan, two digits. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { debtorKinds, reclaimActions, reclaimStates } from './machine.ts'

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const amount = (description: string) => Type.String({ maxLength: 20, description: `${description}，元，例如 1234.50` })
const day = (description: string) => Type.String({ maxLength: 20, description: `${description}，例如 2026-07-31` })

export const ReclaimForm = Type.Object(
  {
    caseId: Type.String({ maxLength: 60, description: '作出决定的稽核案件' }),
    debtorKind: oneOf(keysOf(debtorKinds), '向谁追'),
    debtor: Type.String({ maxLength: 60, description: '人员编号、机构编码或单位代码' }),
    limitDay: day('交回的期限'),
    document: Type.String({ maxLength: 120, description: '决定书的文号' }),
    lines: Type.Array(
      Type.Object(
        {
          personNo: Type.String({ maxLength: 40, description: '人员编号' }),
          settlementId: Type.String({ maxLength: 60, description: '结算编号' }),
          amount: amount('从这笔结算的基金支付里追回多少'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { title: 'ReclaimForm', additionalProperties: false },
)
export type ReclaimForm = Static<typeof ReclaimForm>

export const ReclaimReceiveForm = Type.Object(
  {
    amount: amount('收到多少'),
    reference: Type.String({ maxLength: 60, description: '银行流水号' }),
    day: day('银行的日期'),
  },
  { title: 'ReclaimReceiveForm', additionalProperties: false },
)
export type ReclaimReceiveForm = Static<typeof ReclaimReceiveForm>

export const ReclaimOffsetForm = Type.Object(
  { amount: amount('抵扣多少') },
  { title: 'ReclaimOffsetForm', additionalProperties: false },
)
export type ReclaimOffsetForm = Static<typeof ReclaimOffsetForm>

export const ReclaimGiveBackForm = Type.Object(
  {
    receipt: Type.Integer({ minimum: 1, maximum: 10_000, description: '第几笔收款' }),
    words: Type.String({ maxLength: 200, description: '为什么退回，银行退款的流水号' }),
    day: day('退回的日期'),
  },
  { title: 'ReclaimGiveBackForm', additionalProperties: false },
)
export type ReclaimGiveBackForm = Static<typeof ReclaimGiveBackForm>

export const ReclaimWordsForm = Type.Object(
  { words: Type.String({ maxLength: 200, description: '说明' }) },
  { title: 'ReclaimWordsForm', additionalProperties: false },
)
export type ReclaimWordsForm = Static<typeof ReclaimWordsForm>

const summary = {
  orderId: Type.String(),
  title: Type.String(),
  caseId: Type.String({ description: '稽核案件' }),
  debtorKind: oneOf(keysOf(debtorKinds), '向谁追'),
  debtor: Type.String({ description: '人员编号、机构编码或单位代码' }),
  debtorName: Type.String({ description: '机构和单位的名称；人员写编号' }),
  state: oneOf(keysOf(reclaimStates), '状态'),
  stateTitle: Type.String(),
  amount: Type.String({ description: '应追' }),
  received: Type.String({ description: '已收和抵扣' }),
  writtenOff: Type.String({ description: '已核销' }),
  open: Type.String({ description: '还欠' }),
  limitDay: Type.String(),
  overdue: Type.Boolean({ description: '过了期限还没有收齐' }),
}

export const ReclaimListMessage = Type.Object({
  orders: Type.Array(Type.Object(summary), { description: '新的在前' }),
  open: Type.String({ description: '一共还欠' }),
  mayOrder: Type.Boolean({ description: '登录的人能不能下达追回决定' }),
})
export type ReclaimListMessage = Static<typeof ReclaimListMessage>

export const ReclaimMessage = Type.Object({
  ...summary,
  document: Type.String(),
  articles: Type.String({ description: '依据' }),
  caseStands: Type.Boolean({ description: '案件的追回决定还有效；撤销了的，追回决定应当作废' }),
  lines: Type.Array(
    Type.Object({
      personNo: Type.String(),
      settlementId: Type.String(),
      visitId: Nullable(Type.String({ description: '就诊编号，打开就诊详情用' })),
      fundTitle: Type.String(),
      amount: Type.String(),
      undone: Type.Boolean({ description: '这笔结算后来撤销了，追回决定应当作废' }),
    }),
  ),
  receipts: Type.Array(
    Type.Object({
      receipt: Type.Integer(),
      wayTitle: Type.String(),
      reference: Type.String(),
      amount: Type.String(),
      day: Type.String(),
      givenBackOn: Nullable(Type.String({ description: '哪天退回' })),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      title: Type.String(),
      by: Type.String(),
      at: Type.String(),
      words: Nullable(Type.String()),
      amount: Nullable(Type.String()),
    }),
  ),
  allowed: Type.Array(oneOf(keysOf(reclaimActions), '登录的人现在可以做什么')),
  mayOffset: Type.Boolean({ description: '本地付款的机构才能抵扣' }),
})
export type ReclaimMessage = Static<typeof ReclaimMessage>
