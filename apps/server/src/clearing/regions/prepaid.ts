/** What a pool has prepaid to a region, by the postings. */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { regionAccounts } from '../../money/ledger/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { lockPair } from './lock.ts'

export interface Pair {
  /** The insured pool. */
  pool: string
  /** The treating region. */
  region: string
}

/** What is left of it, in fen. */
export async function prepaidFen(db: Pick<Transaction<Tables>, 'selectFrom'>, { pool, region }: Pair): Promise<number> {
  const { prepaid } = regionAccounts(region)
  const { fen } = await db
    .selectFrom('office_posting')
    .select(
      sql<number>`coalesce(sum(case when debit = ${prepaid} then amount_fen else -amount_fen end), 0)::bigint`.as(
        'fen',
      ),
    )
    .where('book', '=', pool)
    .where(sql<boolean>`${prepaid} in (debit, credit)`)
    .executeTakeFirstOrThrow()
  return Number(fen)
}

/** Two that take from it come one after the other; throws `prepaid-not-enough` where it does not hold the amount. */
export async function requirePrepaid(transaction: Transaction<Tables>, pair: Pair, amountFen: number): Promise<void> {
  await lockPair(transaction, pair.pool, pair.region)
  const held = await prepaidFen(transaction, pair)
  if (held < amountFen)
    throw problem('prepaid-not-enough', { balance: formatYuan(held), amount: formatYuan(amountFen) })
}
