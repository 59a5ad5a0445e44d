/**
 * Seals: each closes a range of audit rows with a root over their hashes and the seal before, so that no row can be
 * changed, added or taken away later without a trace, and yet nothing waits for anything when a row is written.
 */
import type { Database } from '../storage/index.ts'

/** A commit that takes longer than this would come after its range was closed; statements are cut off far sooner. */
const openMinutes = 2

/** The rows of both audit tables between two moments, as one list of hashes. */
const hashesBetween = `
  select hash from audit where written_at >= $1 and written_at < $2
  union all
  select hash from office_audit where written_at >= $1 and written_at < $2`

const sealHash = `sha256(convert_to(jsonb_build_array(seal_no, extract(epoch from from_at), extract(epoch from to_at),
  row_count, encode(root, 'hex'), encode(previous, 'hex'))::text, 'UTF8'))`

/**
 * Closes everything up to the last full minute that no commit can reach any more. Gives the number of rows sealed;
 * nought, and no seal, when there were none. Two servers that seal at once: one of them does it.
 */
export async function sealAudit(db: Pick<Database, 'pool'>, at: Date, keepOpenMinutes = openMinutes): Promise<number> {
  const { rows } = await db.pool.query<{ from_at: Date | null; to_at: Date }>(
    `select coalesce((select max(to_at) from seal),
              date_trunc('minute', least((select min(written_at) from audit), (select min(written_at) from office_audit)))) as from_at,
            date_trunc('minute', now() - make_interval(mins => $1)) as to_at`,
    [keepOpenMinutes],
  )
  const range = rows[0]
  if (range === undefined || range.from_at === null || range.to_at <= range.from_at) return 0
  const sealed = await db.pool.query<{ row_count: number }>(
    `with hashes as (${hashesBetween}),
          root as (select count(*)::int as row_count, sha256(string_agg(hash, ''::bytea order by hash)) as root from hashes),
          fresh as (select coalesce((select max(seal_no) from seal), 0) + 1 as seal_no, $1::timestamptz as from_at,
                           $2::timestamptz as to_at, root.row_count, root.root,
                           coalesce((select hash from seal order by seal_no desc limit 1), ''::bytea) as previous
                      from root where root.row_count > 0)
     insert into seal (seal_no, from_at, to_at, row_count, root, previous, hash, sealed_at)
     select seal_no, from_at, to_at, row_count, root, previous, ${sealHash}, $3 from fresh
     on conflict do nothing
     returning row_count`,
    [range.from_at, range.to_at, at],
  )
  return sealed.rows[0]?.row_count ?? 0
}

interface AuditFault {
  /** Chinese, for the auditor. */
  message: string
  subject: string
}

/** Recomputes every audit row's hash and every seal. Empty: nothing was changed since it was written. */
export async function verifyAudit(db: Pick<Database, 'pool'>): Promise<AuditFault[]> {
  const altered = await db.pool.query<{ subject: string }>(
    `select person_no || ' ' || audit_id as subject from audit
      where hash <> audit_hash(person_no, audit_id, at, actor_kind, actor, action, subject_id, detail)
     union all
     select audit_id::text from office_audit
      where hash <> audit_hash('', audit_id, at, actor_kind, actor, action, subject_id, detail)
     limit 100`,
  )
  const faults: AuditFault[] = altered.rows.map(({ subject }) => ({
    message: '审计记录与其摘要不符，已被改动',
    subject,
  }))
  const seals = await db.pool.query<{
    seal_no: number
    from_at: Date
    to_at: Date
    row_count: number
    root: Buffer
    own: boolean
    chained: boolean
  }>(
    `select seal_no, from_at, to_at, row_count, root, hash = ${sealHash} as own,
            previous = coalesce(lag(hash) over (order by seal_no), ''::bytea) and from_at >= coalesce(lag(to_at) over (order by seal_no), from_at)
              and seal_no = coalesce(lag(seal_no) over (order by seal_no), 0) + 1 as chained
       from seal order by seal_no`,
  )
  for (const seal of seals.rows) {
    const subject = `封存 ${String(seal.seal_no)}`
    if (!seal.own) faults.push({ message: '封存记录与其摘要不符，已被改动', subject })
    if (!seal.chained) faults.push({ message: '封存记录与前一条接不上，中间有缺失', subject })
    const { rows } = await db.pool.query<{ count: number; root: Buffer | null }>(
      `select count(*) as count, sha256(string_agg(hash, ''::bytea order by hash)) as root from (${hashesBetween}) hashes`,
      [seal.from_at, seal.to_at],
    )
    const found = rows[0]!
    if (found.count !== seal.row_count || found.root === null || !found.root.equals(seal.root)) {
      faults.push({
        message: `封存时有 ${String(seal.row_count)} 条审计记录，现有 ${String(found.count)} 条或内容不同`,
        subject,
      })
    }
  }
  return faults
}
