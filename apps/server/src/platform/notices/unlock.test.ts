/** An account whose log-in is paused is opened by a code from the counter, from whoever keeps accounts, or by mail. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ProblemDocument, UnlockCode } from '@yidi/contracts'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { createStaff, setCitizenPassword, signInCitizen, signInStaff } from '../access/testing.ts'
import { noticeJobs } from './index.ts'
import { codeIn, openPostOffice } from './testing.ts'
import { recordKinds } from '../../kinds.ts'

const post = await openPostOffice()
const mail = { url: post.url, from: 'notice@example.org' }
const env = { YIDI_SMTP_URL: mail.url, YIDI_MAIL_FROM: mail.from }
const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z', 'error', env)
const background = noticeJobs({
  kinds: recordKinds,
  database: db,
  clock,
  config: { webhooks: [], webhookSecret: undefined, mail },
  onError: (error) => assert.fail(String(error)),
})
test.after(async () => {
  background.close()
  await app.close()
  await post.close()
})

const password = 'the right password'
const idNumber = '330100198811020127'
const citizen = { kind: 'citizen', idNumber }
const staffName = 'clerk-locked'
const clerk = { kind: 'staff', name: staffName }
await setCitizenPassword(db, clock, people.active, password)
const bounds = { roles: ['accepting' as const], pool: '330100', institution: null }
await createStaff(db, clock, { name: staffName, password, ...bounds })
const counter = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'counter' })
const elsewhere = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000', name: 'counter-tz' })
const security = await signInStaff(db, clock, { roles: ['security'], name: 'security' })
const { user_id: clerkId } = await db.kysely
  .selectFrom('staff_user')
  .select('user_id')
  .where('name', '=', staffName)
  .executeTakeFirstOrThrow()

async function send<Reply = ProblemDocument>(url: string, payload: object, cookie = '', key: string = randomUUID()) {
  const headers = { cookie, 'idempotency-key': key }
  const answer = await app.inject({ method: 'POST', url, payload, headers })
  return { status: answer.statusCode, body: answer.json<Reply>() }
}
const logIn = (who: object, typed = password) => send('/api/session', { ...who, password: typed })
const unlock = (who: object, code: string) => send('/api/session/unlock', { ...who, code })
const atCounter = `/api/desk/people/${people.active}/unlock-code`
const codeFrom = async (url: string, cookie: string): Promise<string> => {
  const { status, body } = await send<UnlockCode>(url, {}, cookie)
  assert.equal(status, 200, JSON.stringify(body))
  return body.code!
}
/** Five wrong passwords; then the right one is not looked at either. */
async function lock(who: object): Promise<void> {
  for (let guess = 0; guess < 5; guess++) await logIn(who, 'a wrong password')
  assert.equal((await logIn(who)).body.code, 'log-in-paused')
}
const actionsOf = async (subject: string): Promise<string[]> => {
  const { rows } = await db.pool.query<{ action: string }>(
    `select action from office_audit where subject_id = $1 and action like 'log-in.unlock%' order by written_at`,
    [subject],
  )
  return rows.map(({ action }) => action)
}

test('a citizen is let in again by the code of the counter, once, and only with the password', async () => {
  await lock(citizen)
  assert.equal((await send(atCounter, {}, elsewhere)).body.code, 'person-other-pool')
  const key = randomUUID()
  const given = (await send<UnlockCode>(atCounter, {}, counter, key)).body
  assert.match(given.code ?? '', /^[a-z2-9]{4}-[a-z2-9]{4}$/)
  assert.deepEqual((await send<UnlockCode>(atCounter, {}, counter, key)).body, { code: null, minutes: 30 })

  const wrong = await unlock(citizen, 'aaaa-aaaa')
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'unlock-code-wrong'])
  // Eight characters, but more bytes than eight letters.
  assert.equal((await unlock(citizen, '解锁码解锁码解锁')).body.code, 'unlock-code-wrong')
  assert.equal((await logIn(citizen)).body.code, 'log-in-paused', 'a wrong code opens nothing')
  const typed = ` ${given.code!.toUpperCase().replace('-', ' ')} `
  assert.deepEqual((await unlock(citizen, typed)).body, { unlocked: true })
  assert.equal((await unlock(citizen, given.code!)).body.code, 'unlock-code-wrong', 'once')
  assert.equal((await logIn(citizen, 'a wrong password')).body.code, 'log-in-failed', 'the password is still asked for')
  assert.equal((await logIn(citizen)).status, 200)
  assert.deepEqual(await actionsOf(people.active), [
    'log-in.unlock-code',
    'log-in.unlock-failed',
    'log-in.unlock-failed',
    'log-in.unlocked',
  ])
})

