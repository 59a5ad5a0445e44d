/** Webhook and mail against a real HTTP server and a real SMTP server, through the job queue. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Registry } from 'prom-client'
import type {
  FilingForm,
  FilingMessage,
  ProblemDocument,
  UndeliveredDone,
  UndeliveredListMessage,
} from '@yidi/contracts'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../access/testing.ts'
import { startJobs } from '../jobs/index.ts'
import { noticeJobs } from './index.ts'
import { codeIn, openPostOffice } from './testing.ts'
import { signatureOf } from './webhook.ts'
import { recordKinds } from '../../kinds.ts'

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

const secret = 'a secret of the tests, long'
const received: Received[] = []
/** How the next posts are answered; 200 when it is empty. */
const answers: number[] = []
const systems = createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
  request.on('end', () => {
    received.push({ headers: request.headers, body })
    response.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end('ok')
  })
})
systems.listen(0, '127.0.0.1')
await once(systems, 'listening')
const hook = `http://127.0.0.1:${String((systems.address() as AddressInfo).port)}/hook`

const post = await openPostOffice()
const { mails } = post

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z', 'error', {
  YIDI_SMTP_URL: post.url,
  YIDI_MAIL_FROM: 'notice@example.org',
})
const citizen = await signInCitizen(db, clock, people.active)
const admin = await signInStaff(db, clock, { roles: ['admin'], name: 'admin' })
const metrics = new Registry()
const failures: string[] = []
const config = {
  webhooks: [
    { pool: null, url: hook },
    { pool: '331000', url: `${hook}/taizhou` },
  ],
  webhookSecret: secret,
  mail: { url: post.url, from: '通知 <notice@example.org>' },
}
const notices = noticeJobs(
  { kinds: recordKinds, database: db, clock, config, onError: (error) => failures.push(String(error)) },
  { firstPauseSeconds: 1, longestPauseSeconds: 1, retries: 2 },
)
const jobs = await startJobs(
  { database: db, metrics, pollSeconds: 0.5, onError: (error) => failures.push(String(error)) },
  notices.jobs,
)
test.after(async () => {
  await jobs.stop()
  notices.close()
  await app.close()
  systems.close()
  await post.close()
})

