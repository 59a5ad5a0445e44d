import { checkStateAfter } from '@yidi/contracts'
import type { CommitmentCheckState } from '@yidi/contracts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'

/** Where the check of a filing stands by its own history; undefined before any outcome. */
export function checkStateOf(record: FilingRecord): CommitmentCheckState | undefined {
  const last = record.actions.findLast((row) => row.action === 'check')
  const check = (last?.detail as FilingDetail | undefined)?.check
  return check && checkStateAfter(check.outcome, check.consequence)
}
