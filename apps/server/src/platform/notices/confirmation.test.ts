/** The address for mail: confirmed by a code sent to it over a real SMTP server, within limits, and nothing lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContactMessage, ProblemDocument } from '@yidi/contracts'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen } from '../access/testing.ts'
import { readAudit } from '../audit/index.ts'
import { noticeJobs } from './index.ts'
import { codeIn, openPostOffice } from './testing.ts'
import { recordKinds } from '../../kinds.ts'

const post = await openPostOffice()
const mail = { url: post.url, from: 'notice@example.org' }
const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z', 'error', {
  YIDI_SMTP_URL: mail.url,
  YIDI_MAIL_FROM: mail.from,
})
const faults: unknown[] = []
const background = noticeJobs({
  kinds: recordKinds,
  database: db,
  clock,
  config: { webhooks: [], webhookSecret: undefined, mail },
  onError: (error) => faults.push(error),
})
test.after(async () => {
  background.close()
  await app.close()
  await post.close()
})

const handed: Record<string, unknown>[] = []
/** What the relay and the queue do within some seconds; a job that fails is tried again by the queue, here by hand. */
async function deliver(): Promise<void> {
  await background.relay.run(async (name, data) => {
    handed.push(data)
    await background.jobs.find((job) => job.name === name)!.run(data, () => Promise.resolve())
  })
}
let minute = 0
/** Some minutes later, before the code is over. */
const later = (minutes: number): void => {
  minute += minutes
  clock.set(new Date(Date.parse('2026-06-20T02:00:00Z') + minute * 60_000).toISOString())
}
let cookie = await signInCitizen(db, clock, people.active)
async function call<Reply = ContactMessage>(method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) {
  const url = `/api/me/contact${path}`
  const answer = await app.inject({ method, url, headers: { cookie }, ...(payload === undefined ? {} : { payload }) })
  return { status: answer.statusCode, body: answer.json<Reply>() }
}
const give = (email: string | null) => call('PUT', '', { email })
const confirm = <Reply = ContactMessage>(code: string) => call<Reply>('POST', '/confirm', { code })
const again = <Reply = ContactMessage>() => call<Reply>('POST', '/code')
const contact = async () => (await call('GET', '')).body
const wrongCode = (): string => String((Number(codeIn(post.mails)) + 1) % 1_000_000).padStart(6, '0')

test('only what can receive mail is taken; before it is confirmed nothing is written to it', async () => {
  const answer = await call<ProblemDocument>('PUT', '', { email: 'not an address' })
  assert.deepEqual([answer.status, answer.body.code], [400, 'email-not-valid'])
  const early = await call<ProblemDocument>('POST', '/confirm', { code: '123456' })
  assert.deepEqual([early.status, early.body.code], [409, 'mail-code-not-expected'])
  assert.equal((await again<ProblemDocument>()).body.code, 'mail-code-not-expected')
  const { body } = await give(' yi@example.org ')
  assert.deepEqual(
    [body.offered, body.email, body.waiting?.email, body.waiting?.mail],
    [true, null, 'yi@example.org', 'under-way'],
  )
  assert.deepEqual((await db.pool.query('select from contact where value_cipher is not null')).rows, [])
})

test('the code comes by mail, says nothing of the person, and stands in no job and readable in no table', async () => {
  await deliver()
  assert.equal((await contact()).waiting?.mail, 'sent')
  assert.equal(post.mails.length, 1)
  const [letter] = post.mails
  assert.deepEqual(letter?.to, ['yi@example.org'])
  assert.doesNotMatch(letter.body, /演示|330100|https?:/)
  const code = codeIn(post.mails)
  assert.doesNotMatch(JSON.stringify(handed), new RegExp(`${code}|example`))
  const { rows } = await db.pool.query<{ address: Buffer; code: Buffer }>(
    'select value_cipher as address, code_cipher as code from contact_confirmation',
  )
  const kept = Buffer.concat([rows[0]!.address, rows[0]!.code]).toString('latin1')
  assert.doesNotMatch(kept, new RegExp(`${code}|example`))
  // Tapped twice: one mail.
  assert.equal((await give('yi@example.org')).status, 200)
  await deliver()
  assert.equal(post.mails.length, 1)
})