/** Waits until it holds; the run of tests has a limit of its own. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}
let keys = 0
async function call<Reply>(method: 'POST' | 'PUT' | 'GET', url: string, payload?: object, cookie = citizen) {
  const headers = { cookie, 'idempotency-key': `outside-test-${String(++keys)}` }
  const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  return { status: answer.statusCode, body: answer.json<Reply>() }
}
const temporary = (destination: string): FilingForm => ({
  type: 'temporary',
  destination,
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  commitmentSigned: true,
})
const undelivered = async (cookie = admin) =>
  (await call<UndeliveredListMessage>('GET', '/api/desk/undelivered', undefined, cookie)).body.undelivered

test('the mail with a code goes through the queue, and no system hears of it', async () => {
  // What the demonstration left in the outbox is told first and is another matter.
  const before = await notices.relay.run(jobs.send)
  await until(() => received.length >= before)
  received.length = 0
  assert.equal((await call('PUT', '/api/me/contact', { email: 'yi@example.org' })).status, 200)
  assert.equal(await notices.relay.run(jobs.send), 1)
  await until(() => mails.length > 0)
  assert.equal((await call('POST', '/api/me/contact/confirm', { code: codeIn(mails) })).status, 200)
  assert.deepEqual(received, [])
})

test('an event goes out once: signed, tried again after a failure with the same id, the outbox read twice', async () => {
  answers.push(503)
  post.refusals.push(451)
  const filing = (await call<FilingMessage>('POST', '/api/filings', temporary('310100'))).body
  assert.equal(await notices.relay.run(jobs.send), 1)
  assert.equal(await notices.relay.run(jobs.send), 0, 'what this relay has seen is not told again')
  // A server that died before it kept its place reads everything again.
  const other = noticeJobs({
    kinds: recordKinds,
    database: db,
    clock,
    config,
    onError: (error) => failures.push(String(error)),
  })
  assert.ok((await other.relay.run(jobs.send)) > 1)
  other.close()
  await until(() => received.length >= 2 && mails.some((one) => one.body.startsWith('备案办好了。')))

  const [first, second] = received as [Received, Received]
  assert.equal(first.headers['webhook-id'], second.headers['webhook-id'])
  const message = JSON.parse(second.body) as Record<string, string>
  assert.deepEqual(message, {
    id: second.headers['webhook-id'],
    at: '2026-06-20T02:00:00.000Z',
    kind: 'filing',
    pool: '330100',
    subject: filing.id,
    state: 'delivered',
  })
  const { 'webhook-timestamp': timestamp, 'webhook-signature': signature } = second.headers
  assert.equal(signature, signatureOf(secret, String(message.id), String(timestamp), second.body))
  assert.notEqual(signature, signatureOf('another secret', String(message.id), String(timestamp), second.body))

  const mail = mails.find((one) => one.body.startsWith('备案办好了。'))!
  assert.deepEqual(mail.to, ['yi@example.org'])
  assert.match(mail.head, /^Message-ID: <[0-9a-f-]+@yidi>/m)
  assert.deepEqual(await undelivered(), [])
  assert.equal(failures.length, 2, failures.join('\n'))
})

test('what fails to the end lies where the administrator sees it, and a redirect is not followed', async () => {
  answers.push(500, 302, 500)
  await call('POST', '/api/filings', temporary('110100'))
  await notices.relay.run(jobs.send)
  await until(async () => (await undelivered()).length > 0)
  const [lost] = await undelivered()
  assert.equal(lost?.job, 'notices.webhook')
  assert.deepEqual([lost.attempts, lost.error], [3, '对方回答 500'])
  assert.deepEqual([lost.what, lost.to], ['推送：备案（浙江省杭州市）', new URL(hook).host])
  assert.equal(received.length, 5)
  assert.equal((await call('GET', '/api/desk/undelivered')).status, 403)
  const figures = await metrics.metrics()
  assert.match(figures, /yidi_jobs_waiting\{job="undelivered"\} 1/)
  assert.match(figures, /yidi_job_runs_total\{job="notices.webhook",outcome="failed"\} 4/)
})

test('the administrator sends it again, once; another pool’s neither sees nor touches it', async () => {
  const [lost] = await undelivered()
  const ids = [lost!.id]
  const elsewhere = await signInStaff(db, clock, { roles: ['admin'], name: 'admin-tz', pool: '331000' })
  assert.deepEqual(await undelivered(elsewhere), [])
  const foreign = await call<ProblemDocument>('POST', '/api/desk/undelivered/again', { ids }, elsewhere)
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'undelivered-not-found'])
  assert.match(foreign.body.detail, /1 条/)
  assert.equal((await call('POST', '/api/desk/undelivered/again', { ids }, citizen)).status, 403)
  const again = await call<UndeliveredDone>('POST', '/api/desk/undelivered/again', { ids }, admin)
  assert.deepEqual([again.status, again.body.count], [200, 1])
  await until(() => received.length >= 6)
  assert.equal(received[5]?.headers['webhook-id'], received[4]?.headers['webhook-id'])
  assert.deepEqual(await undelivered(), [])
  assert.equal((await call('POST', '/api/desk/undelivered/again', { ids }, admin)).status, 404)
})

test('a mail that failed to the end shows a masked address and no amount; it is dropped with a reason, all audited', async () => {
  post.refusals.push(451, 451, 451)
  await call('POST', '/api/filings', temporary('120100'))
  await notices.relay.run(jobs.send)
  await until(async () => (await undelivered()).length > 0)
  const [lost] = await undelivered()
  assert.deepEqual([lost?.job, lost?.what, lost?.to], ['notices.mail', '备案办好了', 'y***@example.org'])
  const kept = await db.pool.query<{ row: string }>('select j::text as row from pgboss.job j')
  assert.doesNotMatch(kept.rows.map((one) => one.row).join(), /yi@example/)
  const ids = [lost!.id]
  const auditor = await signInStaff(db, clock, { roles: ['audit'] })
  assert.deepEqual(await undelivered(auditor), [lost])
  const told = { ids, reason: '邮箱已停用' }
  assert.equal((await call('POST', '/api/desk/undelivered/drop', told, auditor)).status, 403)
  const bare = await call<ProblemDocument>('POST', '/api/desk/undelivered/drop', { ids, reason: '' }, admin)
  assert.equal(bare.status, 400)
  assert.equal((await undelivered()).length, 1)
  const done = await call<UndeliveredDone>(
    'POST',
    '/api/desk/undelivered/drop',
    { ids, reason: '邮箱已停用，改打电话' },
    admin,
  )
  assert.deepEqual([done.status, done.body.count], [200, 1])
  assert.deepEqual(await undelivered(), [])
  const { rows } = await db.pool.query<{ action: string; detail: object }>(
    `select action, detail from office_audit where action like 'undelivered.%' order by written_at`,
  )
  assert.deepEqual(rows, [
    { action: 'undelivered.again', detail: {} },
    { action: 'undelivered.drop', detail: { reason: '邮箱已停用，改打电话' } },
  ])
})
