/** Webhook and mail against a real HTTP server and a real SMTP server, through the job queue. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Registry } from 'prom-client'
import { SMTPServer } from 'smtp-server'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import { openPlatform, people } from '../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../access/testing.ts'
import { startJobs } from '../jobs/index.ts'
import { noticeJobs } from './index.ts'
import { signatureOf } from './webhook.ts'

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

const mails: { to: string[]; text: string }[] = []
let refuseMails = 0
const post = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
    stream.on('end', () => {
      if (refuseMails-- > 0) {
        done(Object.assign(new Error('try later'), { responseCode: 451 }))
        return
      }
      mails.push({ to: session.envelope.rcptTo.map((one) => one.address), text })
      done()
    })
  },
})
await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
const smtp = `smtp://127.0.0.1:${String((post.server.address() as AddressInfo).port)}`

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
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
  mail: { url: smtp, from: '通知 <notice@example.org>' },
}
const notices = noticeJobs(
  { database: db, clock, config, onError: (error) => failures.push(String(error)) },
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
  await new Promise<void>((resolve) => post.close(resolve))
})

/** Waits until it holds; the run of tests has a limit of its own. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}
const bodyOf = (mail: string): string =>
  Buffer.from(mail.split(/\r?\n\r?\n/)[1]!.replaceAll(/\s/g, ''), 'base64').toString('utf8')
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
const undelivered = async () =>
  (
    await call<{ undelivered: { job: string; attempts: number; error: string }[] }>(
      'GET',
      '/api/desk/undelivered',
      undefined,
      admin,
    )
  ).body.undelivered

test('an address is checked, kept encrypted, and taken back', async () => {
  const wrong = await call<{ code: string }>('PUT', '/api/me/contact', { email: 'not an address' })
  assert.deepEqual([wrong.status, wrong.body.code], [400, 'email-not-valid'])
  assert.equal((await call('PUT', '/api/me/contact', { email: 'yi@example.org' })).status, 200)
  const { rows } = await db.pool.query<{ value: Buffer }>('select value_cipher as value from contact')
  assert.doesNotMatch(rows[0]!.value.toString('latin1'), /example/)
  await call('PUT', '/api/me/contact', { email: null })
  assert.deepEqual((await call('GET', '/api/me/contact')).body, { email: null })
})

test('an event goes out once: signed, tried again after a failure with the same id, the outbox read twice', async () => {
  // What the demonstration left in the outbox is told first and is another matter.
  const before = await notices.relay.run(jobs.send)
  await until(() => received.length >= before)
  received.length = 0
  await call('PUT', '/api/me/contact', { email: 'yi@example.org' })
  answers.push(503)
  refuseMails = 1
  const filing = (await call<FilingMessage>('POST', '/api/filings', temporary('310100'))).body
  assert.equal(await notices.relay.run(jobs.send), 1)
  assert.equal(await notices.relay.run(jobs.send), 0, 'what this relay has seen is not told again')
  // A server that died before it kept its place reads everything again.
  const other = noticeJobs({ database: db, clock, config, onError: (error) => failures.push(String(error)) })
  assert.equal(await other.relay.run(jobs.send), before + 1)
  other.close()
  await until(() => received.length >= 2 && mails.length >= 1 + before)

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

  const mail = mails.find((one) => bodyOf(one.text).startsWith('备案办好了。'))!
  assert.deepEqual(mail.to, ['yi@example.org'])
  assert.match(mail.text, /^Message-ID: <[0-9a-f-]+@yidi>/m)
  assert.deepEqual(await undelivered(), [])
  assert.equal(failures.length, 2)
})

test('what fails to the end lies where the administrator sees it, and a redirect is not followed', async () => {
  answers.push(500, 302, 500)
  await call('POST', '/api/filings', temporary('110100'))
  await notices.relay.run(jobs.send)
  await until(async () => (await undelivered()).length > 0)
  const [lost] = await undelivered()
  assert.equal(lost?.job, 'notices.webhook')
  assert.deepEqual([lost.attempts, lost.error], [3, 'webhook answered 500'])
  assert.equal(received.length, 5)
  assert.equal((await call('GET', '/api/desk/undelivered')).status, 403)
  const figures = await metrics.metrics()
  assert.match(figures, /yidi_jobs_waiting\{job="undelivered"\} 1/)
  assert.match(figures, /yidi_job_runs_total\{job="notices.webhook",outcome="failed"\} 4/)
})
