/**
 * The turn from audit rows whose hash anybody can compute to rows with a keyed one: the first keyed seal closes all rows of
 * before. It is written once, in the transaction of the migration that brings numbers, so that whoever finds a database
 * without it knows that it was taken away.
 */
import type pg from 'pg'
import { sealHash, type SealContent } from './audit-hash.ts'
import type { Ciphers } from './ciphers.ts'

/** How many rows of before there are, and the root over their hashes. */
export const unkeyedRowsSql = `
  select count(*)::int as row_count, sha256(coalesce(string_agg(hash, ''::bytea order by hash), '')) as root
    from (select hash from audit where audit_no is null
          union all
          select hash from office_audit where audit_no is null) unkeyed`

/** Writes the keyed seal over everything there is without a number. */
export async function closeUnkeyedAudit(client: pg.PoolClient, ciphers: Ciphers): Promise<void> {
  const { rows } = await client.query<SealContent>(
    `select coalesce(max(seal_no), 0)::int + 1 as seal_no,
            date_trunc('milliseconds', coalesce(max(to_at), clock_timestamp())) as from_at,
            date_trunc('milliseconds', clock_timestamp()) as to_at,
            coalesce((select hash from seal order by seal_no desc limit 1), '') as previous,
            unkeyed.row_count, unkeyed.root
       from (${unkeyedRowsSql}) unkeyed left join seal on true
      group by unkeyed.row_count, unkeyed.root`,
  )
  const seal = rows[0]!
  await client.query(
    `insert into seal (seal_no, from_at, to_at, row_count, root, previous, hash, sealed_at, keyed)
     values ($1, $2, $3, $4, $5, $6, $7, $3, true)`,
    [seal.seal_no, seal.from_at, seal.to_at, seal.row_count, seal.root, seal.previous, sealHash(ciphers, seal)],
  )
}
