import type { Machine } from '../machine.ts'

/**
 * What may happen to a record of a person's registers: state × action → next state and who may do it. The kinds
 * share one short life: applied for, approved or refused, and once it holds, ended. What needs no decision (an
 * authorisation, a special category entered by the agency) is approved by the program in the same breath.
 */
export const registerKinds = {
  'designated-disease': '规定病种登记',
  'medicine-abroad': '出国带药备案',
  authorisation: '亲情账户授权',
  'special-category': '特殊人员登记',
  accident: '意外伤害备案',
} as const

export type RegisterKind = keyof typeof registerKinds

export const registerStates = {
  applied: { title: '已提交', done: false },
  approved: { title: '有效', done: false },
  refused: { title: '未通过', done: true },
  withdrawn: { title: '已撤回', done: true },
  ended: { title: '已结束', done: true },
} as const satisfies Record<string, { title: string; done: boolean }>

export type RegisterState = keyof typeof registerStates

export const registerActions = {
  apply: '提交',
  approve: '通过',
  refuse: '不予通过',
  withdraw: '撤回',
  end: '结束',
  reopen: '复议后重新审核',
} as const

export type RegisterAction = keyof typeof registerActions

const applicants = ['citizen', 'community', 'institution', 'accepting'] as const

/** The table. A state or action that is not here is not allowed. */
export const registerMachine: Machine<RegisterState, RegisterAction> = {
  none: { apply: { to: 'applied', by: applicants } },
  applied: {
    approve: { to: 'approved', by: ['reviewing', 'system'] },
    refuse: { to: 'refused', by: ['reviewing'] },
    withdraw: { to: 'withdrawn', by: applicants },
  },
  approved: { end: { to: 'ended', by: [...applicants, 'reviewing', 'system'] } },
  // Over, unless the office above has changed the decision: then it is decided again.
  refused: { reopen: { to: 'applied', by: ['system'] } },
  withdrawn: {},
  ended: {},
}
