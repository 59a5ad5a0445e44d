/** 基金收支 as a kind of office record: what one of finance enters, another confirms. */
import { treasuryActions, treasuryMachine, treasuryStates } from '@yidi/contracts'
import type { TreasuryAction, TreasuryState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

const treasury = officeKind<TreasuryState, TreasuryAction>({
  name: 'treasury',
  title: '基金收支',
  machine: treasuryMachine,
  states: treasuryStates,
  actions: treasuryActions,
  refusal: 'office-step-not-allowed',
  waits: { drawn: 'open', 'back-asked': 'open', dropped: 'withdrawn' },
  apart: { confirm: ['draw'], 'confirm-back': ['ask-back'] },
})

export default treasury
