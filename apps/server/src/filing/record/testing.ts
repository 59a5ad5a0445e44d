/** For tests: filings that hold for a visit, and filings that stand in no database. */
import type { FilingAction } from '@yidi/contracts'
import { filingsOn, foldFilings, readFile } from '../../person/file/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord, Records } from '../../person/file/index.ts'
import { asInForce } from './read.ts'
import type { FilingInForce } from './read.ts'

/** The filings of a person that hold for a visit, read and judged as a settlement does. */
export async function filingsInForce(
  db: Records,
  personNo: string,
  day: string,
  visitId?: string,
): Promise<FilingInForce[]> {
  const file = await readFile(db, { personNo }, ['filings'])
  return file === undefined ? [] : filingsOn(file, day, visitId).map(asInForce)
}

/** One step: what was done, on which day, and what was said with it. */
type MadeUpStep = [action: FilingAction, day: string, detail?: FilingDetail]

/** A filing for Beijing of somebody insured in Hangzhou, from 10 March to 30 September 2026, after these steps. */
export function madeUpFiling(steps: readonly MadeUpStep[], changes: Partial<FilingActionRow> = {}): FilingRecord {
  const [record] = foldFilings(
    steps.map(([action, day, detail = {}], index): FilingActionRow => ({
      person_no: '33010000000000000099',
      filing_id: 'B330100-1',
      action_no: index + 1,
      action,
      pool: '330100',
      type: 'temporary',
      destination: '110100',
      from_day: '2026-03-10',
      to_day: '2026-09-30',
      institutions: [],
      channel: 'web',
      actor_kind: 'person',
      actor: '33010000000000000099',
      effective_day: day,
      recorded_at: new Date(`${day}T10:00:00+08:00`),
      detail: { ...detail },
      private_cipher: null,
      version: index + 1,
      ...changes,
    })),
  )
  return record!
}
