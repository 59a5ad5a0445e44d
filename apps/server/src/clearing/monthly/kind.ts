/** 月度申报 as a kind of record: what the desk's queue, the payments and every command about one need to know. */
import { monthlyActions, monthlyMachine, monthlyStates } from '@yidi/contracts'
import type { MonthlyAction, MonthlyState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'
import type { RecordKind } from '../../platform/records/index.ts'
import { setMonthlyLimits } from './limits.ts'
import { monthlyPayments } from './pays.ts'

const kind = officeKind<MonthlyState, MonthlyAction>({
  name: 'monthly-application',
  title: '月度申报',
  machine: monthlyMachine,
  states: monthlyStates,
  actions: monthlyActions,
  refusal: 'office-step-not-allowed',
  waits: {
    applied: 'open',
    auditing: 'open',
    objecting: 'paused',
    answering: 'open',
    concluded: 'open',
    approved: 'open',
    paying: 'open',
    'payment-returned': 'paused',
    withdrawn: 'withdrawn',
  },
  apart: { approve: ['decide', 'conclude', 'answer'] },
})
/** The kind, for commands about one of its records. */
export const monthlyKind = kind

export default {
  ...kind,
  pays: monthlyPayments(kind),
  setLimits: (context) => setMonthlyLimits(kind, context),
} satisfies RecordKind
