import type { FundReportState } from '@yidi/contracts'

/** The colour of a state. */
export const toneOf = (state: FundReportState) =>
  state === 'released' ? 'good' : state === 'prepared' || state === 'back-asked' ? 'waiting' : 'plain'
