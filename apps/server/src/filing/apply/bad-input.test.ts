import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingMessage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const citizen = await signInCitizen(database, clock, '33010000000000000002')
const desk = await signInStaff(database, clock, { roles: ['accepting', 'reviewing'], name: 'desk', pool: '330100' })
let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `bad-input-${String(++keys).padStart(4, '0')}` },
  })
const get = (url: string) => app.inject({ url, headers: { cookie: citizen } })

const form = {
  type: 'temporary',
  destination: '110100',
  from: '2026-03-10',
  to: '2026-09-30',
  mobile: '13800000000',
  commitmentSigned: true,
}
const referral = {
  ...form,
  type: 'referral',
  materials: ['referral-form'],
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}

/** What no input may cause: our own mistake, or words that are not Chinese. */
function refusedKindly(answer: { statusCode: number; body: string }, what: string): ProblemDocument {
  const body = JSON.parse(answer.body) as ProblemDocument
  assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${what}: ${answer.body}`)
  assert.match(body.detail, /[一-鿿]/, what)
  assert.notEqual(body.remedy, '', what)
  return body
}

test('days that are none are named', async () => {
  for (const day of ['tomorrow', '2026-02-30', '', "2026-01-01' or 1=1"]) {
    const asked = encodeURIComponent(day)
    const direct = await get(`/api/direct-settlement?institution=H11010000001&kind=inpatient&day=${asked}`)
    assert.equal(refusedKindly(direct, day).code, 'day-not-valid')
    assert.equal(refusedKindly(await get(`/api/filings/need?place=110100&day=${asked}`), day).code, 'day-not-valid')
    const type = await get(`/api/filings/types/temporary?day=${asked}`)
    assert.equal(refusedKindly(type, day).code, 'day-not-valid')
  }
})

test('days that no calendar has, in every field of the form', async () => {
  for (const wrong of [
    { ...form, from: '2026-02-30' },
    { ...form, to: '2026-13-01' },
    { ...form, stay: { admittedOn: '2026-00-10' } },
    { ...form, stay: { admittedOn: '2026-03-01', dischargedOn: '2026-02-31' } },
    { ...referral, referral: { institution: '演示杭州三级医院', on: '2026-04-31' } },
  ]) {
    assert.equal(refusedKindly(await post('/api/filings', citizen, wrong), JSON.stringify(wrong)).status, 422)
  }
})

test('characters that a database cannot keep are refused, not stored and not a failure', async () => {
  const nul = 'a\u0000b'
  for (const wrong of [
    { ...form, address: nul },
    { ...form, reason: nul },
    { ...form, replaces: nul },
    { ...form, materials: [nul] },
    { ...form, institutions: [{ code: nul, level: 'tier1', place: '110100' }] },
    { ...referral, referral: { institution: nul, on: '2026-03-09' } },
  ]) {
    refusedKindly(await post('/api/filings', citizen, wrong), JSON.stringify(wrong))
  }
  const written = refusedKindly(await post('/api/filings', citizen, { ...form, address: nul }), 'an address')
  assert.equal(written.code, 'text-not-storable')
  assert.match(written.detail, /address/)
  refusedKindly(await get('/api/filings/a%00b'), 'an address')
  refusedKindly(await get('/api/direct-settlement?institution=a%00b&kind=inpatient'), 'a code')
  const { id } = (await post('/api/filings', citizen, referral)).json<FilingMessage>()
  refusedKindly(await post(`/api/filings/${id}/cancel`, citizen, { reason: nul }), 'a reason')
  refusedKindly(await post(`/api/desk/filings/${id}/ask-corrections`, desk, { reason: nul }), 'a notice')
  const seen = (await get(`/api/filings/${id}`)).json<FilingMessage>()
  assert.equal(seen.state, 'applied')
})

test('a form that is too large, of the wrong kind, or with fields that nobody knows', async () => {
  for (const wrong of [
    [],
    { ...form, mobile: 13800000000 },
    { ...form, address: '长'.repeat(201) },
    { ...form, materials: Array.from({ length: 21 }, () => 'x') },
    { ...form, destination: '上海' },
    { ...form, applicant: 'hospital' },
    { ...form, commitmentSigned: 'yes' },
    { ...form, state: 'delivered' },
    { type: 'temporary' },
  ]) {
    const body = refusedKindly(await post('/api/filings', citizen, wrong), JSON.stringify(wrong).slice(0, 80))
    assert.equal(body.code, 'request-not-valid')
    assert.ok((body.errors ?? []).length > 0)
  }
})

test('commands without a key, and decisions on what is not there', async () => {
  const bare = await app.inject({ method: 'POST', url: '/api/filings', payload: form, headers: { cookie: citizen } })
  assert.equal(refusedKindly(bare, 'no key').code, 'idempotency-key-missing')
  const none = await post('/api/desk/filings/B330100-20260310-NOTHING/accept', desk, {})
  assert.equal(refusedKindly(none, 'no filing').code, 'filing-not-found')
  const nobody = await post('/api/desk/filings', desk, { idNumber: '110101199001010000', form })
  assert.equal(refusedKindly(nobody, 'no person').code, 'not-enrolled')
})