test('a code lies nowhere in clear, is of use for half an hour and for five tries, and a new one takes its place', async () => {
  const first = await codeFrom(atCounter, counter)
  const bare = first.replace('-', '')
  for (const table of ['one_time_code', 'idempotency_key', 'office_audit']) {
    const { rows } = await db.pool.query<{ text: string }>(`select t::text as text from ${table} t`)
    const hex = Buffer.from(bare).toString('hex')
    for (const { text } of rows) assert.ok(![bare, first, hex].some((one) => text.includes(one)), table)
  }
  const second = await codeFrom(atCounter, counter)
  assert.equal((await unlock(citizen, first)).body.code, 'unlock-code-wrong', 'replaced')
  for (let guess = 0; guess < 4; guess++) await unlock(citizen, 'aaaa-aaaa')
  assert.equal((await unlock(citizen, second)).body.code, 'unlock-code-wrong', 'too many tries')
  const third = await codeFrom(atCounter, counter)
  clock.set('2026-06-20T02:30:01Z')
  assert.equal((await unlock(citizen, third)).body.code, 'unlock-code-wrong', 'over')
  const nobody = await unlock({ kind: 'citizen', idNumber: '330100199909090010' }, third)
  assert.equal(nobody.body.code, 'unlock-code-wrong', 'the same as for an account')
})

test('staff get theirs from whoever keeps accounts; one kind of account’s code does not open the other', async () => {
  await lock(clerk)
  const url = `/api/desk/staff/${clerkId}/unlock-code`
  assert.equal((await send(url, {}, counter)).body.code, 'not-permitted')
  const code = await codeFrom(url, security)
  assert.equal((await unlock(citizen, code)).body.code, 'unlock-code-wrong')
  const both = await Promise.all([unlock(clerk, code), unlock(clerk, code)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422], 'of two at the same moment one')
  assert.equal((await logIn(clerk)).status, 200)
})

test('by mail to the confirmed address alone; the answer tells nobody who has one, and few mails go out', async () => {
  const ask = () => send<{ minutes: number }>('/api/session/unlock/mail', { idNumber })
  const deliver = () =>
    background.relay.run(async (name, data) => {
      assert.ok(!JSON.stringify(data).includes('example'))
      await background.jobs.find((job) => job.name === name)!.run(data, () => Promise.resolve())
    })
  assert.deepEqual(await ask(), { status: 200, body: { minutes: 30 } })
  await deliver()
  assert.equal(post.mails.length, 0, 'no address, no mail')

  const cookie = await signInCitizen(db, clock, people.active)
  const contact = { method: 'PUT', url: '/api/me/contact', headers: { cookie } } as const
  await app.inject({ ...contact, payload: { email: 'yi@example.org' } })
  await deliver()
  assert.deepEqual(await ask(), { status: 200, body: { minutes: 30 } })
  await deliver()
  assert.equal(post.mails.length, 1, 'an address that waits for its confirmation gets none')
  await send('/api/me/contact/confirm', { code: codeIn(post.mails) }, cookie)

  await lock(citizen)
  await ask()
  await ask()
  await deliver()
  assert.equal(post.mails.length, 2, 'the second within a minute sends none')
  const letter = post.mails[1]!
  assert.deepEqual(letter.to, ['yi@example.org'])
  assert.doesNotMatch(letter.body, /演示|330100|https?:/)
  const code = /^[a-z2-9]{8}$/m.exec(letter.body)![0]
  assert.deepEqual((await unlock(citizen, code)).body, { unlocked: true })
  assert.equal((await logIn(citizen)).status, 200)
  for (let minute = 32; minute < 45; minute += 2) {
    clock.set(`2026-06-20T02:${String(minute)}:00Z`)
    await ask()
    await deliver()
  }
  assert.equal(post.mails.length, 6, 'five a day, and the one that confirmed the address')
})

test('where no mail is set up the page is told that there is none', async () => {
  const silent = await openPlatform('2026-06-20T02:00:00Z', 'error')
  const url = '/api/session/unlock/mail'
  const answer = await silent.app.inject({ method: 'POST', url, payload: { idNumber } })
  await silent.app.close()
  assert.deepEqual([answer.statusCode, answer.json<ProblemDocument>().code], [409, 'unlock-mail-not-offered'])
})
