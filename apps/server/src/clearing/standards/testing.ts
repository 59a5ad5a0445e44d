/** For tests of other rooms: a standard of a pool, and how the addresses keep to it. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Keeps a standard of a level of a pool; gives the addresses with a word of it. */
export async function addStandardOf({ kysely }: Pick<Database, 'kysely'>, clock: Clock, pool: string) {
  const document = '演示标准〔2026〕1号'
  await kysely
    .insertInto('payment_standard')
    .values({
      ...{ pool, kind: 'bed-day', institution: null, level: 'tier3', year: null, visit_kind: 'inpatient', per: null },
      ...{ disease: null, title: null, from_day: '2026-01-01', amount_fen: 80_000, document },
      ...{ entered_by: 'another', entered_at: clock.now() },
    })
    .execute()
  const url = '/api/desk/standards'
  return {
    [`GET ${url}`]: { shows: document },
    [`GET ${url}/list.csv`]: { shows: document },
    [`GET ${url}/list.xlsx`]: { shownBy: 'apps/server/src/clearing/standards/standards.test.ts' },
    [`POST ${url}`]: 'self',
  } as const
}
