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

/** How the routes of 对账 keep to the place of whoever calls them, for the table of the staff's routes. */
export const reconciliationBounds = {
  'GET /api/institution/reconciliation': 'self',
  'GET /api/institution/reconciliation/ours.xlsx': 'self',
  'GET /api/institution/reconciliation/ours.csv': 'self',
  'GET /api/institution/reconciliation/template': 'self',
  'POST /api/institution/reconciliation/list': 'self',
  'GET /api/desk/reconciliations': { shows: 'C-OF-ANOTHER-POOL' },
  'POST /api/desk/institutions/:code/differences/:difference': {
    refused: 'institution-other-place',
    body: { done: 'explained', words: '说明' },
  },
} as const
