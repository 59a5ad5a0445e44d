import type { Machine } from '../machine.ts'

/** `settles`: the institution may settle with the funds in this state. */
export const agreementStates = {
  none: { title: '没有协议', settles: false },
  applied: { title: '申请中', settles: false },
  declined: { title: '不予签订', settles: false },
  withdrawn: { title: '已撤回申请', settles: false },
  'in-force': { title: '协议有效', settles: true },
  rectifying: { title: '限期整改', settles: true },
  suspended: { title: '协议暂停', settles: false },
  terminated: { title: '协议解除', settles: false },
} as const satisfies Record<string, { title: string; settles: boolean }>

export type AgreementState = keyof typeof agreementStates

/** `reason`: the action needs one in words. */
export const agreementActions = {
  apply: { title: '申请定点', reason: false },
  sign: { title: '签订协议', reason: false },
  decline: { title: '不予签订', reason: true },
  withdraw: { title: '撤回申请', reason: false },
  rectify: { title: '责令限期整改', reason: true },
  suspend: { title: '暂停协议', reason: true },
  restore: { title: '整改合格，恢复协议', reason: true },
  terminate: { title: '解除协议', reason: true },
  reinstate: { title: '撤销处理，恢复协议', reason: true },
} as const satisfies Record<string, { title: string; reason: boolean }>

export type AgreementAction = keyof typeof agreementActions

/** The institution itself, or the desk for what was made on paper before. */
const applying = ['accepting', 'admin', 'institution'] as const
const deciding = ['reviewing', 'admin'] as const
/** On a breach: those who look into it, too, by the decision of a case. */
const breached = [...deciding, 'inspecting'] as const
/** The decision of a case is taken back, or another takes its place. */
const reinstate = { to: 'in-force', by: ['inspecting'] } as const
/** On an institution's own application another than who reviewed it. */
const signing = [...deciding, 'approving'] as const

/**
 * What may happen to the agreement between the agency and an institution (定点协议): state × action → next state and who
 * may do it. An institution applies, the agency signs (浙人社发〔2016〕113号 articles 26, 27); on a breach it orders to
 * rectify within a time limit, suspends, and at last terminates (article 43). Server and pages use this one table.
 */
export const agreementMachine: Machine<Exclude<AgreementState, 'none'>, AgreementAction> = {
  none: { apply: { to: 'applied', by: applying } },
  applied: {
    sign: { to: 'in-force', by: signing },
    decline: { to: 'declined', by: signing },
    withdraw: { to: 'withdrawn', by: ['institution'] },
  },
  declined: { apply: { to: 'applied', by: applying } },
  withdrawn: { apply: { to: 'applied', by: applying } },
  'in-force': {
    rectify: { to: 'rectifying', by: breached },
    suspend: { to: 'suspended', by: breached },
    terminate: { to: 'terminated', by: breached },
  },
  rectifying: {
    restore: { to: 'in-force', by: deciding },
    suspend: { to: 'suspended', by: breached },
    terminate: { to: 'terminated', by: breached },
    reinstate,
  },
  suspended: {
    restore: { to: 'in-force', by: deciding },
    terminate: { to: 'terminated', by: breached },
    reinstate,
  },
  terminated: { apply: { to: 'applied', by: applying }, reinstate },
}
