/** 定点协议申请 as a kind of office record: an institution applies, one of the agency reviews, another signs or declines. */
import { agreementApplicationActions, agreementApplicationMachine, agreementApplicationStates } from '@yidi/contracts'
import type { AgreementApplicationAction, AgreementApplicationState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'
import type { OfficeRecord, RecordKind } from '../../platform/records/index.ts'
import { setDecideLimits } from './limits.ts'

export type ApplicationRecord = OfficeRecord<AgreementApplicationState, AgreementApplicationAction>

const kind = officeKind<AgreementApplicationState, AgreementApplicationAction>({
  name: 'agreement-application',
  title: '定点协议申请',
  machine: agreementApplicationMachine,
  states: agreementApplicationStates,
  actions: agreementApplicationActions,
  refusal: 'office-step-not-allowed',
  waits: {
    applied: 'open',
    correcting: 'paused',
    corrected: 'open',
    reviewed: 'open',
    withdrawn: 'withdrawn',
  },
  apart: { sign: ['ask', 'review'], decline: ['ask', 'review'] },
})
/** The kind, for commands about one of its records. */
export const applicationKind = kind

export default { ...kind, setLimits: (context) => setDecideLimits(kind, context) } satisfies RecordKind
