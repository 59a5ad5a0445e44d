/** 激活: a person enrolled at the desk gets a code, on paper or by mail, and with it a log-in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ActivationCode, GiveActivation, PersonPage, ProblemDocument, Who } from '@yidi/contracts'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { setCitizenPassword, signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { noticeJobs } from '../../platform/notices/index.ts'
import { codeIn, openPostOffice } from '../../platform/notices/testing.ts'
import { actRows } from '../journal/index.ts'
import { recordKinds } from '../../kinds.ts'

const post = await openPostOffice()
const mail = { url: post.url, from: 'notice@example.org' }
const env = { YIDI_SMTP_URL: mail.url, YIDI_MAIL_FROM: mail.from, YIDI_PUBLIC_URL: 'https://yidi.example.cn' }
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

const counter = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'counter' })
const elsewhere = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000', name: 'counter-tz' })
const idNumber = '330100199203150037'
const password = '只有我知道的一句话'

async function send<Reply>(url: string, payload: object, cookie = '', key: string = randomUUID()) {
  const answer = await app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
  return { status: answer.statusCode, body: answer.json<Reply & ProblemDocument>(), cookies: answer.cookies }
}
const enrolled = await send<{ personNo: string }>(
  '/api/desk/people',
  { idNumber, name: '演示新参保', pool: '330100', insurance: 'employee', category: 'active', from: '2026-06-01' },
  counter,
)
const { personNo } = enrolled.body

const atDesk = (person = personNo) => `/api/desk/people/${person}/activation-code`
const give = (
  form: GiveActivation = { by: 'paper' },
  cookie = counter,
  key: string = randomUUID(),
  person = personNo,
) => send<ActivationCode>(atDesk(person), form, cookie, key)
const print = (cookie = counter, person = personNo) => app.inject({ url: `${atDesk(person)}.pdf`, headers: { cookie } })
const paper = async (person = personNo): Promise<string> => {
  const answer = await print(counter, person)
  assert.equal(answer.statusCode, 200, answer.body)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), { mergePages: true })
  return text
}
const printedCode = async (person = personNo): Promise<string> =>
  /[a-z2-9]{4}-[a-z2-9]{4}/.exec((await paper(person)).replaceAll(/\s/g, ''))![0]
const activate = (code: string, chosen = password, number = idNumber) =>
  send<{ who: Who; displayName: string }>('/api/session/activate', { idNumber: number, code, password: chosen })
const logIn = (chosen = password) => send('/api/session', { kind: 'citizen', idNumber, password: chosen })
const pageOf = async (person = personNo): Promise<PersonPage> =>
  (await app.inject({ url: `/api/desk/people/${person}`, headers: { cookie: counter } })).json()
const auditOf = async (subject: string) => {
  const { rows } = await db.pool.query<{ what: string }>(
    `select concat_ws(' ', actor, action, detail ->> 'by', detail ->> 'account') as what from office_audit
      where subject_id = $1 and action like 'log-in.activat%' order by audit_no`,
    [subject],
  )
  return rows.map(({ what }) => what)
}
const deliver = () =>
  background.relay.run(async (name, data) => {
    await background.jobs.find((job) => job.name === name)!.run(data, () => Promise.resolve())
  })

test('a person enrolled at the desk gets the code on paper, chooses a password and is logged in; the code is used up', async () => {
  assert.deepEqual([(await pageOf()).account, (await logIn()).body.code], [false, 'log-in-failed'])
  assert.equal((await print()).json<ProblemDocument>().code, 'activation-code-over', 'none was given')
  assert.equal((await give({ by: 'paper' }, elsewhere)).body.code, 'person-other-pool')
  const key = randomUUID()
  const given = await give({ by: 'paper' }, counter, key)
  assert.deepEqual(given.body, { by: 'paper', until: '2026-06-27T02:00:00.000Z' }, 'the code is on the paper alone')
  const code = await printedCode()
  assert.deepEqual((await give({ by: 'paper' }, counter, key)).body, given.body)
  assert.equal(await printedCode(), code, 'the same command again made no other')
  assert.equal((await print(elsewhere)).json<ProblemDocument>().code, 'person-other-pool')

  const wrong = await activate('aaaa-aaaa')
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'activation-code-wrong'])
  const nobody = await activate(code, password, '330100199909090010')
  const alike = { ...wrong.body, instance: nobody.body.instance }
  assert.deepEqual(nobody.body, alike, 'an unknown number is answered alike')
  assert.equal((await activate('激活码激活码激活')).body.code, 'activation-code-wrong')
  const short = await activate(code, '1234567')
  assert.deepEqual([short.status, short.body.code], [422, 'password-too-short'])
  assert.equal((await logIn()).body.code, 'log-in-failed', 'nothing of these gave a password')

  const typed = ` ${code.toUpperCase().replace('-', ' ')} `
  const both = await Promise.all([activate(typed), activate(typed)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422], 'of two at the same moment one')
  const { body, cookies } = both.find(({ status }) => status === 200)!
  assert.deepEqual([body.who.kind, body.displayName], ['citizen', '演示新参保'])
  const cookie = `${cookies[0]!.name}=${cookies[0]!.value}`
  assert.equal((await app.inject({ url: '/api/me/standing', headers: { cookie } })).statusCode, 200)
  assert.equal((await logIn()).status, 200)
  assert.equal((await activate(code, 'another password')).body.code, 'activation-code-wrong', 'once')
  assert.equal((await print()).json<ProblemDocument>().code, 'activation-code-over', 'used')
  assert.equal((await pageOf()).account, true)
  assert.deepEqual(await auditOf(personNo), [
    'counter log-in.activation-code paper new',
    'counter log-in.activation-printed',
    'counter log-in.activation-printed',
    `${personNo} log-in.activation-failed`,
    `${personNo} log-in.activation-failed`,
    `${personNo} log-in.activated`,
  ])
  const { rows } = await db.pool.query(
    `select detail ->> 'by' as by from ${actRows} a where person_no = $1 and action = 'log-in' order by entry_no`,
    [personNo],
  )
  assert.deepEqual(rows, [{ by: 'activation-code' }, { by: 'password' }])
})

test('who has an account gets a code only after the identity was checked; it sets the password anew and ends what was open', async () => {
  const refused = await give()
  assert.deepEqual([refused.status, refused.body.code], [409, 'account-exists'])
  assert.equal((await give({ by: 'paper', identityChecked: false })).body.code, 'account-exists')
  const before = (await logIn()).cookies[0]!
  clock.set('2026-06-20T02:01:00Z')
  for (let guess = 0; guess < 5; guess++) await logIn('a wrong password')
  assert.equal((await logIn()).body.code, 'log-in-paused')
  clock.set('2026-06-20T02:02:00Z')
  const given = await give({ by: 'paper', identityChecked: true })
  assert.equal(given.status, 200, JSON.stringify(given.body))
  assert.equal((await activate(await printedCode(), 'another password')).status, 200)
  const old = await app.inject({ url: '/api/me/standing', headers: { cookie: `${before.name}=${before.value}` } })
  assert.equal(old.statusCode, 401, 'who was in by the former password is out')
  assert.equal((await logIn()).body.code, 'log-in-failed', 'the former password holds no longer')
  assert.equal((await logIn('another password')).status, 200, 'and nothing is paused')
  assert.ok((await auditOf(personNo)).includes('counter log-in.activation-code paper reset'))
})

test('the paper says whose, the code, until when, where, and hides the number; the code lies nowhere in clear', async () => {
  await give({ by: 'paper', identityChecked: true })
  const text = (await paper()).replaceAll(/\s/g, '')
  const code = await printedCode()
  for (const part of [
    '演示新参保',
    '3301************37',
    '有效期至2026年6月27日10:02',
    'https://yidi.example.cn/activate',
    '只能用一次；输错5次就作废',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`)
  }
  assert.ok(!text.includes(idNumber))
  const answer = await print()
  assert.equal(answer.headers['cache-control'], 'no-store')
  const { info } = await getMeta(await getDocumentProxy(new Uint8Array(answer.rawPayload)))
  assert.equal(info['Title'], '异地就医：激活码')
  const bare = code.replace('-', '')
  const inClear = [bare, code, Buffer.from(bare).toString('hex')]
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  assert.ok(tables.some(({ name }) => name === 'one_time_code'))
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ text: string }>(`select t::text as text from ${name} t`)
    for (const { text } of rows) assert.ok(!inClear.some((one) => text.includes(one)), name)
  }
})

test('a new code makes the old void, five tries end one, and so does the week; an unlock code does not activate', async () => {
  const checked = { by: 'paper', identityChecked: true } as const
  await give(checked)
  const first = await printedCode()
  await give(checked)
  const second = await printedCode()
  assert.equal((await activate(first)).body.code, 'activation-code-wrong', 'replaced')
  const unlock = await send<{ code: string }>(`/api/desk/people/${personNo}/unlock-code`, {}, counter)
  assert.equal((await activate(unlock.body.code)).body.code, 'activation-code-wrong', 'of another purpose')
  const opens = { kind: 'citizen', idNumber, code: second }
  assert.equal((await send('/api/session/unlock', opens)).body.code, 'unlock-code-wrong', 'nor the other way')
  for (let guess = 0; guess < 3; guess++) await activate('aaaa-aaaa')
  assert.equal((await activate(second)).body.code, 'activation-code-wrong', 'too many tries')
  assert.equal((await print()).json<ProblemDocument>().code, 'activation-code-over')

  await give(checked)
  const third = await printedCode()
  clock.set('2026-06-27T02:02:01Z')
  assert.equal((await activate(third)).body.code, 'activation-code-wrong', 'over')
  clock.set('2026-06-27T02:01:59Z')
  assert.equal((await activate(third)).status, 200, 'until the last second')
})

test('by mail to the confirmed address alone, and a code on paper makes that of the mail void', async () => {
  const by = 'mail'
  clock.set('2026-06-27T03:00:00Z')
  const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'counter' })
  const person = people.active
  await setCitizenPassword(db, clock, person, password)
  const checked = { by, identityChecked: true } as const
  const missing = await give(checked, desk, randomUUID(), person)
  assert.deepEqual([missing.status, missing.body.code], [409, 'activation-mail-missing'])

  const cookie = await signInCitizen(db, clock, person)
  const payload = { email: 'yi@example.org' }
  await app.inject({ method: 'PUT', url: '/api/me/contact', headers: { cookie }, payload })
  await deliver()
  await send('/api/me/contact/confirm', { code: codeIn(post.mails) }, cookie)
  post.mails.length = 0
  const key = randomUUID()
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await give(checked, desk, key, person)).status, 200)
  }
  await deliver()
  const letter = post.mails[0]!
  assert.deepEqual(letter.to, ['yi@example.org'])
  assert.doesNotMatch(letter.body, /演示|330100|https?:/)
  assert.match(letter.body, /7天内有效/)
  const mailed = /^[a-z2-9]{8}$/m.exec(letter.body)![0]
  const activateHer = (code: string) => activate(code, 'her new password', '330100198811020127')
  await give({ by: 'paper', identityChecked: true }, desk, randomUUID(), person)
  assert.equal((await activateHer(mailed)).body.code, 'activation-code-wrong', 'the paper took its place')
  await give(checked, desk, randomUUID(), person)
  await deliver()
  assert.equal((await activateHer(/^[a-z2-9]{8}$/m.exec(post.mails.at(-1)!.body)![0])).status, 200)
})
