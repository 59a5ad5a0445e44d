/** What was given up, for the administrator: read from the job queue's tables, which are there once jobs have run. */
import type { DropForm, UndeliveredListMessage, UndeliveredMessage } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import { CompiledQuery } from 'kysely'
import type { Transaction } from 'kysely'
import type { Static } from 'typebox'
import { dropUndelivered, redriveUndelivered, undelivered } from '../jobs/index.ts'
import { placeName } from '../places/index.ts'
import type { Database, Tables } from '../storage/index.ts'
import { addressPlace, maskedAddress } from './contacts.ts'
import { failureText } from './failure.ts'
import type { RecordKinds } from '../records/index.ts'
import { noticeKind } from './kinds.ts'
import type { KeptData } from './kinds.ts'
import { codeJob, mailJob, webhookJob } from './outside.ts'

interface Row {
  job: string
  id: string
  since: Date | null
  at: Date
  attempts: number
  error: string | null
  data: { url?: string; message?: { kind?: string; subject?: string; pool?: string }; personNo?: string }
  notice_kind: string | null
  notice_data: KeptData | null
  notice_subject: string | null
  address: Buffer | null
  total: number
}

/** The latest two hundred deliveries of a pool, or of all, that failed at every attempt. */
export async function undeliveredOnes(
  db: Pick<Database, 'pool' | 'ciphers'>,
  kinds: RecordKinds,
  pool: string | null,
): Promise<UndeliveredListMessage> {
  if (!(await queueIsThere(db))) return { undelivered: [], total: 0 }
  const { rows } = await db.pool.query<Row>(
    `select j.id, coalesce(j.source_name, j.name) as job, j.source_created_on as since, j.created_on as at,
            coalesce(j.source_retry_count, 0) + 1 as attempts, j.source_output ->> 'message' as error, j.data,
            n.kind as notice_kind, n.data as notice_data, n.subject_id as notice_subject,
            coalesce(a.value_cipher, w.value_cipher) as address, count(*) over () as total
       from pgboss.job j
       left join person p on p.person_no = j.data ->> 'personNo'
       left join notice n on n.person_no = p.person_no and n.notice_id = j.data ->> 'noticeId'
       left join contact a on a.person_no = p.person_no and a.kind = 'email' and j.data ? 'noticeId'
       left join contact_confirmation w on w.person_no = p.person_no and w.kind = 'email' and j.data ? 'requestId'
      where j.name = $1 and j.state = 'created' and ($2::text is null or coalesce(p.pool, j.data -> 'message' ->> 'pool') = $2)
      order by j.created_on desc limit 200`,
    [undelivered, pool],
  )
  return { undelivered: rows.map((row) => messageOf(db, kinds, row)), total: rows[0]?.total ?? 0 }
}

/** How many of a pool, or of all, failed at every attempt. */
export async function countUndelivered(db: Pick<Database, 'pool'>, pool: string | null): Promise<number> {
  if (!(await queueIsThere(db))) return 0
  const { rows } = await db.pool.query<{ count: number }>(
    `select count(*)::int as count from pgboss.job j left join person p on p.person_no = j.data ->> 'personNo'
      where j.name = $1 and j.state = 'created' and ($2::text is null or coalesce(p.pool, j.data -> 'message' ->> 'pool') = $2)`,
    [undelivered, pool],
  )
  return rows[0]!.count
}

function messageOf(db: Pick<Database, 'ciphers'>, kinds: RecordKinds, row: Row): UndeliveredMessage {
  const subject = row.data.message?.subject ?? row.notice_subject ?? undefined
  const to = addresseeOf(db, row)
  return {
    id: row.id,
    job: row.job,
    what: whatOf(kinds, row),
    ...(to === undefined ? {} : { to }),
    ...(subject === undefined ? {} : { subject }),
    since: (row.since ?? row.at).toISOString(),
    at: row.at.toISOString(),
    attempts: row.attempts,
    error: failureText(row.error ?? ''),
  }
}

/** What it tells, without what is not for the administrator's eyes: the same words that a mail may carry. */
function whatOf(kinds: RecordKinds, row: Row): string {
  if (row.job === codeJob) return '邮箱确认码'
  if (row.job === webhookJob) return pushText(kinds, row.data.message ?? {})
  const kind = row.notice_kind === null ? undefined : noticeKind(kinds, row.notice_kind)
  return kind === undefined ? '消息' : (kind.mailTitle ?? kind.words(row.notice_data ?? {}).title)
}

/** What systems of the agency are told of beside records. */
const eventWords: Readonly<Record<string, string>> = {
  'settlement-posted': '结算',
  'settlement-cancelled': '撤销结算',
  'command-reversed': '冲正',
  overdue: '待办超期',
}
function pushText(kinds: RecordKinds, { kind = '', pool = '' }: NonNullable<Row['data']['message']>): string {
  const record = kinds.find(({ name }) => name === kind)
  return `推送：${record?.title ?? eventWords[kind] ?? kind}（${placeName(pool)}）`
}

/** Of an address on the web the host alone: the rest may hold a key. */
function addresseeOf(db: Pick<Database, 'ciphers'>, { job, data, address }: Row): string | undefined {
  if (job === webhookJob) return URL.parse(data.url ?? '')?.host
  if (address === null || data.personNo === undefined || ![mailJob, codeJob].includes(job)) return undefined
  return maskedAddress(db.ciphers.open(address, addressPlace(data.personNo)))
}

/** Hands these to their jobs again; gives how many, with which each sort of job. Throws where none waits here. */
export const sendAgain = (transaction: Transaction<Tables>, ids: readonly string[], pool: string | null) =>
  settle(transaction, ids, pool, redriveUndelivered)

/** Drops these for good. Throws where none waits here. */
export const drop = (transaction: Transaction<Tables>, { ids }: Static<typeof DropForm>, pool: string | null) =>
  settle(transaction, ids, pool, dropUndelivered)

async function settle(
  transaction: Transaction<Tables>,
  ids: readonly string[],
  pool: string | null,
  work: typeof dropUndelivered,
): Promise<string[]> {
  const run = async <Row>(text: string, values: unknown[] = []) =>
    transaction.executeQuery<Row>(CompiledQuery.raw(text, values))
  const there = await run<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`)
  // Whose they are is asked without a lock: people lie elsewhere in a distributed database (ADR 0047).
  const own =
    there.rows[0]?.there === true
      ? await run<{ id: string }>(
          `select j.id from pgboss.job j left join person p on p.person_no = j.data ->> 'personNo'
            where j.name = $1 and j.id = any($2::uuid[])
              and ($3::text is null or coalesce(p.pool, j.data -> 'message' ->> 'pool') = $3)`,
          [undelivered, ids, pool],
        )
      : { rows: [] }
  // Locked, so that two administrators do not both do it.
  const found =
    own.rows.length > 0
      ? await run<{ id: string }>(
          `select id from pgboss.job where name = $1 and state = 'created' and id = any($2::uuid[]) for update`,
          [undelivered, own.rows.map((row) => row.id)],
        )
      : own
  const waiting = found.rows.map((row) => row.id)
  if (waiting.length === 0) throw problem('undelivered-not-found', { count: ids.length })
  await work(async (text, values) => ({ rows: (await run(text, values)).rows as unknown[] }), waiting)
  return waiting
}

async function queueIsThere(db: Pick<Database, 'pool'>): Promise<boolean> {
  const { rows } = await db.pool.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`)
  return rows[0]?.there === true
}
