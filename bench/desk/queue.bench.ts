/**
 * The desk with much to do: what the queue and a clerk's home ask of the database where 500 and 100,000 tasks wait in one pool, beside
 * as many that are done. Prints the middle of the rounds in milliseconds.
 */
import { buildApp } from '../../apps/server/src/app.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import type { BenchOptions } from '../run.ts'
import type { Table } from '../table.ts'
import { median } from '../measure.ts'

const now = '2026-06-20T02:00:00Z'
const pool = '331000'

/** So many tasks that wait, some past their last day, some paused, and as many that are done. */
const insert = `
insert into desk_task (task_id, kind, pool, person_no, subject_id, title, type, channel, committed, state, status,
                       opened_at, due_at, closed_at, action_no, assignee)
select 'T' || n, case when n % 5 = 0 then 'claim' else 'filing' end, $2, '33100000000000000008', 'T' || n,
       '转诊转院人员 · 上海市', 'referral', 'web', false,
       case when n > $1 then 'delivered' when n % 5 = 0 then 'sent' when n % 3 = 0 then 'accepted' else 'applied' end,
       case when n > $1 then 'done' when n % 20 = 0 then 'paused' else 'open' end,
       $3::timestamptz - n % 60 * interval '1 day' - n * interval '1 second',
       case when n % 10 = 0 then null else $3::timestamptz + (n % 40 - 10) * interval '1 day' end,
       case when n > $1 then $3::timestamptz - n % 30 * interval '1 day' end,
       1, case when n % 50 = 0 then 'bench-desk' end
  from generate_series($4::int, $5::int) n`

/** How many rows go in together. */
const atOnce = 5_000

/** What is asked, by what it is called. */
const asked: readonly (readonly [name: string, who: 'desk' | 'audit', url: string])[] = [
  ['home of a clerk', 'desk', '/api/desk/home'],
  ['home of audit', 'audit', '/api/desk/home'],
  ['queue, first page', 'desk', '/api/desk/tasks'],
  ['queue, page 100', 'desk', '/api/desk/tasks?page=100'],
  ['queue, page 1,800', 'desk', '/api/desk/tasks?page=1800'],
  ['queue, newest, page 1,800', 'desk', '/api/desk/tasks?sort=newest&page=1800'],
  ['queue, overdue', 'desk', '/api/desk/tasks?overdue=true'],
  ['queue, waits for review', 'desk', '/api/desk/tasks?waits=reviewing'],
  ['queue, newest', 'desk', '/api/desk/tasks?sort=newest'],
  ['queue, part of a number', 'desk', '/api/desk/tasks?number=T499'],
  ['filings, all', 'desk', '/api/desk/tasks?kind=filing&status=any&sort=newest'],
  ['queue of every pool', 'audit', '/api/desk/tasks'],
]

async function timesWith(tasks: number, rounds: number): Promise<string[]> {
  const clock = fixedClock(now)
  const database = await openTestDatabase()
  await loadDemonstration(database, clock.now())
  const client = await database.pool.connect()
  await client.query('set statement_timeout = 0')
  for (let from = 1; from <= 2 * tasks; from += atOnce)
    await client.query(insert, [tasks, pool, now, from, Math.min(from + atOnce - 1, 2 * tasks)])
  await client.query('vacuum analyze desk_task')
  client.release(true)
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
  const cookies = {
    desk: await signInStaff(database, clock, { roles: ['accepting'], name: 'bench-desk', pool }),
    audit: await signInStaff(database, clock, { roles: ['audit'], name: 'bench-audit' }),
  }
  const times: string[] = []
  for (const [name, who, url] of asked) {
    const spent: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const begin = process.hrtime.bigint()
      const answer = await app.inject({ url, headers: { cookie: cookies[who] } })
      if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.body}`)
      // The first is for what is read and compiled once.
      if (round > 0) spent.push(Number(process.hrtime.bigint() - begin) / 1e6)
    }
    times.push(median(spent).toFixed(1))
  }
  await app.close()
  return times
}

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  const sizes = [500, 100_000]
  const columns: string[][] = []
  for (const size of sizes) columns.push(await timesWith(size, rounds))
  return [
    {
      title: 'The desk where so many tasks wait, milliseconds an answer',
      head: ['asked', ...sizes.map(String)],
      rows: asked.map(([name], at) => [name, ...columns.map((times) => times[at]!)]),
    },
  ]
}
