import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeskQueueMessage, DeskTaskMessage, FilingForm, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { tellOverdue } from './overdue.ts'
import { eventRows } from '../../person/journal/index.ts'

// A Tuesday; the five working days of Taizhou end on 2026-03-17.
const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const token = 'a-token-for-the-collector'
const config = readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_METRICS_TOKEN: token })
const app = await buildApp({ config, clock, database })
test.after(() => app.close())

const staff = (name: string, roles: ('accepting' | 'reviewing' | 'audit')[], pool?: string) =>
  signInStaff(database, clock, { roles, name, ...(pool === undefined ? {} : { pool }) })
/** Everybody who takes part, signed in on the day that the clock has. */
const signIn = async () => ({
  taizhou: await signInCitizen(database, clock, '33100000000000000008'),
  hangzhou: await signInCitizen(database, clock, '33010000000000000002'),
  desk: await staff('desk-tz', ['accepting'], '331000'),
  review: await staff('review-tz', ['reviewing'], '331000'),
  audit: await staff('auditor', ['audit']),
})
await staff('desk-hz', ['accepting'], '330100')
let { taizhou, hangzhou, desk, review, audit } = await signIn()
/** The clock moves on, and everybody signs in again. */
const moveTo = async (moment: string): Promise<void> => {
  clock.set(moment)
  ;({ taizhou, hangzhou, desk, review, audit } = await signIn())
}

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `queue-key-${String(++keys).padStart(4, '0')}` },
  })
const queue = async (cookie: string, query = ''): Promise<DeskQueueMessage> => {
  const answer = await app.inject({ url: `/api/desk/tasks?${query}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskQueueMessage>()
}

const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '某家查不到的医院', on: '2026-03-09' },
}
async function applyIn(cookie: string, more: Partial<FilingForm> = {}): Promise<string> {
  const answer = await post('/api/filings', cookie, { ...referral, ...more })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<FilingMessage>().id
}

const first = await applyIn(taizhou)
clock.set('2026-03-10T09:00:01+08:00')
const elsewhere = await applyIn(hangzhou)

test('a task stands in the queue of its pool with the last day of its limit; an open limit has none', async () => {
  const { tasks, counts } = await queue(desk)
  assert.deepEqual(
    tasks.map((task) => [task.id, task.dueDay, task.overdue, task.channelTitle, task.stateTitle]),
    [[first, '2026-03-17', false, '网上', '已提交']],
  )
  assert.deepEqual(counts, { open: 1, mine: 0, unassigned: 1, overdue: 0, paused: 0 })
  const all = await queue(audit)
  assert.deepEqual(
    all.tasks.map((task) => [task.id, task.dueDay]),
    [
      [first, '2026-03-17'],
      [elsewhere, null],
    ],
  )
})

test('take, hand to a colleague, give back; whoever is not of the desk gets nothing', async () => {
  const assign = (cookie: string, to: string | null) => post(`/api/desk/tasks/${first}/assignment`, cookie, { to })
  const taken = await assign(desk, 'desk-tz')
  assert.equal(taken.json<DeskTaskMessage>().assignee, 'desk-tz', taken.body)
  assert.equal((await queue(desk, 'assigned=mine')).total, 1)
  assert.equal((await queue(desk, 'assigned=none')).total, 0)
  assert.equal((await queue(review)).tasks[0]?.assignee, 'desk-tz')
  assert.equal((await assign(desk, 'desk-hz')).json<ProblemDocument>().code, 'desk-colleague-unknown')
  assert.equal((await assign(review, 'review-tz')).json<DeskTaskMessage>().assignee, 'review-tz')
  assert.equal((await assign(desk, null)).json<DeskTaskMessage>().assignee, null)
  const foreign = await post(`/api/desk/tasks/${elsewhere}/assignment`, desk, { to: 'desk-tz' })
  assert.equal(foreign.json<ProblemDocument>().code, 'filing-other-pool')
  const none = await post('/api/desk/tasks/B331000-20260310-NONE/assignment', desk, { to: null })
  assert.equal(none.json<ProblemDocument>().code, 'desk-task-not-found')
  const names = await app.inject({ url: '/api/desk/colleagues', headers: { cookie: desk } })
  assert.deepEqual(names.json(), { names: ['desk-tz', 'review-tz'] })
})

test('filters by type, channel, state and part of the number; a page beyond the last is empty', async () => {
  assert.equal((await queue(audit, 'type=referral&channel=web&state=applied&kind=filing')).total, 2)
  assert.equal((await queue(audit, 'type=temporary')).total, 0)
  assert.equal((await queue(audit, 'kind=register')).total, 0)
  assert.equal((await queue(audit, `number=${first.slice(-6).toLowerCase()}`)).total, 1)
  assert.equal((await queue(audit, 'number=%25')).total, 0)
  const beyond = await queue(audit, 'page=2')
  assert.deepEqual([beyond.tasks.length, beyond.total], [0, 2])
})

test('while corrections are asked the clock stands still, and goes on with what was left', async () => {
  await moveTo('2026-03-12T09:00:00+08:00')
  const asked = await post(`/api/desk/filings/${first}/ask-corrections`, desk, { reason: '请补交盖章的转诊备案表' })
  assert.equal(asked.statusCode, 200, asked.body)
  const paused = await queue(desk, 'status=paused')
  assert.deepEqual([paused.tasks[0]?.dueDay, paused.counts.open, paused.counts.paused], [null, 0, 1])
  await moveTo('2026-03-20T09:00:00+08:00')
  const corrected = await post(`/api/filings/${first}/corrections`, taizhou, { ...referral, from: '2026-03-20' })
  assert.equal(corrected.statusCode, 200, corrected.body)
  assert.equal((await queue(desk)).tasks[0]?.dueDay, '2026-03-25')
})

test('what is over its limit comes first and is told once', async () => {
  await moveTo('2026-03-24T09:00:00+08:00')
  const younger = await applyIn(taizhou, { destination: '110100', from: '2026-03-24' })
  assert.equal(await tellOverdue(database, clock), 0)
  await moveTo('2026-03-26T00:00:01+08:00')
  const { tasks, counts } = await queue(desk)
  assert.deepEqual(
    tasks.map((task) => [task.id, task.overdue]),
    [
      [first, true],
      [younger, false],
    ],
  )
  assert.equal(counts.overdue, 1)
  assert.equal((await queue(desk, 'overdue=true')).total, 1)
  assert.equal(await tellOverdue(database, clock), 1)
  assert.equal(await tellOverdue(database, clock), 0)
  const { rows } = await database.pool.query<{ payload: { dueAt: string } }>(
    `select payload from ${eventRows} o where kind = 'overdue' and subject_id = $1`,
    [first],
  )
  assert.deepEqual(
    rows.map((row) => row.payload.dueAt),
    ['2026-03-25T15:59:59.000Z'],
  )
  const metrics = await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })
  assert.match(metrics.body, /yidi_desk_overdue_tasks\{pool="331000"\} 1/)
})

test('what is decided cannot be assigned any more', async () => {
  await post(`/api/filings/${first}/cancel`, taizhou, {})
  const answer = await post(`/api/desk/tasks/${first}/assignment`, desk, { to: 'desk-tz' })
  assert.equal(answer.json<ProblemDocument>().code, 'desk-task-closed')
})
