/** 稽核案件 as a kind of office record: looked into, heard, proposed by one and decided by another. */
import { oversightCaseActions, oversightCaseMachine, oversightCaseStates } from '@yidi/contracts'
import type { OversightCaseAction, OversightCaseState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'
import type { OfficeRecord } from '../../platform/records/index.ts'

export type CaseRecord = OfficeRecord<OversightCaseState, OversightCaseAction>

/** The kind, for commands about one of its records. */
export const caseKind = officeKind<OversightCaseState, OversightCaseAction>({
  name: 'oversight-case',
  title: '稽核案件',
  machine: oversightCaseMachine,
  states: oversightCaseStates,
  actions: oversightCaseActions,
  refusal: 'office-step-not-allowed',
  waits: {
    opened: 'open',
    looking: 'open',
    hearing: 'paused',
    answered: 'open',
    proposed: 'open',
    'lift-proposed': 'open',
  },
  // A case about one of the staff waits at nobody's desk: its subject would see it there.
  deskOf: ({ region, subject }) => (subject.startsWith('staff:') ? '' : region),
  apart: { decide: ['propose'], close: ['propose'], lift: ['propose-lift'] },
})

export default caseKind
