/** 区域清算 as a kind of office record: it waits at the desk of the region or of the pool, whoever's turn it is. */
import { clearingActions, clearingMachine, clearingStates } from '@yidi/contracts'
import type { ClearingAction, ClearingState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'
import type { RecordKind } from '../../platform/records/index.ts'
import { setClearingLimits } from './limits.ts'
import { clearingPayments } from './pays.ts'

const kind = officeKind<ClearingState, ClearingAction>({
  name: 'region-clearing',
  title: '区域清算',
  machine: clearingMachine,
  states: clearingStates,
  actions: clearingActions,
  refusal: 'office-step-not-allowed',
  waits: {
    drawn: 'open',
    sent: 'open',
    disputed: 'open',
    confirmed: 'open',
    approved: 'open',
    paying: 'open',
    'payment-returned': 'paused',
    dropped: 'withdrawn',
  },
  apart: { approve: ['confirm', 'hand-in'], 'pay-prepaid': ['approve'] },
  deskOf: ({ region, subject, state }) => (state === 'drawn' || state === 'disputed' ? region : subject),
})
/** The kind, for commands about one of its records. */
export const clearingKind = kind

export default {
  ...kind,
  pays: clearingPayments(kind),
  setLimits: (context) => setClearingLimits(kind, context),
} satisfies RecordKind
