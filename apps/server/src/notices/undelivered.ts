/** What was given up, for the administrator: read from the job queue's tables, which are there once jobs have run. */
import type { Database } from '../storage/index.ts'
import { undelivered } from '../jobs/index.ts'

export interface Undelivered {
  job: string
  id: string
  at: string
  attempts: number
  error: string
  subject?: string
}

/** The latest two hundred deliveries that failed at every attempt. */
export async function undeliveredOnes(db: Pick<Database, 'pool'>): Promise<Undelivered[]> {
  const there = await db.pool.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`)
  if (there.rows[0]?.there !== true) return []
  const { rows } = await db.pool.query<{
    job: string
    id: string
    at: Date
    attempts: number
    error: string | null
    subject: string | null
  }>(
    `select coalesce(source_name, name) as job, id, created_on as at, coalesce(source_retry_count, 0) + 1 as attempts,
            source_output ->> 'message' as error, coalesce(data -> 'message' ->> 'subject', data ->> 'noticeId') as subject
       from pgboss.job where name = $1 and state = 'created' order by created_on desc limit 200`,
    [undelivered],
  )
  return rows.map(({ subject, error, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    error: error ?? '',
    ...(subject === null ? {} : { subject }),
  }))
}
