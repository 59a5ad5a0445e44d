/** 预付金 as a kind of office record: what one of finance enters, another confirms with what the bank says. */
import { prepaidActions, prepaidMachine, prepaidStates } from '@yidi/contracts'
import type { PrepaidAction, PrepaidState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

/** Its region is whose bank account the money leaves: the pool that pays in, or the region that pays back. */
const prepaid = officeKind<PrepaidState, PrepaidAction>({
  name: 'region-prepaid',
  title: '预付金',
  machine: prepaidMachine,
  states: prepaidStates,
  actions: prepaidActions,
  refusal: 'office-step-not-allowed',
  waits: { drawn: 'open', dropped: 'withdrawn' },
  apart: { confirm: ['draw'] },
})

export default prepaid
