/** Reads the two audit tables as one list, the latest first. A report across persons: nothing else reads like this. */
import { auditTitle, problem } from '@yidi/contracts'
import type { AuditEntryRow, AuditList, SealList } from '@yidi/contracts'
import { actRows, chainRows } from '../../person/journal/index.ts'
import type { Database } from '../storage/index.ts'

interface AuditQuestion {
  personNo?: string | undefined
  actor?: string | undefined
  /** Days in Asia/Shanghai, both included. */
  from: string
  to: string
  after?: string | undefined
  limit: number
  /** Only what was done by staff of this pool, or to a person asked for by number. */
  pool: string | null
}

interface Row {
  audit_id: string
  at: Date
  actor_kind: string
  actor: string
  action: string
  subject_id: string
  person_no: string | null
  detail: Record<string, unknown>
}

const columns = 'audit_id, at, actor_kind, actor, action, subject_id, detail'
const conditions = `at >= ($1::date)::timestamp at time zone 'Asia/Shanghai'
   and at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
   and ($3::text is null or actor = $3)
   and ($4::timestamptz is null or (at, audit_id) < ($4::timestamptz, $5::uuid))
   and ($6::text is null or actor_kind = 'staff' and actor in (select name from staff_user where pool = $6))`

/** A page of rows. Throws `audit-page-not-valid`. */
export async function readAuditRows(
  db: Pick<Database, 'pool'>,
  stepTitles: ReadonlyMap<string, string>,
  question: AuditQuestion,
): Promise<AuditList> {
  const { personNo, limit, pool } = question
  const after = question.after === undefined ? undefined : readCursor(question.after)
  const { rows } = await db.pool.query<Row>(
    `select * from (
       (select ${columns}, person_no from ${actRows} acts
         where ($8::text is null or person_no = $8) and ${conditions} order by at desc, audit_id desc limit $7)
       union all
       (select ${columns}, null as person_no from office_audit
         where ($8::text is null or $8 = any(string_to_array(subject_id, ' '))) and ${conditions}
         order by at desc, audit_id desc limit $7)
     ) both_tables order by at desc, audit_id desc limit $7`,
    [
      question.from,
      question.to,
      question.actor ?? null,
      after?.at ?? null,
      after?.id ?? null,
      // Of a person of one's own pool everything is shown, whoever did it.
      personNo === undefined ? pool : null,
      limit + 1,
      personNo ?? null,
    ],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => rowOf(stepTitles, row)),
    next: rows.length > limit && last !== undefined ? `${last.at.toISOString()}_${last.audit_id}` : null,
  }
}

/** How many rows the two tables have of these days, as the list shows them. */
export async function countAuditRows(
  db: Pick<Database, 'pool'>,
  { from, to, pool }: Pick<AuditQuestion, 'from' | 'to' | 'pool'>,
): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `select ((select count(*) from ${actRows} acts where ${conditions})
           + (select count(*) from office_audit where ${conditions}))::int as count`,
    [from, to, null, null, null, pool],
  )
  return rows[0]!.count
}

function rowOf(stepTitles: ReadonlyMap<string, string>, row: Row): AuditEntryRow {
  return {
    id: row.audit_id,
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    actor: row.actor,
    action: row.action,
    title: auditTitle(row.action, stepTitles),
    subjectId: row.subject_id,
    personNo: row.person_no,
    detail: row.detail,
  }
}

function readCursor(text: string): { at: string; id: string } {
  const [at, id] = text.split('_')
  const isMoment = at !== undefined && !Number.isNaN(Date.parse(at))
  if (!isMoment || id === undefined || !/^[0-9a-f-]{36}$/.test(id)) throw problem('audit-page-not-valid')
  return { at, id }
}

const shownSeals = 10

/** The latest seals, and what waits for the next one. */
export async function readSeals({ pool }: Pick<Database, 'pool'>): Promise<SealList> {
  const { rows } = await pool.query<{ no: number; from: Date; to: Date; rows: number; hash: string }>(
    `select seal_no as no, from_at as from, to_at as to, row_count as rows, encode(hash, 'hex') as hash
       from seal order by seal_no desc limit $1`,
    [shownSeals],
  )
  const waiting = await pool.query<{ count: number }>(
    `with edge as (select coalesce(max(to_at), '-infinity') as at from seal)
     select ((select count(*) from ${chainRows} rows, edge where written_at >= edge.at)
           + (select count(*) from office_audit, edge where written_at >= edge.at))::int as count`,
  )
  return {
    seals: rows.map((row) => ({
      ...row,
      no: Number(row.no),
      from: row.from.toISOString(),
      to: row.to.toISOString(),
    })),
    unsealed: waiting.rows[0]?.count ?? 0,
  }
}

/** How much a verification goes through. */
export async function countSealed({ pool }: Pick<Database, 'pool'>): Promise<{ rows: number; seals: number }> {
  const { rows } = await pool.query<{ rows: number; seals: number }>(
    `select ((select count(*) from ${actRows} acts) + (select count(*) from office_audit))::int as rows,
            (select count(*) from seal)::int as seals`,
  )
  return rows[0]!
}
