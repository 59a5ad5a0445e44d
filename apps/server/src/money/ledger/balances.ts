import type { Database } from '../../platform/storage/index.ts'
import { creditAccounts } from './accounts.ts'

/** What one account of a book says, in fen. */
interface AccountBalance {
  account: string
  debitFen: number
  creditFen: number
  /** What is left on the side on which its balance stands (`ACCOUNTS`); below nought where the other side is more. */
  balanceFen: number
}

/** What a book says of each of its accounts, by everything that is booked up to the end of a day; without one, of all. */
export async function bookBalances(
  db: Pick<Database, 'pool'>,
  book: string,
  on: string | null = null,
): Promise<AccountBalance[]> {
  const { rows } = await db.pool.query<AccountBalance>(
    `with moved as materialized (${movedIn('posting')} union all ${movedIn('office_posting')})
     select account, sum(debit)::bigint as "debitFen", sum(credit)::bigint as "creditFen",
            (case when account ~ '${creditAccounts()}' then sum(credit - debit) else sum(debit - credit) end)::bigint
              as "balanceFen"
       from (select debit as account, fen as debit, 0 as credit from moved
             union all
             select credit, 0, fen from moved) as both_sides
      group by account order by account`,
    [book, on],
  )
  return rows
}

/** What went from account to account: each posting is read once, and its two sides are told apart when few sums are left. */
const movedIn = (table: 'posting' | 'office_posting'): string =>
  `select debit, credit, sum(amount_fen) as fen from ${table}
    where book = $1 and ($2::date is null or booked_day <= $2) group by debit, credit`
