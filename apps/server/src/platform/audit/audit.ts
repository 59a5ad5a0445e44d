/** Who did what: rows about a person commit with the change itself; the office's own doings are written here. */
import { CompiledQuery } from 'kysely'
import type { Kysely } from 'kysely'
import { actRows } from '../../person/journal/index.ts'
import { newAuditRow, officeChain } from '../storage/index.ts'
import type { AuditEntry, Database, Tables } from '../storage/index.ts'

export interface AuditRow {
  at: Date
  actorKind: string
  actor: string
  action: string
  subjectId: string
  detail: Record<string, unknown>
}

/** What was done to this person's records, the latest first: at most `limit` rows, without the actions named. */
export async function readAudit(
  db: Pick<Database, 'pool'>,
  personNo: string,
  { limit = 100, without = [] }: { limit?: number; without?: readonly string[] } = {},
): Promise<AuditRow[]> {
  const { rows } = await db.pool.query<AuditRow>(
    `select at, actor_kind as "actorKind", actor, action, subject_id as "subjectId", detail from ${actRows} acts
      where person_no = $1 and action <> all ($2)
      order by at desc, written_at desc, entry_no desc nulls last limit $3`,
    [personNo, without, limit],
  )
  return rows
}

/** Records what concerns no single person: a log-in of staff, a look-up by name, a change of an institution. */
export async function recordOfficeAudit(
  db: Pick<Database, 'pool' | 'ciphers'>,
  entry: AuditEntry,
  at: Date,
): Promise<void> {
  await db.pool.query(officeAuditStatement, officeAuditValues(db.ciphers, entry, at))
}

/**
 * The same inside the transaction of the change itself, so that the one is never there without the other. Until that
 * transaction ends nobody else writes for the office: let it be the last but the commit.
 */
export async function recordOfficeAuditIn(
  transaction: Kysely<Tables>,
  ciphers: Database['ciphers'],
  entry: AuditEntry,
  at: Date,
): Promise<void> {
  await transaction.executeQuery(CompiledQuery.raw(officeAuditStatement, officeAuditValues(ciphers, entry, at)))
}

const officeAuditStatement = `
  with count as (update office_audit_count set audit_count = audit_count + 1 returning audit_count)
  insert into office_audit (audit_no, audit_id, at, actor_kind, actor, action, subject_id, detail, hash)
  select audit_count, $1::uuid, $2::timestamptz, $3, $4, $5, $6, $7::jsonb, $8::bytea from count`

function officeAuditValues(ciphers: Database['ciphers'], entry: AuditEntry, at: Date): unknown[] {
  const row = newAuditRow(ciphers, officeChain, at, entry)
  const { audit_id, actor_kind, actor, action, subject_id, detail, hash } = row
  return [audit_id, at, actor_kind, actor, action, subject_id, JSON.stringify(detail), hash]
}
