import type { Machine } from '../machine.ts'

/**
 * What may happen to the application of an institution for a month (月度申报): state × action → next state and who may do it.
 * Whoever audits never approves the same application.
 */
export const monthlyStates = {
  applied: { title: '已申报，等审核' },
  auditing: { title: '审核中' },
  objecting: { title: '等机构确认' },
  answering: { title: '有异议，等答复' },
  concluded: { title: '已审定，等复核' },
  approved: { title: '已复核，等付款' },
  paying: { title: '付款中' },
  'payment-returned': { title: '款项退回，等新账户' },
  paid: { title: '已付款' },
  closed: { title: '已办结，没有要付的' },
  withdrawn: { title: '已撤回' },
} as const satisfies Record<string, { title: string }>
export type MonthlyState = keyof typeof monthlyStates

export const monthlyActions = {
  apply: '申报',
  decide: '审核明细',
  conclude: '审定',
  'let-object': '请机构确认',
  object: '提出异议',
  accept: '接受审核结果',
  'hand-in': '提交异议',
  lapse: '过了异议期限',
  'set-limit': '定下异议期限',
  answer: '答复异议',
  return: '退回重审',
  approve: '复核',
  close: '办结',
  take: '列入付款批次',
  'let-go': '移出付款批次',
  pay: '付款成功',
  bounce: '银行退回',
  account: '更换收款账户',
  withdraw: '撤回',
} as const
export type MonthlyAction = keyof typeof monthlyActions

const program = ['system'] as const
const institution = ['institution'] as const
const finance = ['finance'] as const

/** The table. A state or action that is not here is not allowed. */
export const monthlyMachine: Machine<MonthlyState, MonthlyAction> = {
  none: { apply: { to: 'applied', by: institution } },
  applied: {
    decide: { to: 'auditing', by: ['reviewing'] },
    conclude: { to: 'concluded', by: ['reviewing'] },
    withdraw: { to: 'withdrawn', by: institution },
  },
  auditing: {
    decide: { to: 'auditing', by: ['reviewing'] },
    conclude: { to: 'concluded', by: ['reviewing'] },
    withdraw: { to: 'withdrawn', by: institution },
  },
  objecting: {
    object: { to: 'objecting', by: institution },
    accept: { to: 'concluded', by: institution },
    'hand-in': { to: 'answering', by: [...institution, ...program] },
    lapse: { to: 'concluded', by: program },
    'set-limit': { to: 'objecting', by: program },
  },
  answering: {
    answer: { to: 'answering', by: ['reviewing'] },
    conclude: { to: 'concluded', by: ['reviewing'] },
  },
  concluded: {
    // Something is refused, and the institution has not been heard yet.
    'let-object': { to: 'objecting', by: program },
    approve: { to: 'approved', by: ['approving'] },
    return: { to: 'auditing', by: ['approving'] },
  },
  approved: {
    take: { to: 'paying', by: finance },
    // Nothing is left to pay.
    close: { to: 'closed', by: program },
  },
  paying: {
    'let-go': { to: 'approved', by: finance },
    pay: { to: 'paid', by: finance },
    bounce: { to: 'payment-returned', by: finance },
  },
  'payment-returned': { account: { to: 'approved', by: program } },
  paid: { bounce: { to: 'payment-returned', by: finance } },
  closed: {},
  withdrawn: {},
}
