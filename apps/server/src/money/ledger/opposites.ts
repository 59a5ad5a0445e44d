/** Undoing: what one event moved is moved back, row by row, under an id of its own. Nothing is deleted or changed. */
import type { Database, NewRow, PersonRow } from '../../platform/storage/index.ts'

/** The part of `PersonChanges` that holds money and sums; what an undo frees of what others shared is theirs to use or to go back. */
interface MoneyChanges {
  posting: NewRow<'posting'>[]
  account_entry: NewRow<'account_entry'>[]
  year_entry: NewRow<'year_entry'>[]
  account_share: NewRow<'account_share'>[]
}

/**
 * The exact opposites of everything that `sourceId` moved for this person, to be committed under `newSourceId`.
 * Read it after the person's version, and commit with that version.
 */
export async function readOpposites(
  { kysely }: Pick<Database, 'kysely'>,
  personNo: string,
  sourceId: string,
  newSourceId: string,
  bookedDay: string,
): Promise<MoneyChanges> {
  const [postings, entries, years, shares] = await Promise.all([
    kysely
      .selectFrom('posting')
      .selectAll()
      .where('person_no', '=', personNo)
      .where('source_id', '=', sourceId)
      .orderBy('posting_no')
      .execute(),
    kysely
      .selectFrom('account_entry')
      .selectAll()
      .where('person_no', '=', personNo)
      .where('source_id', '=', sourceId)
      .execute(),
    kysely
      .selectFrom('year_entry')
      .selectAll()
      .where('person_no', '=', personNo)
      .where('source_id', '=', sourceId)
      .execute(),
    kysely
      .selectFrom('account_share')
      .selectAll()
      .where('person_no', '=', personNo)
      .where('source_id', '=', sourceId)
      .where('event', '=', 'used')
      .orderBy('share_id')
      .execute(),
  ])
  return {
    posting: postings.map((posting) => ({
      source_id: newSourceId,
      posting_no: posting.posting_no,
      book: posting.book,
      debit: posting.credit,
      credit: posting.debit,
      amount_fen: posting.amount_fen,
      purpose: posting.purpose,
      booked_day: bookedDay,
    })),
    account_entry: entries.map((entry) => ({
      source_id: newSourceId,
      fund: entry.fund,
      amount_fen: -entry.amount_fen,
      reason: 'cancellation',
      booked_day: bookedDay,
    })),
    year_entry: years.map((year) => ({
      source_id: newSourceId,
      year: year.year,
      pool: year.pool,
      insurance: year.insurance,
      inpatient_eligible_fen: -year.inpatient_eligible_fen,
      inpatient_deductible_fen: -year.inpatient_deductible_fen,
      outpatient_deductible_fen: -year.outpatient_deductible_fen,
      critical_compliant_fen: -year.critical_compliant_fen,
      critical_paid_fen: -year.critical_paid_fen,
      inpatient_stays: -year.inpatient_stays,
      counters: Object.fromEntries(Object.entries(year.counters).map(([name, fen]) => [name, -fen])),
    })),
    account_share: freed(shares, newSourceId, bookedDay),
  }
}

/** What an undo frees of what others shared. */
const freed = (
  shares: readonly PersonRow<'account_share'>[],
  newSourceId: string,
  bookedDay: string,
): NewRow<'account_share'>[] =>
  shares.map((used) => ({
    share_id: used.share_id,
    source_id: newSourceId,
    event: 'freed',
    side: used.side,
    pool: used.pool,
    other_no: used.other_no,
    amount_fen: used.amount_fen,
    held_fen: -used.held_fen,
    booked_day: bookedDay,
  }))
