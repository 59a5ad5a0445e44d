/** Every settlement of a year that stands, person by person, for what reckons a whole year again. Reads across people: the command line and a job that nobody waits for. */
import type { QuoteCase } from '@yidi/rules'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** One settlement: its case, and what the accounts paid of it, in fen. */
interface SettledBill {
  case: QuoteCase
  currentFen: number
  pastFen: number
}

interface Row {
  person_no: string
  version: number
  quote_case: QuoteCase
  current_fen: number
  past_fen: number
}

const BATCH = 2_000

/**
 * The settlements of a settlement year of some pools, one person's after another's and in the order in which they were settled. Read
 * in batches by the key that the last one ended with, so that memory stays flat whatever the number.
 */
export async function* settledOfYear(
  db: Pick<Database, 'pool'>,
  year: number,
  pools: readonly string[],
): AsyncGenerator<SettledBill[]> {
  let person = ''
  let bills: SettledBill[] = []
  let last: [person: string, version: number] = ['', 0]
  for (;;) {
    const { rows } = await db.pool.query<Row>({
      name: 'settlements-of-year',
      text: `select s.person_no, s.version::float8 as version, s.quote_case,
                    s.account_current_fen::float8 as current_fen, s.account_past_fen::float8 as past_fen
               from settlement s
              where (s.person_no, s.version) > ($1, $2::bigint) and s.year = $3 and s.pool = any ($4) and ${stands('s')}
              order by s.person_no, s.version limit ${String(BATCH)}`,
      values: [...last, year, pools],
    })
    for (const row of rows) {
      if (row.person_no !== person && bills.length > 0) {
        yield bills
        bills = []
      }
      person = row.person_no
      last = [row.person_no, row.version]
      bills.push({ case: row.quote_case, currentFen: row.current_fen, pastFen: row.past_fen })
    }
    if (rows.length < BATCH) break
  }
  if (bills.length > 0) yield bills
}

/** How many settlements `settledOfYear` gives. */
export async function countSettledOfYear(
  db: Pick<Database, 'pool'>,
  year: number,
  pools: readonly string[],
): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `select count(*)::int as count from settlement s where s.year = $1 and s.pool = any ($2) and ${stands('s')}`,
    [year, pools],
  )
  return rows[0]!.count
}
