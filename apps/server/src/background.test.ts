/** Every job of the timetable, run by hand on a clock that stands where it is put; and how all of it starts and stops. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Registry } from 'prom-client'
import type { DeskQueueMessage, FilingForm } from '@yidi/contracts'
import { openPlatform, people } from '../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from './platform/access/testing.ts'
import { startBackground, timetable } from './background.ts'
import { startJobs } from './platform/jobs/index.ts'
import { uploadMaterial } from './platform/materials/testing.ts'
import { openRelease } from './platform/policy/index.ts'
import { eventRows } from './person/journal/index.ts'

const { app, db, clock } = await openPlatform('2026-03-10T01:00:00Z')
test.after(() => app.close())
const failures: unknown[] = []
const config = { webhooks: [], webhookSecret: undefined, mail: undefined }
const deps = {
  database: db,
  clock,
  config,
  metrics: new Registry(),
  release: openRelease(undefined),
  onError: (error: unknown) => failures.push(error),
}
const jobs = timetable(deps)
const run = async (name: string): Promise<void> => {
  const job = jobs.find((one) => one.name === name)
  assert.ok(job, name)
  await job.run({}, () => Promise.resolve())
}
const count = async (sql: string): Promise<number> =>
  Number((await db.pool.query<{ count: string }>(`select count(*) as count from ${sql}`)).rows[0]!.count)
const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  materials: ['referral-form'],
  referral: { institution: '演示台州三级医院', on: '2026-03-09' },
  commitmentSigned: true,
}

test('every job stands being run twice, with nothing to do as well', async () => {
  for (const { name } of [...jobs, ...jobs]) await run(name)
  assert.deepEqual(failures, [])
  assert.equal(new Set(jobs.map((job) => job.name)).size, jobs.length)
})

test('desk.tasks brings what was filed into the queue, desk.overdue says once that its limit is over', async () => {
  const cookie = await signInCitizen(db, clock, people.taizhouResident)
  const headers = { cookie, 'idempotency-key': 'background-test-1' }
  const filed = await app.inject({ method: 'POST', url: '/api/filings', payload: referral, headers })
  assert.equal(filed.statusCode, 201, filed.body)
  await run('desk.tasks')
  const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })
  const queue = async (): Promise<DeskQueueMessage> =>
    (await app.inject({ url: '/api/desk/tasks', headers: { cookie: desk } })).json<DeskQueueMessage>()
  assert.equal((await queue()).total, 1)
  await run('desk.overdue')
  assert.equal(await count(`${eventRows} told where kind = 'overdue'`), 0)
  clock.set('2026-03-17T16:00:01Z')
  await run('desk.overdue')
  await run('desk.overdue')
  assert.equal(await count(`${eventRows} told where kind = 'overdue'`), 1)
})

test('materials.sweep removes after some days what was uploaded and never sent', async () => {
  const cookie = await signInCitizen(db, clock, people.active)
  await uploadMaterial(app, cookie, 'referral-form')
  clock.set('2026-03-24T16:00:00Z')
  await run('materials.sweep')
  assert.equal(await count('material'), 1)
  clock.set('2026-03-25T16:00:02Z')
  await run('materials.sweep')
  assert.equal(await count('material'), 0)
})

test('gateway.sweep forgets a nonce when its signature is too old to come again, and not before', async () => {
  await db.pool.query(
    `insert into gateway_nonce (institution, nonce, request_hash, seen_at)
     values ('key', 'old', '\\x01', $1::timestamptz - interval '60 minutes 1 second'),
            ('key', 'dated-ahead', '\\x01', $1::timestamptz - interval '60 minutes')`,
    [clock.now()],
  )
  await run('gateway.sweep')
  const { rows } = await db.pool.query('select nonce from gateway_nonce')
  assert.deepEqual(rows, [{ nonce: 'dated-ahead' }])
})

test('family.links finds what a server wrote and could not link any more', async () => {
  assert.equal(await count('authorisation_link'), 1)
  await db.pool.query('delete from authorisation_link')
  await run('family.links')
  assert.equal(await count('authorisation_link'), 1)
})

test('access.sweep ends sessions that are over', async () => {
  const before = await count('session')
  clock.set('2026-03-27T16:00:00Z')
  await signInCitizen(db, clock, people.active)
  await run('access.sweep')
  assert.ok(before > 1)
  assert.equal(await count('session'), 1)
})

test('a stop waits for the run under way', async () => {
  let begun: () => void
  let release: () => void
  const running = new Promise<void>((resolve) => (begun = resolve))
  const gate = new Promise<void>((resolve) => (release = resolve))
  const order: string[] = []
  const slow = {
    name: 'test.slow',
    atStart: true,
    run: async () => {
      begun()
      await gate
      order.push('run ended')
    },
  }
  const queue = await startJobs({ ...deps, metrics: new Registry(), pollSeconds: 0.5 }, [slow])
  await running
  const stopped = queue.stop().then(() => order.push('stopped'))
  release!()
  await stopped
  assert.deepEqual(order, ['run ended', 'stopped'])
})

test('everything starts on a database of its own and stops without an error', async () => {
  const background = await startBackground({ ...deps, metrics: new Registry() })
  await background.stop()
  assert.deepEqual(failures, [])
  const { rows } = await db.pool.query<{ name: string }>('select name from pgboss.schedule order by name')
  const timed = jobs.filter((job) => job.cron !== undefined).map((job) => job.name)
  assert.deepEqual(
    rows.map((row) => row.name),
    timed.sort(),
  )
})
