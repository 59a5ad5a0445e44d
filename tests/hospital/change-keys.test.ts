import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { buildApp } from '../../apps/server/src/app.ts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { addAgreementOf } from '../../apps/server/src/care/agreements/testing.ts'
import { addCaseOf } from '../../apps/server/src/oversight/cases/testing.ts'
import { deskOf, formOf, openDesks } from '../../apps/server/src/claims/doors/testing.ts'
import { samplePdf, uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import { sealAudit, verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import { changeKeys } from '../../apps/server/src/platform/storage/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { createCiphers } from '../../apps/server/src/platform/storage/ciphers.ts'
import { sealedColumns } from '../../apps/server/src/platform/storage/sealed-columns.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'

const indexKey = Buffer.alloc(32, 2)
/** The key that the platform of the tests writes with, and two that come after it. */
const [old, second, third] = ['test', 'k2', 'k3'].map((id, n) => ({ id, key: Buffer.alloc(32, [1, 7, 8][n]) })) as [
  { id: string; key: Buffer },
  { id: string; key: Buffer },
  { id: string; key: Buffer },
]
const withKeys = (db: Database, ...keys: { id: string; key: Buffer }[]): Database => ({
  ...db,
  ciphers: createCiphers({ keys, indexKey }),
})

test('every column that holds ciphertext is on the list', async () => {
  const { pool } = await openTestDatabase()
  const { rows } = await pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' order by 1`,
  )
  // Digests and seals of the audit.
  const noCiphertext = /hash$|\.blind_index$|\.sha256$|^seal(_part)?\./
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !noCiphertext.test(name)),
    sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
  )
})

/** A file of an institution, by 9102. */
async function contentOf(app: App, code: string, number: string): Promise<string> {
  const input = { fsDownloadIn: { file_qury_no: number } }
  const payload = { infno: '9102', msgid: newMsgid(code), fixmedins_code: code, input }
  return (await app.inject({ method: 'POST', url: '/fsi/api/fileupload/download', payload })).body
}

/** A claim that stands in a confirmed batch of payments: an account sealed at the claim, and again at the payment. */
async function claimPaid(app: App, db: Database, clock: Clock, me: string) {
  const { desks, staff, send } = await openDesks({ app, database: db, clock })
  const papers = [await uploadMaterial(app, me, 'medical-receipt'), await uploadMaterial(app, me, 'medical-record')]
  const sent = await send(me, 'POST', '/api/claims', formOf({ uploads: papers.map(({ id }) => id) }))
  assert.equal(sent.statusCode, 201, sent.body)
  const claimId = sent.json<{ id: string }>().id
  await deskOf({ send, desks }).settle(claimId)
  const drawn = await send(desks.finance, 'POST', '/api/desk/payments/batches', { subjects: [claimId] })
  assert.equal(drawn.statusCode, 200, drawn.body)
  const batchAt = `/api/desk/payments/batches/${drawn.json<{ batchId: string }>().batchId}`
  const second = await staff(['finance'], 'finance2-of-claims')
  assert.equal((await send(second, 'POST', `${batchAt}/confirm`, {})).statusCode, 200)
  return { claimId, batchAt, finance: desks.finance }
}

const mail = { YIDI_SMTP_URL: 'smtp://127.0.0.1:9', YIDI_MAIL_FROM: 'notice@example.invalid' }
const newEmployer = { code: 'D33010000009', name: '演示新单位', contact: '0571-00000000' }
const hospitalAccount = { holder: '演示医院', bank: '演示银行', account: '6222000011112222333' }

