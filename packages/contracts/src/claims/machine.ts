import type { Machine } from '../machine.ts'

/**
 * What may happen to a claim (零星报销): state × action → next state and who may do it. The server decides by this table, the
 * pages show the buttons that it allows, and docs/reference/claim-states.md is written from it.
 *
 * Whoever reviews never approves the same claim, and whoever approves never pays (P35, P49): the roles are kept apart by
 * `access/duties.ts`, the persons by the command.
 */
export const claimStates = {
  sent: { title: '已提交' },
  'corrections-asked': { title: '待补正' },
  accepted: { title: '已受理，审核中' },
  reviewed: { title: '已审核，等复核' },
  approved: { title: '已核定，等付款' },
  paying: { title: '付款中' },
  'payment-returned': { title: '款项退回，等新账号' },
  paid: { title: '已付款' },
  owing: { title: '多付，等退回' },
  closed: { title: '已办结' },
  refused: { title: '不予报销' },
  withdrawn: { title: '已撤回' },
} as const satisfies Record<string, { title: string }>

export type ClaimState = keyof typeof claimStates

export const claimActions = {
  send: '提交申请',
  accept: '受理',
  'ask-corrections': '一次告知补正',
  correct: '补正后重新提交',
  'set-limit': '定下办结期限',
  review: '审核',
  return: '退回重审',
  approve: '核定',
  refuse: '不予报销',
  take: '列入付款批次',
  'let-go': '移出付款批次',
  pay: '付款成功',
  bounce: '银行退回',
  'ask-account': '请换收款账号',
  account: '更换收款账号',
  close: '办结',
  owe: '记明多付',
  reopen: '撤销结果，重新审核',
  repay: '退回多付的钱',
  recover: '收到第三人的还款',
  withdraw: '撤回',
} as const

export type ClaimAction = keyof typeof claimActions

const applicants = ['citizen', 'accepting'] as const

/** Money of a third party may come in whatever has become of the payment. */
const recovering = ['finance'] as const

/** The agency had set no limit when the claim came in, and has by now. */
const limiting = ['system'] as const

/** The bank may send back days later what it had paid, whatever has become of the claim since. */
const bouncing = ['finance'] as const

/** The table. A state or action that is not here is not allowed. */
export const claimMachine: Machine<ClaimState, ClaimAction> = {
  none: { send: { to: 'sent', by: applicants } },
  sent: {
    accept: { to: 'accepted', by: ['accepting'] },
    'ask-corrections': { to: 'corrections-asked', by: ['accepting'] },
    'set-limit': { to: 'sent', by: limiting },
    bounce: { to: 'sent', by: bouncing },
    withdraw: { to: 'withdrawn', by: applicants },
  },
  'corrections-asked': {
    'set-limit': { to: 'corrections-asked', by: limiting },
    bounce: { to: 'corrections-asked', by: bouncing },
    correct: { to: 'sent', by: applicants },
    withdraw: { to: 'withdrawn', by: applicants },
  },
  accepted: {
    'ask-corrections': { to: 'corrections-asked', by: ['reviewing'] },
    review: { to: 'reviewed', by: ['reviewing'] },
    'set-limit': { to: 'accepted', by: limiting },
    bounce: { to: 'accepted', by: bouncing },
    withdraw: { to: 'withdrawn', by: applicants },
  },
  reviewed: {
    return: { to: 'accepted', by: ['approving'] },
    'set-limit': { to: 'reviewed', by: limiting },
    bounce: { to: 'reviewed', by: bouncing },
    approve: { to: 'approved', by: ['approving'] },
    refuse: { to: 'refused', by: ['approving'] },
  },
  approved: {
    take: { to: 'paying', by: ['finance'] },
    // Nothing is left to pay.
    close: { to: 'closed', by: ['system'] },
    // A new result comes to less than was paid by the former.
    owe: { to: 'owing', by: ['system'] },
    // The account is still the one that a former payment came back from.
    'ask-account': { to: 'payment-returned', by: ['system'] },
    bounce: { to: 'payment-returned', by: bouncing },
    recover: { to: 'approved', by: recovering },
    reopen: { to: 'accepted', by: ['approving'] },
  },
  paying: {
    recover: { to: 'paying', by: recovering },
    'let-go': { to: 'approved', by: ['finance'] },
    pay: { to: 'paid', by: ['finance'] },
    bounce: { to: 'payment-returned', by: bouncing },
  },
  'payment-returned': {
    account: { to: 'approved', by: applicants },
    bounce: { to: 'payment-returned', by: bouncing },
    // With what came back nothing is owed to the person any more, or less than was paid by other batches.
    close: { to: 'closed', by: ['system'] },
    owe: { to: 'owing', by: ['system'] },
    recover: { to: 'payment-returned', by: recovering },
  },
  paid: {
    bounce: { to: 'payment-returned', by: bouncing },
    recover: { to: 'paid', by: recovering },
    reopen: { to: 'accepted', by: ['approving'] },
  },
  owing: {
    repay: { to: 'closed', by: ['finance'] },
    bounce: { to: 'payment-returned', by: bouncing },
    recover: { to: 'owing', by: recovering },
  },
  closed: {
    bounce: { to: 'payment-returned', by: bouncing },
    recover: { to: 'closed', by: recovering },
    reopen: { to: 'accepted', by: ['approving'] },
  },
  refused: {
    // It had been paid before it was reopened.
    owe: { to: 'owing', by: ['system'] },
    reopen: { to: 'accepted', by: ['approving'] },
  },
  withdrawn: {},
}

/**
 * Whether a claim in this state holds its stay and its invoices, so that neither is settled with the institution nor claimed
 * again. What was withdrawn or refused frees them.
 */
export function claimHolds(state: ClaimState): boolean {
  return state !== 'withdrawn' && state !== 'refused'
}
