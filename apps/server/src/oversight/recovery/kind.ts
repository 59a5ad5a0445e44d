/** 追回 as a kind of office record: ordered by a decided case, received in parts, written off by two, or taken back whole. */
import { reclaimActions, reclaimMachine, reclaimStates } from '@yidi/contracts'
import type { ReclaimAction, ReclaimState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

/** Its region is the pool whose funds paid, its subject whoever owes. */
const reclaim = officeKind<ReclaimState, ReclaimAction>({
  name: 'reclaim',
  title: '追回',
  machine: reclaimMachine,
  states: reclaimStates,
  actions: reclaimActions,
  refusal: 'office-step-not-allowed',
  waits: { ordered: 'open', 'write-off-asked': 'open', cancelled: 'withdrawn' },
  apart: { 'write-off': ['ask-write-off'], cancel: ['order'] },
})

export default reclaim
