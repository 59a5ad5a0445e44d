/**
 * Verifies what was written before audit hashes were keyed: rows without a number, whose hash anybody can compute, and the
 * seals over stretches of time that closed them. The first keyed seal closes all of it, so that neither a row of before
 * can be added later nor the turn be moved.
 */
import { unkeyedRowsSql } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'
import type { AuditFault, StoredSeal } from './fault.ts'

const unkeyedSealHash = `sha256(convert_to(jsonb_build_array(seal_no, extract(epoch from from_at), extract(epoch from to_at),
  row_count, encode(seal.root, 'hex'), encode(previous, 'hex'))::text, 'UTF8'))`

/** Rows without a number that do not fit their own hash. */
export async function verifyUnkeyedRows({ pool }: Pick<Database, 'pool'>): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `select person_no || ' ' || audit_id as subject from audit
      where audit_no is null
        and hash <> audit_hash(person_no, audit_id, at, actor_kind, actor, action, subject_id, detail)
     union all
     select audit_id::text from office_audit
      where audit_no is null and hash <> audit_hash('', audit_id, at, actor_kind, actor, action, subject_id, detail)
     limit 100`,
  )
  return rows.map(({ subject }) => ({ message: '审计记录与其摘要不符，已被改动', subject }))
}

/** One seal over a stretch of time: its own hash, and the rows of its stretch. */
export async function verifyUnkeyedSeal({ pool }: Pick<Database, 'pool'>, seal: StoredSeal): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ own: boolean; count: number; root: Buffer | null }>(
    `select bool_and(seal.hash = ${unkeyedSealHash}) as own, count(found.hash)::int as count,
            sha256(string_agg(found.hash, ''::bytea order by found.hash)) as root
       from seal left join lateral (
              select a.hash from audit a
               where a.audit_no is null and a.written_at >= seal.from_at and a.written_at < seal.to_at
              union all
              select o.hash from office_audit o
               where o.audit_no is null and o.written_at >= seal.from_at and o.written_at < seal.to_at) found on true
      where seal_no = $1`,
    [seal.seal_no],
  )
  const { own, count, root } = rows[0]!
  const faults: AuditFault[] = []
  if (!own) faults.push({ message: '封存记录与其摘要不符，已被改动', subject: `封存 ${String(seal.seal_no)}` })
  if (count !== seal.row_count || root === null || !root.equals(seal.root)) faults.push(contentsFault(seal, count))
  return faults
}

/** The keyed seal of the turn against all rows without a number. */
export async function verifyTurn({ pool }: Pick<Database, 'pool'>, seal: StoredSeal): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ row_count: number; root: Buffer }>(unkeyedRowsSql)
  const found = rows[0]!
  return found.row_count === seal.row_count && found.root.equals(seal.root)
    ? []
    : [contentsFault(seal, found.row_count)]
}

function contentsFault(seal: StoredSeal, count: number): AuditFault {
  return {
    message: `封存时有 ${String(seal.row_count)} 条审计记录，现有 ${String(count)} 条或内容不同`,
    subject: `封存 ${String(seal.seal_no)}`,
  }
}
