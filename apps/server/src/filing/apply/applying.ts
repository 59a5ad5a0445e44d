import type { Channel, FilingApplication } from '@yidi/rules'
import type { FilingRecord } from '../../person/file/index.ts'
import type { Acting } from '../../platform/records/index.ts'

/** Who applies for whom, by which door. */
export interface Applying {
  personNo: string
  by: Acting
  applicant: FilingApplication['applicant']
  channel: Channel
  /** Materials that our own records stand for, so that no file is asked. */
  proven?: readonly string[]
  /** Which earlier filings of the person whoever applies may read; all unless told otherwise. */
  sees?: (filing: FilingRecord) => boolean
}
