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
    `select account, sum(debit)::bigint as "debitFen", sum(credit)::bigint as "creditFen",
            (case when account ~ '${creditAccounts()}' then sum(credit - debit) else sum(debit - credit) end)::bigint
              as "balanceFen"
       from (select debit as account, amount_fen as debit, 0 as credit, booked_day from posting where book = $1
             union all
             select credit, 0, amount_fen, booked_day from posting where book = $1
             union all
             select debit, amount_fen, 0, booked_day from office_posting where book = $1
             union all
             select credit, 0, amount_fen, booked_day from office_posting where book = $1) as both_sides
      where $2::date is null or booked_day <= $2
      group by account order by account`,
    [book, on],
  )
  return rows
}
