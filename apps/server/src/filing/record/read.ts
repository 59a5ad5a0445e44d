/** Reading filings: always one person at a time, by the person's key. */
import type { FilingType } from '@yidi/rules'
import { readFile } from '../../person/file/index.ts'
import type { FilingRecord, FilingStep, Records } from '../../person/file/index.ts'

/** All filings of a person, the latest application first. */
export async function filingsOf(db: Records, personNo: string): Promise<FilingRecord[]> {
  return (await readFile(db, { personNo }, ['wholeFilings']))?.filings ?? []
}

/** One filing of a person, or undefined: not there, or somebody else's. */
export async function findFiling(db: Records, personNo: string, filingId: string): Promise<FilingRecord | undefined> {
  return (await filingsOf(db, personNo)).find((filing) => filing.filingId === filingId)
}

/** A filing in force as the rules and the settlement take it. Days `YYYY-MM-DD`; `to` null has no end. */
export interface FilingInForce {
  id: string
  type: FilingType
  destination: string
  from: string
  to: string | null
  filedOn: string
  institutions: string[]
  /** `one`: used up by the visit it settles; hand `filingUsed` to the settlement's commit. */
  visits: 'many' | 'one'
}

/** The record as the rules take it. */
export function asInForce(record: FilingRecord<FilingStep>): FilingInForce {
  return {
    id: record.filingId,
    type: record.type,
    destination: record.destination,
    from: record.from,
    to: record.to,
    filedOn: record.filedOn,
    institutions: record.institutions,
    visits: record.visits,
  }
}

/**
 * A filing that was approved and then cancelled or ended, with the last day on which it was one; undefined for what holds
 * still, and for an application that was taken back before it was decided.
 */
export function asOver(record: FilingRecord): FilingInForce | undefined {
  if (record.state !== 'cancelled' && record.state !== 'ended') return undefined
  if (!record.actions.some((row) => row.action === 'approve')) return undefined
  const lastDay = record.actions.at(-1)!.effective_day
  return { ...asInForce(record), to: record.to !== null && record.to < lastDay ? record.to : lastDay }
}
