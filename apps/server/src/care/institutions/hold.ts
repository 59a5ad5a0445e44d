import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/storage/index.ts'

/**
 * Whoever numbers something of the same institution comes one after the other, until the transaction ends. It is no lock of the
 * institution's row: that lies whole on every node of a distributed database, and would be held there against every writer (ADR 0047).
 */
export async function holdInstitution(transaction: Kysely<Tables>, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`institution ${code}`}, 0))`.execute(transaction)
}
