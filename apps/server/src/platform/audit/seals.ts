/**
 * Seals: each closes the audit rows that came since the seal before, chain by chain, with a keyed hash over their hashes
 * and over that seal. So no row can be changed, added or taken away later without a trace, and yet nothing waits for
 * anything when a row is written. A row that is committed late has a number after what was sealed, and the next seal has it.
 */
import { chainRows, writtenFrom } from '../../person/journal/index.ts'
import { officeChain, sealHash } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'

/** Rows of a transaction that took longer wait until their chain is written to again; the database cuts it off far sooner. */
const latestMinutes = 60

/** What a seal holds of one chain. */
interface Part {
  chain: string
  first_no: number
  last_no: number
  row_count: number
  root: Buffer
}

/** The rows of all chains that no seal has, of chains that were written to since `$1`. */
const unsealedParts = `
  with touched as (select distinct chain from ${chainRows} rows where ${writtenFrom('$1')}),
       edges as (select chain, coalesce((select max(last_no) from seal_part p where p.chain = t.chain), 0) as edge
                   from touched t),
       unsealed as (select chain, no, hash from edges join ${chainRows} rows using (chain) where no > edge
                    union all
                    select $2, audit_no, hash from office_audit
                     where audit_no > (select coalesce(max(last_no), 0) from seal_part where chain = $2))
  select chain, min(no) as first_no, max(no) as last_no, count(*)::int as row_count,
         sha256(string_agg(hash, ''::bytea order by no)) as root
    from unsealed group by chain`

/** One hash over the parts of a seal; also of none. `source` is a table of parts, or something that looks like one. */
export const rootOfParts = (source: string): string => `
  select sha256(coalesce(string_agg(
           convert_to(jsonb_build_array(chain, first_no, last_no, row_count, encode(root, 'hex'))::text, 'UTF8'),
           ''::bytea order by chain collate "C"), '')) as root
    from ${source}`

const partsGiven = `unnest($1::text[], $2::bigint[], $3::bigint[], $4::int[], $5::bytea[])
  as given (chain, first_no, last_no, row_count, root)`

/**
 * Closes every row there is. Gives the number of rows sealed; nought, and no seal, when there were none. Two servers that
 * seal at once: one of them does it. Throws where the seals were taken away.
 */
export async function sealAudit(db: Pick<Database, 'pool' | 'ciphers'>, at: Date): Promise<number> {
  const before = await db.pool.query<{ seal_no: number; from_at: Date; to_at: Date; hash: Buffer }>(
    `select seal_no, to_at as from_at, hash, greatest(to_at, date_trunc('milliseconds', now())) as to_at
       from seal order by seal_no desc limit 1`,
  )
  const last = before.rows[0]
  if (last === undefined) throw new Error('the seals of the audit are gone')
  const since = new Date(last.from_at.getTime() - latestMinutes * 60_000)
  const { rows: parts } = await db.pool.query<Part>(unsealedParts, [since, officeChain])
  const rowCount = parts.reduce((sum, part) => sum + part.row_count, 0)
  if (rowCount === 0) return 0
  const columns = (['chain', 'first_no', 'last_no', 'row_count', 'root'] as const).map((name) =>
    parts.map((part) => part[name]),
  )
  const rooted = await db.pool.query<{ root: Buffer }>(rootOfParts(partsGiven), columns)
  const seal = {
    seal_no: Number(last.seal_no) + 1,
    from_at: last.from_at,
    to_at: last.to_at,
    row_count: rowCount,
    root: rooted.rows[0]!.root,
    previous: last.hash,
  }
  const written = await db.pool.query(
    `with fresh as (
       insert into seal (seal_no, from_at, to_at, row_count, root, previous, hash, sealed_at, keyed)
       values ($6, $7, $8, $9, $10, $11, $12, $13, true) on conflict do nothing returning seal_no)
     insert into seal_part (seal_no, chain, first_no, last_no, row_count, root)
     select seal_no, chain, first_no, last_no, row_count, root from fresh, ${partsGiven}`,
    [...columns, ...Object.values(seal), sealHash(db.ciphers, seal), at],
  )
  return written.rowCount === 0 ? 0 : rowCount
}
