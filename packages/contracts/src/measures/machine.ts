/** 处理措施 and 陈述申辩 of a person: what a case of oversight brings them, and what they say to it. */
import type { Machine } from '../machine.ts'

export const measureStates = {
  suspended: { title: '暂停直接结算' },
  'by-claim': { title: '改为先垫付、后报销' },
  lifted: { title: '已解除' },
} as const satisfies Record<string, { title: string }>
export type MeasureState = keyof typeof measureStates

export const measureActions = {
  suspend: '暂停直接结算',
  'turn-to-claims': '改为先垫付、后报销',
  lift: '解除',
} as const
export type MeasureAction = keyof typeof measureActions

const deciding = ['inspecting', 'audit'] as const
/** By the program where the office above changed the decision (复议). */
const lift = { to: 'lifted', by: [...deciding, 'system'] } as const

/**
 * A measure comes and goes by a decision, of a case (浙人社发〔2016〕113号 article 42) or of the office above, and never by itself, except
 * that its last day passes.
 */
export const measureMachine: Machine<MeasureState, MeasureAction> = {
  none: {
    suspend: { to: 'suspended', by: deciding },
    'turn-to-claims': { to: 'by-claim', by: deciding },
  },
  suspended: { lift },
  'by-claim': { lift },
  lifted: {},
}

export const hearingStates = {
  asked: { title: '等您陈述申辩' },
  answered: { title: '已陈述申辩' },
} as const satisfies Record<string, { title: string }>
export type HearingState = keyof typeof hearingStates

export const hearingActions = { ask: '告知并听取陈述申辩', answer: '陈述申辩' } as const
export type HearingAction = keyof typeof hearingActions

export const hearingMachine: Machine<HearingState, HearingAction> = {
  none: { ask: { to: 'asked', by: deciding } },
  asked: { answer: { to: 'answered', by: ['citizen'] } },
  answered: {},
}