test('a change of keys in the middle of work: every field is sealed anew, all is read as before, papers stay good', async () => {
  // A mail server is only named: the code is sealed, and nobody sends it here.
  const { app, db, clock } = await openPlatform(undefined, undefined, mail)
  after(() => app.close())
  const hospital = new Hospital(app, 'H31010000001', '310100')
  let keys = 0
  const send = (cookie: string, method: 'POST' | 'PUT', url: string, payload: object | Buffer, more = {}) =>
    app.inject({
      method,
      url,
      payload,
      headers: { cookie, 'idempotency-key': `change-keys-${String(++keys).padStart(4, '0')}`, ...more },
    })
  const done = async (...request: Parameters<typeof send>): Promise<Record<string, unknown>> => {
    const response = await send(...request)
    assert.equal(response.statusCode < 300, true, `${request[2]} ${response.body}`)
    return response.body === '' ? {} : response.json()
  }

  // Something in every field that the program seals.
  const me = await signInCitizen(db, clock, people.active)
  const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'keys-desk', pool: '330100' })
  const paper = await done(me, 'POST', '/api/materials?kind=residence-proof', samplePdf(), {
    'content-type': 'application/pdf',
  })
  const draft = { way: { step: 'form', place: '310100', type: 'temporary' }, form: { mobile: '13800000000' } }
  const form = {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-06-20',
    mobile: '13800000000',
    commitmentSigned: true,
    uploads: [paper.id],
  }
  const filing = await done(me, 'POST', '/api/filings', form)
  await done(me, 'PUT', '/api/drafts/filing', draft)
  await done(me, 'PUT', '/api/me/contact', { email: 'demo@example.invalid' })
  await db.pool.query('insert into contact select person_no, kind, value_cipher, expires_at from contact_confirmation')
  await done(desk, 'POST', '/api/session/second-factor', {})
  await done(desk, 'POST', `/api/desk/people/${people.child}/correct`, { phone: '13800000002', reason: '换号' })
  await done(desk, 'POST', `/api/desk/people/${people.child}/activation-code`, { by: 'paper' })
  await done(desk, 'POST', '/api/desk/employers', newEmployer)
  await db.pool.query(`update staff_user set second_factor_cipher = second_factor_pending_cipher`)
  const refused = newMsgid(hospital.code)
  const nobody = { mdtrt_cert_type: '02', mdtrt_cert_no: '990100199901010014' }
  await hospital.send('1101', { data: nobody }, { msgid: refused })
  const visit = await hospital.admit(people.retiredWithFiling, { tel: '13800000001' })
  await hospital.upload(people.retiredWithFiling, visit, [['YDA0000001', 1, 1000]])
  await hospital.discharge(people.retiredWithFiling, visit, '2026-06-20')
  const msgid = newMsgid(hospital.code)
  const bill = await hospital.ask('2304', settlement(people.retiredWithFiling, visit, 1000), { msgid })
  const kept = await hospital.ask('9101', { fsUploadIn: { filename: '六月.txt', in: '5ryU56S6' } })
  await db.pool.query(`update institution_credential set secret_cipher = $1 where institution = 'H31010000001'`, [
    db.ciphers.seal('a secret', 'institution_credential.secret:H31010000001'),
  ])
  const payer = await signInStaff(db, clock, { roles: ['finance'], name: 'keys-finance', pool: '330100' })
  for (const whose of ['institutions/H33010000001', 'regions/310100'])
    await done(payer, 'POST', `/api/desk/${whose}/account`, hospitalAccount)
  await addAgreementOf(db, clock, '339900', 'H33010000001')
  await addCaseOf(db, clock, '339900', 'H33010000001', [{ kind: 'interview', day: '2026-06-20' }])
  const { claimId, batchAt, finance } = await claimPaid(app, db, clock, me)
  const receipt = (
    await app.inject({ url: `/api/filings/${String(filing.id)}/receipt`, headers: { cookie: me } })
  ).json()

  const changes = await changeKeys(withKeys(db, second, old), () => undefined)
  const never = changes.filter(({ changed }) => changed === 0).map(({ table, column }) => `${table}.${column}`)
  assert.deepEqual(
    never,
    ['person.address_cipher', 'person.bank_account_cipher'],
    'the program does not write these yet',
  )
  assert.deepEqual(
    changes.flatMap(({ unreadable }) => unreadable),
    [],
  )

  // The old key is gone: everything is read, the repeat is answered as before, the printed code is good.
  const later = await buildApp({
    config: readConfig({ YIDI_DEMO: '1', YIDI_LOG_LEVEL: 'error' }),
    clock,
    database: withKeys(db, second),
  })
  after(() => later.close())
  const read = async (url: string) => (await later.inject({ url, headers: { cookie: me } })).json()
  assert.equal((await read(`/api/filings/${String(filing.id)}/form`)).form.mobile, '13800000000')
  assert.equal((await read(`/api/claims/${claimId}`)).form.account.number, formOf().account?.number)
  const file = await later.inject({ url: `${batchAt}/file.csv`, headers: { cookie: finance } })
  assert.ok(file.body.includes(formOf().account!.number), file.body)
  const { email, waiting } = await read('/api/me/contact')
  assert.deepEqual([email, waiting.email, waiting.open], ['demo@example.invalid', 'demo@example.invalid', true])
  const activation = `/api/desk/people/${people.child}/activation-code.pdf`
  const printed = await later.inject({ url: activation, headers: { cookie: desk } })
  assert.equal(printed.statusCode, 200, printed.body)
  const again = await new Hospital(later, 'H31010000001', '310100').ask(
    '2304',
    settlement(people.retiredWithFiling, visit, 1000),
    { msgid },
  )
  assert.deepEqual(again.output, bill.output)
  assert.equal(await contentOf(later, hospital.code, kept.output.file_qury_no), '演示')
  assert.equal((await later.inject({ url: `/api/verify/${String(receipt.code)}` })).statusCode, 200)

  // The audit is verified by a key that does not change, whoever wrote the rows.
  assert.ok((await sealAudit(withKeys(db, second), clock.now())) > 0)
  assert.deepEqual(await verifyAudit(withKeys(db, second)), [])

  // Once more, and a second run finds nothing left. What no key opens is named and left alone.
  await db.pool.query(`update person set name_cipher = '\\x0103626164' where person_no = $1`, [people.active])
  const once = await changeKeys(withKeys(db, third, second), () => undefined)
  assert.deepEqual(
    once.flatMap(({ unreadable }) => unreadable),
    [`person.name:${people.active}`],
  )
  const twice = await changeKeys(withKeys(db, third), () => undefined)
  assert.equal(
    twice.reduce((sum, { changed }) => sum + changed, 0),
    0,
  )
})
