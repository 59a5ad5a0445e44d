/** Reading filings: always one person at a time, by the person's key. */
import type { Database } from '../storage/index.ts'
import type { FilingType } from '@yidi/rules'
import { foldFilings, holdsOn } from './fold.ts'
import type { FilingRecord } from './fold.ts'

/** All filings of a person, the latest application first. `knownAt`: as we knew them at that moment. */
export async function filingsOf(
  db: Pick<Database, 'kysely'>,
  personNo: string,
  options: { knownAt?: Date } = {},
): Promise<FilingRecord[]> {
  let query = db.kysely.selectFrom('filing_action').selectAll().where('person_no', '=', personNo)
  if (options.knownAt !== undefined) query = query.where('recorded_at', '<=', options.knownAt)
  const rows = await query.orderBy('filing_id').orderBy('action_no').execute()
  return foldFilings(rows).sort((one, other) =>
    one.filedOn === other.filedOn ? (one.filingId < other.filingId ? 1 : -1) : one.filedOn < other.filedOn ? 1 : -1,
  )
}

/** One filing of a person, or undefined: not there, or somebody else's. */
export async function findFiling(
  db: Pick<Database, 'kysely'>,
  personNo: string,
  filingId: string,
): Promise<FilingRecord | undefined> {
  const rows = await db.kysely
    .selectFrom('filing_action')
    .selectAll()
    .where('person_no', '=', personNo)
    .where('filing_id', '=', filingId)
    .execute()
  return foldFilings(rows)[0]
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

/**
 * The filings that hold for a visit that begins on `day`; several at once are possible, the settlement chooses.
 * `visitId` also finds the filing that this very visit has used up; `knownAt` asks what we knew at a moment.
 */
export async function filingsInForce(
  db: Pick<Database, 'kysely'>,
  personNo: string,
  day: string,
  options: { knownAt?: Date; visitId?: string } = {},
): Promise<FilingInForce[]> {
  const records = await filingsOf(db, personNo, options)
  return records.filter((record) => holdsOn(record, day, options.visitId)).map(asInForce)
}

/** The record as the rules take it. */
export function asInForce(record: FilingRecord): FilingInForce {
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