test('a wrong code costs a try and says how many are left; the right one confirms once, however it is typed', async () => {
  const wrong = wrongCode()
  const answer = await confirm<ProblemDocument>(wrong)
  assert.deepEqual([answer.status, answer.body.code], [400, 'mail-code-wrong'])
  assert.match(answer.body.detail, new RegExp(`“${wrong}”`))
  assert.match(answer.body.remedy, /还可以试 4 次/)
  assert.equal((await contact()).waiting?.triesLeft, 4)
  const code = codeIn(post.mails)
  const { status, body } = await confirm(` ${code.slice(0, 3)} ${code.slice(3)} `)
  assert.deepEqual([status, body], [200, { offered: true, email: 'yi@example.org' }])
  assert.equal((await confirm<ProblemDocument>(code)).body.code, 'mail-code-not-expected')
  const { rows } = await db.pool.query<{ value: Buffer }>('select value_cipher as value from contact')
  assert.doesNotMatch(rows[0]!.value.toString('latin1'), /example/)
})

test('a change leaves the old address in use until the new one is confirmed; giving the old one again ends the wait', async () => {
  later(1)
  assert.equal((await give('er@example.org')).body.email, 'yi@example.org')
  const kept = await give('yi@example.org')
  assert.deepEqual(kept.body, { offered: true, email: 'yi@example.org' })
  later(1)
  await give('er@example.org')
  await deliver()
  assert.deepEqual((await confirm(codeIn(post.mails))).body, { offered: true, email: 'er@example.org' })
})

test('five wrong codes end it, a new code begins afresh, and the old one is worth nothing', async () => {
  later(1)
  await give('san@example.org')
  await deliver()
  const first = codeIn(post.mails)
  const wrong = wrongCode()
  for (let count = 1; count < 5; count++)
    assert.equal((await confirm<ProblemDocument>(wrong)).body.code, 'mail-code-wrong')
  const last = await confirm<ProblemDocument>(wrong)
  assert.deepEqual([last.status, last.body.code], [410, 'mail-code-over'])
  assert.equal((await confirm<ProblemDocument>(first)).body.code, 'mail-code-over', 'the right one comes too late')
  assert.deepEqual([(await contact()).waiting?.open, (await contact()).waiting?.email], [false, 'san@example.org'])
  later(1)
  assert.equal((await again()).body.waiting?.triesLeft, 5)
  const soon = await again<ProblemDocument>()
  assert.deepEqual([soon.status, soon.body.code], [429, 'mail-code-too-soon'])
  assert.match(soon.body.detail, /30 秒后/)
  await deliver()
  const second = codeIn(post.mails)
  if (second !== first) assert.equal((await confirm<ProblemDocument>(first)).body.code, 'mail-code-wrong')
  later(30)
  const over = await confirm<ProblemDocument>(second)
  assert.deepEqual([over.status, over.body.code], [410, 'mail-code-over'])
  assert.match(over.body.detail, /30 分钟/)
})

test('five mails a day and no more, whatever is taken back between; the next day it goes on', async () => {
  assert.equal((await give(null)).body.waiting, undefined)
  assert.equal((await contact()).email, null)
  const many = await call<ProblemDocument>('PUT', '', { email: 'si@example.org' })
  assert.deepEqual([many.status, many.body.code], [429, 'mail-codes-too-many'])
  assert.match(many.body.detail, /最多发 5 封/)
  assert.equal((await contact()).waiting, undefined, 'nothing half written')
  later(24 * 60)
  cookie = await signInCitizen(db, clock, people.active)
  assert.equal((await give('si@example.org')).status, 200)
})

test('a server that cannot take it now is tried again; one that does not know the address is believed', async () => {
  post.refusals.push(451, 550)
  const before = post.mails.length
  await deliver()
  assert.equal((await contact()).waiting?.mail, 'delayed')
  assert.equal(faults.length, 1)
  later(1)
  await again()
  await deliver()
  assert.equal((await contact()).waiting?.mail, 'refused')
  assert.deepEqual([post.mails.length, faults.length], [before, 1])
})

test('each step is in the audit, without the address', async () => {
  const rows = (await readAudit(db, people.active)).filter((row) => row.action.startsWith('contact.'))
  assert.deepEqual(
    new Set(rows.map((row) => row.action)),
    new Set(['contact.asked', 'contact.kept', 'contact.confirmed', 'contact.removed']),
  )
  assert.doesNotMatch(JSON.stringify(rows), /example/)
})

test('where no mail is set up, that is said, and nothing is kept', async () => {
  const bare = await openPlatform('2026-06-20T02:00:00Z')
  const headers = { cookie: await signInCitizen(bare.db, bare.clock, people.active) }
  const url = '/api/me/contact'
  const answer = await bare.app.inject({ method: 'PUT', url, headers, payload: { email: 'yi@example.org' } })
  assert.deepEqual([answer.statusCode, answer.json<ProblemDocument>().code], [409, 'mail-not-offered'])
  assert.deepEqual((await bare.app.inject({ url, headers })).json(), { offered: false, email: null })
  await bare.app.close()
})
