/** For tests of other rooms: a difference of an institution's reconciliation. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export async function addDifferenceOf(
  { kysely }: Database,
  clock: Clock,
  institution: string,
  difference: string,
): Promise<void> {
  const day = clock.today()
  await kysely
    .insertInto('statement_difference')
    .values({
      ...{ institution, difference_no: difference, class: 'only-there', settlement: 'S0', visit: '', person_no: '' },
      ...{ their_total_fen: 1, their_fund_fen: 1, their_account_fen: 0, from_day: day, to_day: day },
      ...{ visit_kind: 'every', with_refunds: true, statement_no: 'S0', found_at: clock.now(), seen_at: clock.now() },
      parts: [],
    })
    .execute()
}
