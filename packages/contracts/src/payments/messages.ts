import { Type } from 'typebox'
import type { Static } from 'typebox'
import { paymentBatchActions, paymentBatchStates, paymentItemStates, paymentReturnNames } from './states.ts'
import type { PaymentBatchAction, PaymentBatchState, PaymentItemState } from './states.ts'

/** 付款 at the desk. Amounts in yuan, two digits; names and accounts masked, whole in the file for the bank alone. */

const day = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])

const order = {
  subjectId: Type.String({ description: '办件编号' }),
  kindTitle: Type.String({ description: '办件种类' }),
  amount: Type.String(),
  holder: Type.String({ description: '户名，隐去名字' }),
  bank: Type.String({ description: '开户行' }),
  account: Type.String({ description: '账号，只有末四位' }),
  purpose: Type.String({ description: '用途' }),
}

export const PaymentOrderMessage = Type.Object({
  ...order,
  waitingSince: Type.String({ description: '时刻：核定，或者退回后换账号' }),
})
export type PaymentOrderMessage = Static<typeof PaymentOrderMessage>

const batchLine = {
  batchId: Type.String({ description: '批次编号' }),
  pool: Type.String(),
  state: Type.Enum(Object.keys(paymentBatchStates) as PaymentBatchState[]),
  stateTitle: Type.String(),
  drawnAt: Type.String({ description: '时刻' }),
  drawnBy: Type.String({ description: '开批次的账号' }),
  confirmedAt: OrNull('时刻'),
  confirmedBy: OrNull('复核的账号'),
  count: Type.Integer({ description: '批次里的笔数，不算移出的和没有列入的' }),
  total: Type.String({ description: '这些笔的合计' }),
  open: Type.Integer({ description: '还没有结果的笔数' }),
  paid: Type.String({ description: '已付的合计' }),
  returned: Type.String({ description: '退回的合计' }),
}

export const PaymentBatchLine = Type.Object(batchLine)
export type PaymentBatchLine = Static<typeof PaymentBatchLine>

export const PaymentsMessage = Type.Object({
  orders: Type.Array(PaymentOrderMessage, { description: '等待付款，等得久的在前' }),
  total: Type.String({ description: '等待付款的合计' }),
  more: Type.Integer({ description: '还有多少件等着，没有列在这里' }),
  batches: Type.Array(PaymentBatchLine, { description: '新的在前' }),
})
export type PaymentsMessage = Static<typeof PaymentsMessage>

export const PaymentItemMessage = Type.Object({
  ...order,
  no: Type.Integer({ description: '序号' }),
  state: Type.Enum(Object.keys(paymentItemStates) as PaymentItemState[]),
  stateTitle: Type.String(),
  day: OrNull('银行付款或退回的日期'),
  paidDay: OrNull('付款以后又退回的：银行付款的日期'),
  reason: Type.Union([Type.Enum(paymentReturnNames), Type.Null()], { description: '退回原因' }),
  reasonTitle: OrNull('退回原因，中文'),
  words: OrNull('说明'),
})
export type PaymentItemMessage = Static<typeof PaymentItemMessage>

export const PaymentBatchMessage = Type.Object({
  ...batchLine,
  controlSum: OrNull('校验和：付款文件各行的 SHA-256；复核以后才有'),
  fileTakenAt: OrNull('最近一次取付款文件的时刻'),
  items: Type.Array(PaymentItemMessage),
  allowed: Type.Array(Type.Enum(Object.keys(paymentBatchActions) as PaymentBatchAction[]), {
    description: '登录的人现在可以做什么',
  }),
})
export type PaymentBatchMessage = Static<typeof PaymentBatchMessage>

/** The most records in one batch. */
const mostInBatch = 500

export const PaymentDrawForm = Type.Object(
  {
    subjects: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      minItems: 1,
      maxItems: mostInBatch,
      uniqueItems: true,
      description: '办件编号',
    }),
  },
  { additionalProperties: false },
)
export type PaymentDrawForm = Static<typeof PaymentDrawForm>

export const PaymentPaidForm = Type.Object(
  { day: Type.String({ ...day, description: '银行付款的日期' }) },
  { additionalProperties: false },
)
export type PaymentPaidForm = Static<typeof PaymentPaidForm>

export const PaymentReturnedForm = Type.Object(
  {
    day: Type.String({ ...day, description: '银行退回的日期' }),
    reason: Type.Enum(paymentReturnNames, { description: '退回原因' }),
    words: Type.Optional(Type.String({ maxLength: 200, description: '说明；其他原因要写明' })),
  },
  { additionalProperties: false },
)
export type PaymentReturnedForm = Static<typeof PaymentReturnedForm>

export const PaymentAnswerQuery = Type.Object({
  day: Type.String({ ...day, description: '银行付款或退回的日期' }),
})
