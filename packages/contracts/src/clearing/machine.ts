import type { Machine } from '../machine.ts'

/**
 * 区域清算: what an insured pool owes to a treating region for a month. The region draws the list and sends it, the pool confirms
 * or disputes each line, the region answers, another of the pool approves, and it is paid through the bank or out of the prepaid
 * fund. Whoever confirms never approves.
 */
export const clearingStates = {
  drawn: { title: '已汇总，等发送' },
  sent: { title: '等参保地确认' },
  disputed: { title: '有争议，等就医地答复' },
  confirmed: { title: '已确认，等复核' },
  approved: { title: '已复核，等付款' },
  paying: { title: '付款中' },
  'payment-returned': { title: '款项退回，等新账户' },
  paid: { title: '已付款' },
  closed: { title: '没有要付的，明细留到以后清算' },
  dropped: { title: '已作废' },
} as const satisfies Record<string, { title: string }>
export type ClearingState = keyof typeof clearingStates

export const clearingActions = {
  draw: '汇总',
  send: '发送给参保地',
  drop: '作废',
  confirm: '确认明细',
  dispute: '提出争议',
  'hand-in': '提交确认结果',
  contest: '请就医地答复',
  answer: '答复争议',
  'hear-again': '答复完，请参保地确认',
  approve: '复核',
  return: '退回重新确认',
  close: '办结',
  'set-limit': '定下期限',
  take: '列入付款批次',
  'let-go': '移出付款批次',
  pay: '付款成功',
  'pay-prepaid': '从预付金付',
  net: '和对方应付的相抵，付清',
  'net-part': '和对方应付的相抵一部分',
  bounce: '银行退回',
  account: '更换收款账户',
} as const
export type ClearingAction = keyof typeof clearingActions

const program = ['system'] as const
const finance = ['finance'] as const

/** The table. A state or action that is not here is not allowed. */
export const clearingMachine: Machine<ClearingState, ClearingAction> = {
  none: { draw: { to: 'drawn', by: finance } },
  drawn: { send: { to: 'sent', by: finance }, drop: { to: 'dropped', by: finance } },
  sent: {
    confirm: { to: 'sent', by: finance },
    dispute: { to: 'sent', by: finance },
    'hand-in': { to: 'confirmed', by: finance },
    'set-limit': { to: 'sent', by: program },
  },
  disputed: { answer: { to: 'disputed', by: finance }, 'hear-again': { to: 'sent', by: program } },
  confirmed: {
    // Something is in dispute: it goes back to the region before anybody approves.
    contest: { to: 'disputed', by: program },
    approve: { to: 'approved', by: ['approving'] },
    return: { to: 'sent', by: ['approving'] },
    close: { to: 'closed', by: program },
  },
  approved: {
    take: { to: 'paying', by: finance },
    'pay-prepaid': { to: 'paid', by: finance },
    net: { to: 'paid', by: program },
    'net-part': { to: 'approved', by: program },
    'set-limit': { to: 'approved', by: program },
  },
  paying: {
    'let-go': { to: 'approved', by: finance },
    pay: { to: 'paid', by: finance },
    bounce: { to: 'payment-returned', by: finance },
  },
  'payment-returned': { account: { to: 'approved', by: program } },
  // What went through the bank may come back.
  paid: { bounce: { to: 'payment-returned', by: finance } },
  closed: {},
  dropped: {},
}

/** Where a line of a clearing stands. */
export const clearingLineStates = {
  open: '等确认',
  confirmed: '已确认',
  disputed: '有争议',
  maintained: '答复维持，等确认',
  withdrawn: '已撤下',
} as const
export type ClearingLineState = keyof typeof clearingLineStates

/** Why a pool disputes a line: a closed list, so that disputes can be counted and compared. */
export const clearingDisputeReasons = {
  'not-insured': '那天不在本统筹区参保',
  'no-such-visit': '参保人说没有这次就医',
  'amount-differs': '金额和本地的结算不一样',
  'settled-twice': '同一次就医结算两次',
  'not-payable': '基金不支付的费用',
  'third-party': '应由第三人负担',
} as const
export type ClearingDisputeReason = keyof typeof clearingDisputeReasons
