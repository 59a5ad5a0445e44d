import type { Role } from '../access/roles.ts'

/**
 * What may happen to a record of a person's registers: state × action → next state and who may do it. The four kinds
 * share one short life: applied for, approved or refused, and once it holds, ended. What needs no decision (an
 * authorisation, a special category entered by the agency) is approved by the program in the same breath.
 */
export const registerKinds = {
  'designated-disease': '规定病种登记',
  'medicine-abroad': '出国带药备案',
  authorisation: '亲情账户授权',
  'special-category': '特殊人员登记',
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
} as const

export type RegisterAction = keyof typeof registerActions
export type RegisterActor = Role | 'system'

interface RegisterTransition {
  to: RegisterState
  by: readonly RegisterActor[]
}

const applicants = ['citizen', 'community', 'institution', 'accepting'] as const

/** The table. A state or action that is not here is not allowed. */
export const registerMachine: Readonly<
  Record<RegisterState | 'none', Partial<Record<RegisterAction, RegisterTransition>>>
> = {
  none: { apply: { to: 'applied', by: applicants } },
  applied: {
    approve: { to: 'approved', by: ['reviewing', 'system'] },
    refuse: { to: 'refused', by: ['reviewing'] },
    withdraw: { to: 'withdrawn', by: applicants },
  },
  approved: { end: { to: 'ended', by: [...applicants, 'reviewing', 'system'] } },
  refused: {},
  withdrawn: {},
  ended: {},
}

/** Where an action leads, or undefined when the table does not allow it. */
export function nextRegisterState(
  state: RegisterState | 'none',
  action: RegisterAction,
  actor: RegisterActor,
): RegisterState | undefined {
  const transition = registerMachine[state][action]
  return transition?.by.includes(actor) === true ? transition.to : undefined
}

/** What this actor may do now, in the order of the table. */
export function allowedRegisterActions(state: RegisterState, actor: RegisterActor): RegisterAction[] {
  const actions = Object.entries(registerMachine[state]) as [RegisterAction, RegisterTransition][]
  return actions.filter(([, transition]) => transition.by.includes(actor)).map(([action]) => action)
}
