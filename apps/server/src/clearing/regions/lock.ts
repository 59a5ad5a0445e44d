import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Tables } from '../../platform/storage/index.ts'

/** What two regions settle comes one after the other, until the transaction ends. */
export async function lockPair(transaction: Transaction<Tables>, pool: string, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`regions ${pool} ${region}`}, 0))`.execute(transaction)
}
