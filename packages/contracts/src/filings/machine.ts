import type { Machine } from '../machine.ts'

/**
 * What may happen to a filing: state × action → next state and who may do it. The server decides by this table, the
 * pages show the buttons it allows, and docs/reference/filing-states.md is written from it.
 *
 * Acceptance, review and decision are the steps of the service guide (台州备案指南 十四); a complete application takes
 * all of them at once, by the program. The wording `delivered` is the guide's 送达.
 */
export const filingStates = {
  applied: { title: '已提交', done: false },
  'corrections-asked': { title: '待补正', done: false },
  accepted: { title: '已受理', done: false },
  reviewed: { title: '已审核', done: false },
  approved: { title: '已准予', done: false },
  refused: { title: '不予备案', done: false },
  delivered: { title: '已备案', done: false },
  'refusal-delivered': { title: '不予备案（已送达）', done: true },
  cancelled: { title: '已取消', done: true },
  ended: { title: '已提前结束', done: true },
  used: { title: '已使用', done: false },
  expired: { title: '已到期', done: true },
} as const satisfies Record<string, { title: string; done: boolean }>

export type FilingState = keyof typeof filingStates

export const filingActions = {
  apply: '提交申请',
  accept: '受理',
  'ask-corrections': '一次告知补正',
  correct: '补正后重新提交',
  review: '审核',
  approve: '准予备案',
  refuse: '不予备案',
  deliver: '送达',
  cancel: '取消',
  end: '提前结束',
  use: '用于一次就医',
  release: '结算撤销后恢复',
  expire: '到期',
  check: '承诺核查',
  reopen: '复议后重新审核',
} as const

export type FilingAction = keyof typeof filingActions

const applicants = ['citizen', 'employer', 'community', 'institution', 'accepting'] as const

/** The table. A state or action that is not here is not allowed. */
export const filingMachine: Machine<FilingState, FilingAction> = {
  none: { apply: { to: 'applied', by: applicants } },
  applied: {
    accept: { to: 'accepted', by: ['accepting', 'system'] },
    'ask-corrections': { to: 'corrections-asked', by: ['accepting'] },
    cancel: { to: 'cancelled', by: applicants },
  },
  'corrections-asked': {
    correct: { to: 'applied', by: applicants },
    cancel: { to: 'cancelled', by: applicants },
  },
  accepted: {
    review: { to: 'reviewed', by: ['reviewing', 'system'] },
    cancel: { to: 'cancelled', by: applicants },
  },
  reviewed: {
    approve: { to: 'approved', by: ['reviewing', 'system'] },
    refuse: { to: 'refused', by: ['reviewing'] },
    cancel: { to: 'cancelled', by: applicants },
  },
  approved: { deliver: { to: 'delivered', by: ['reviewing', 'system'] } },
  refused: { deliver: { to: 'refusal-delivered', by: ['reviewing', 'system'] } },
  delivered: {
    // A reviewer ends or cancels only as the consequence of a commitment that was not true.
    cancel: { to: 'cancelled', by: [...applicants, 'reviewing'] },
    end: { to: 'ended', by: [...applicants, 'reviewing', 'system'] },
    use: { to: 'used', by: ['system'] },
    expire: { to: 'expired', by: ['system'] },
    check: { to: 'delivered', by: ['reviewing'] },
  },
  // Over, unless the office above has changed the decision: then it is decided again.
  'refusal-delivered': { reopen: { to: 'accepted', by: ['system'] } },
  cancelled: {},
  ended: {},
  used: {
    // The settlement that used it up was undone.
    release: { to: 'delivered', by: ['system'] },
    check: { to: 'used', by: ['reviewing'] },
  },
  expired: {},
}

/** Whether a filing in this state counts for a visit on a day inside its validity. */
export function holdsInState(state: FilingState): boolean {
  return state === 'approved' || state === 'delivered' || state === 'ended' || state === 'expired'
}
