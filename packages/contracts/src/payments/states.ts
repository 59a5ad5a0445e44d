/** 付款: the states of a batch and of what is in it, and why a bank sends money back. */

export const paymentBatchStates = {
  drawn: { title: '待复核' },
  confirmed: { title: '已复核' },
  ended: { title: '已完成' },
  dropped: { title: '已作废' },
} as const
export type PaymentBatchState = keyof typeof paymentBatchStates

/**
 * An item is noted before the record is asked, so that whatever ends in the middle is finished later: those states have `then`,
 * what it is afterwards. `held`: the record can be in no other batch.
 */
export const paymentItemStates = {
  taking: { title: '正在列入', held: true, then: 'open' },
  'left-out': { title: '没有列入', held: false },
  open: { title: '等银行结果', held: true },
  'letting-go': { title: '正在移出', held: true, then: 'let-go' },
  'let-go': { title: '已移出', held: false },
  paying: { title: '正在记付款', held: true, then: 'paid' },
  paid: { title: '已付', held: false },
  returning: { title: '正在记退回', held: true, then: 'returned' },
  // Paid, and sent back by the bank days later; the record may be in another batch by then, and decides.
  bouncing: { title: '正在记退汇', held: false, then: 'returned' },
  returned: { title: '已退回', held: false },
} as const satisfies Record<string, { title: string; held: boolean; then?: string }>
export type PaymentItemState = keyof typeof paymentItemStates

export const paymentReturns = {
  'wrong-account': '账号有误',
  'name-does-not-fit': '户名不符',
  'account-closed': '账户已销户',
  other: '其他原因',
} as const
export type PaymentReturn = keyof typeof paymentReturns
export const paymentReturnNames = Object.keys(paymentReturns) as PaymentReturn[]

/** What can be done with a batch, in the order of the buttons. */
export const paymentBatchActions = {
  confirm: '复核',
  drop: '作废',
  remove: '移出',
  file: '取付款文件',
  mark: '记银行结果',
  bounce: '记银行退回',
} as const
export type PaymentBatchAction = keyof typeof paymentBatchActions

/** What a batch of this state allows; the server refuses everything else, the page shows nothing else. */
export const allowedInBatch: Readonly<Record<PaymentBatchState, readonly PaymentBatchAction[]>> = {
  drawn: ['confirm', 'drop', 'remove'],
  confirmed: ['file', 'mark', 'bounce'],
  ended: ['file', 'bounce'],
  dropped: [],
}
