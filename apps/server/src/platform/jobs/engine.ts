/**
 * Work that nobody waits for: pg-boss on our own database and its connections (schema `pgboss`). A job is named, has
 * one handler, and may run by a timetable of Asia/Shanghai; with several servers each run is done by one of them. What
 * a handler throws is tried again with growing pauses; what fails to the end lies in `undelivered`, to be seen and sent
 * again. Handlers take their day from the clock port and must stand being run twice.
 */
import { PgBoss } from 'pg-boss'
import { Counter, Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import { inMigrationTurn } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'

export interface Job {
  /** `module.verb`. */
  name: string
  /** Timetable as cron has it, in Asia/Shanghai. */
  cron?: string
  /** Also once at every start: what a stopped server missed. */
  atStart?: boolean
  /** Attempts after the first, with growing pauses from `firstPauseSeconds` on; none unless said. */
  retries?: number
  firstPauseSeconds?: number
  longestPauseSeconds?: number
  /** How long a finished run is remembered: within it the same `id` is not accepted again. */
  rememberSeconds?: number
  /** Runs at the same time on one server. */
  atOnce?: number
  /** `send` hands over further jobs. */
  run(data: Record<string, unknown>, send: Send): Promise<unknown>
}

/** Hands a job over; `id` (a UUID) makes it once however often it is handed over. */
export type Send = (name: string, data: Record<string, unknown>, id?: string) => Promise<void>

export interface Jobs {
  send: Send
  /** Waits for runs under way and stops. */
  stop(): Promise<void>
}

/** Where jobs end that failed at every attempt. */
export const undelivered = 'undelivered'

const zone = 'Asia/Shanghai'
const secondsOfDay = 86_400

interface JobsDeps {
  database: Database
  metrics: Registry
  onError(error: unknown, job: string): void
  /** How often workers look for work; half a second at least. */
  pollSeconds?: number
}

/** Opens the queue, creates what is new in it, and starts working. The database stays the caller's to close. */
export async function startJobs(deps: JobsDeps, jobs: readonly Job[]): Promise<Jobs> {
  const { pool } = deps.database
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => pool.query(text, values) },
    monitorVacuum: false,
    reindex: false,
  })
  boss.on('error', (error) => deps.onError(error, 'pg-boss'))
  await inTurn(pool, () => boss.start())
  const done = countRuns(deps.metrics)
  await boss.createQueue(undelivered, { deleteAfterSeconds: 0, retentionSeconds: 365 * secondsOfDay })
  const send: Send = async (name, data, id) => {
    await boss.send(name, data, id === undefined ? {} : { id })
  }
  for (const job of jobs) await open(boss, job, send, done, deps)
  gaugeWaiting(deps, jobs)
  await dropOldTimetables(boss, jobs)
  return {
    send,
    stop: () => boss.stop({ graceful: true, close: false, timeout: 10_000 }),
  }
}

/** Two servers that start at once on a fresh database would both make the queue's tables: they do it in turn, as they migrate. */
async function inTurn(pool: Database['pool'], work: () => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  try {
    await inMigrationTurn(client, work)
  } finally {
    client.release()
  }
}

type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

/** Hands these of `undelivered` to their own jobs again, within the caller's transaction. */
export const redriveUndelivered = (execute: Execute, ids: string[]): Promise<unknown> =>
  withQueue(execute, (boss) => boss.redrive(undelivered, { ids }))

/** Takes these out of `undelivered` for good, within the caller's transaction. */
export const dropUndelivered = (execute: Execute, ids: string[]): Promise<unknown> =>
  withQueue(execute, (boss) => boss.deleteJob(undelivered, ids))

/** Hands a job over from outside a job, for what somebody has just asked for and waits to see. Throws where no queue was opened yet. */
export const handOver = (execute: Execute, name: string): Promise<unknown> =>
  withQueue(execute, (boss) => boss.send(name))

/** The queue for one command of the office: it neither works nor keeps house. */
async function withQueue(execute: Execute, work: (boss: PgBoss) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ db: { executeSql: execute }, migrate: false, supervise: false, schedule: false })
  await boss.start()
  try {
    await work(boss)
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

async function open(
  boss: PgBoss,
  job: Job,
  send: Send,
  done: Counter<'job' | 'outcome'>,
  deps: JobsDeps,
): Promise<void> {
  const retries = job.retries ?? 0
  const options = {
    retryLimit: retries,
    retryBackoff: retries > 0,
    retryDelay: job.firstPauseSeconds ?? 1,
    ...(retries > 0 ? { retryDelayMax: job.longestPauseSeconds ?? 3_600, deadLetter: undelivered } : {}),
    deleteAfterSeconds: job.rememberSeconds ?? 3_600,
  }
  // A timetable never piles up runs behind one that takes long.
  await boss.createQueue(job.name, { ...options, policy: job.cron === undefined ? 'standard' : 'stately' })
  await boss.updateQueue(job.name, options)
  await boss.work(
    job.name,
    { pollingIntervalSeconds: deps.pollSeconds ?? 2, localConcurrency: job.atOnce ?? 1 },
    async ([one]: { data: unknown }[]) => {
      try {
        await job.run((one?.data ?? {}) as Record<string, unknown>, send)
        done.inc({ job: job.name, outcome: 'done' })
      } catch (error) {
        done.inc({ job: job.name, outcome: 'failed' })
        deps.onError(error, job.name)
        throw error
      }
    },
  )
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, null, { tz: zone })
  if (job.atStart === true) await boss.send(job.name)
}

/** A timetable of an older program for a job that is gone would fill a queue that nobody works on. */
async function dropOldTimetables(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const known = new Set(jobs.filter((job) => job.cron !== undefined).map((job) => job.name))
  for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name)
}

function countRuns(metrics: Registry): Counter<'job' | 'outcome'> {
  return new Counter({
    name: 'yidi_job_runs_total',
    help: 'Runs of background jobs by outcome (done, failed)',
    labelNames: ['job', 'outcome'],
    registers: [metrics],
  })
}

/** What waits, asked when the figures are asked for. */
function gaugeWaiting({ database, metrics }: JobsDeps, jobs: readonly Job[]): void {
  const names = [...jobs.map((job) => job.name), undelivered]
  new Gauge({
    name: 'yidi_jobs_waiting',
    help: 'Background jobs that wait to be run or run again; under the job "undelivered" those given up',
    labelNames: ['job'],
    registers: [metrics],
    async collect() {
      const { rows } = await database.pool.query<{ name: string; count: number }>(
        `select n.name, count(j.id) as count from unnest($1::text[]) n (name)
           left join pgboss.job j on j.name = n.name and j.state in ('created', 'retry') group by n.name`,
        [names],
      )
      for (const row of rows) this.set({ job: row.name }, row.count)
    },
  })
}
