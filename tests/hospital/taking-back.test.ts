/** Taking back what a visit under way rests on: refused at first, with the visit's name; done when confirmed. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { FilingMessage, PersonPage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import { Hospital, openPlatform, people } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const shanghai = new Hospital(app, 'H31010000001', '310100')
const accepting = await signInStaff(db, clock, { roles: ['accepting'], name: 'accepting-330100', pool: '330100' })
const provincial = await signInStaff(db, clock, { roles: ['accepting'], name: 'accepting-339900', pool: '339900' })

let keys = 0
const post = (url: string, cookie: string, payload?: object) =>
  app.inject({
    method: 'POST',
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: { cookie, 'idempotency-key': `taking-back-${String(++keys).padStart(4, '0')}` },
  })

/** Says what a refusal at first must say: the code, the visit, and the field that confirms. */
function assertAsked(answer: { statusCode: number; body: string }, names: RegExp): ProblemDocument {
  const body = JSON.parse(answer.body) as ProblemDocument
  assert.deepEqual([answer.statusCode, body.code], [409, 'visit-rests-on-it'], answer.body)
  assert.match(body.detail, names)
  assert.deepEqual(
    body.errors?.map((one) => one.path),
    ['confirmed'],
  )
  return body
}

test('a filing of today under a stay of today: asked first, kept meanwhile, cancelled when confirmed', async () => {
  const person = people.active
  const cookie = await signInCitizen(db, clock, person)
  const made = await post('/api/filings', cookie, {
    type: 'temporary',
    destination: '310100',
    from: '2026-06-20',
    to: '2026-12-31',
    mobile: '13800000000',
    commitmentSigned: true,
  })
  const { id } = made.json<FilingMessage>()
  const visit = await shanghai.admit(person, { begntime: '2026-06-20 00:00:01' })
  const url = `/api/filings/${id}/cancel`

  const asked = assertAsked(await post(url, cookie, {}), /2026年6月20日在演示上海三级医院开始的住院还没有结算/)
  assert.match(asked.detail, /按未备案处理/)
  assertAsked(await post(url, cookie, { confirmed: false }), /住院/)
  const counter = { idNumber: '330100198811020127', reason: '本人要求' }
  assertAsked(await post(`/api/desk/filings/${id}/cancel`, accepting, counter), /住院/)
  const kept = (await app.inject({ url: `/api/filings/${id}`, headers: { cookie } })).json<FilingMessage>()
  assert.equal(kept.state, 'delivered')

  const done = await post(url, cookie, { confirmed: true })
  assert.equal(done.json<FilingMessage>().state, 'cancelled', done.body)
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
})

test('a stay that was withdrawn, or lies elsewhere, is in nobody’s way', async () => {
  const person = people.active
  const cookie = await signInCitizen(db, clock, person)
  const file = async (destination: string) => {
    const form = { type: 'temporary', destination, from: '2026-06-20', to: '2026-12-31', mobile: '13800000000' }
    const made = await post('/api/filings', cookie, { ...form, commitmentSigned: true })
    return made.json<FilingMessage>().id
  }
  const [here, elsewhere] = [await file('310100'), await file('110100')]
  const visit = await shanghai.admit(person, { begntime: '2026-06-20 00:00:01' })
  assert.equal((await post(`/api/filings/${elsewhere}/cancel`, cookie, {})).statusCode, 200)
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
  assert.equal((await post(`/api/filings/${here}/cancel`, cookie, {})).statusCode, 200)
})

test('institutions chosen on the filing narrow nothing: a stay in any networked hospital there rests on it', async () => {
  const person = people.taizhouResident
  const cookie = await signInCitizen(db, clock, person)
  const permit = await uploadMaterial(app, cookie, 'residence-permit')
  const made = await post('/api/filings', cookie, {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-06-20',
    mobile: '13800000000',
    commitmentSigned: true,
    uploads: [permit.id],
    institutions: [{ code: 'H31010000003' }],
  })
  const { id } = made.json<FilingMessage>()
  const visit = await shanghai.admit(person, { insutype: '390', begntime: '2026-06-20 00:00:01' })
  assertAsked(
    await post(`/api/filings/${id}/cancel`, cookie, {}),
    /2026年6月20日在演示上海三级医院开始的住院还没有结算/,
  )
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
})

test('a filing that has begun ends today: the stay is named, and told that it keeps its filing', async () => {
  const person = people.retiredWithFiling
  const cookie = await signInCitizen(db, clock, person)
  const { filings } = (await app.inject({ url: '/api/filings', headers: { cookie } })).json<{
    filings: FilingMessage[]
  }>()
  const { id } = filings.find((one) => one.state === 'delivered')!
  const visit = await shanghai.admit(person)
  const url = `/api/filings/${id}/cancel`
  const asked = assertAsked(await post(url, cookie, {}), /演示上海三级医院开始的住院/)
  assert.match(asked.detail, /仍算在备案期间/)
  assert.doesNotMatch(asked.detail, /按未备案处理/)
  assert.equal((await post(url, cookie, { confirmed: true })).json<FilingMessage>().state, 'ended')
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
})

test('benefits and enrolment are not stopped at the desk under a patient without a word', async () => {
  const person = people.child
  const visit = await shanghai.admit(person, { insutype: '390', begntime: '2026-06-19 08:00:00' })
  const at = `/api/desk/people/${person}`
  const later = { from: '2026-06-20', status: 'stopped', reason: '欠费' }
  const asked = assertAsked(await post(`${at}/benefits`, accepting, later), /2026年6月19日.*住院/)
  assert.match(asked.detail, /按开始那天的参保和待遇结算/)
  const before = { lastDay: '2026-06-18', reason: 'stopped' }
  const losing = assertAsked(await post(`${at}/end`, accepting, before), /2026年6月19日.*住院/)
  assert.match(losing.detail, /结算时会被拒绝/)
  const entitled = { from: '2026-06-20', status: 'entitled', reason: '补缴' }
  assert.equal((await post(`${at}/benefits`, accepting, entitled)).statusCode, 200, 'giving takes nothing back')
  const ended = await post(`${at}/end`, accepting, { ...before, confirmed: true })
  assert.equal(ended.statusCode, 200, ended.body)
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
})

test('a special category is not entered under a patient without a word; ending it gives back and asks nothing', async () => {
  const person = people.foundingWorker
  const visit = await shanghai.admit(person, { begntime: '2026-06-19 08:00:00' })
  const at = `/api/desk/people/${person}/special-category`
  const form = { category: 'retired-cadre', reason: '离休证' }
  const later = assertAsked(await post(at, provincial, { ...form, from: '2026-06-20' }), /2026年6月19日.*住院/)
  assert.match(later.detail, /仍按普通规定结算/)
  const losing = assertAsked(await post(at, provincial, { ...form, from: '2026-06-19' }), /2026年6月19日.*住院/)
  assert.match(losing.detail, /结算时会被拒绝/)
  const page = async () =>
    (await app.inject({ url: `/api/desk/people/${person}`, headers: { cookie: provincial } })).json<PersonPage>()
  assert.equal((await page()).special, null, 'nothing was entered')

  const entered = await post(at, provincial, { ...form, from: '2026-06-19', confirmed: true })
  assert.equal(entered.statusCode, 200, entered.body)
  const { special } = await page()
  const ended = await post(`${at}/${special!.recordId}/end`, provincial, { lastDay: '2026-06-20', reason: '更正' })
  assert.equal(ended.statusCode, 200, ended.body)
  await shanghai.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
})

test('a registered disease is not ended under an open visit for it without a word', async () => {
  const person = people.provincialReferral
  const cookie = await signInCitizen(db, clock, person)
  const begntime = '2026-06-20 08:00:00'
  const visit = await shanghai.register(person, { begntime })
  const kind = { mdtrt_id: visit, psn_no: person, med_type: '14', begntime, birctrl_type: '' }
  await shanghai.ask('2203', { mdtrtinfo: { ...kind, dise_codg: '', dise_name: '恶性肿瘤' }, diseinfo: [] })
  const { records } = (await app.inject({ url: '/api/diseases', headers: { cookie } })).json<{
    records: { id: string; state: string }[]
  }>()
  const url = `/api/diseases/${records.find((one) => one.state === 'approved')!.id}/end`
  const asked = assertAsked(await post(url, cookie), /规定病种门诊还没有结算/)
  assert.match(asked.detail, /仍按登记的病种结算/)
  const done = await post(url, cookie, { confirmed: true })
  assert.deepEqual([done.statusCode, done.json<{ to: string }>().to], [200, '2026-06-20'], done.body)
})

test('whoever gave an authorisation is told of a running stay; the other side is not, and may go at once', async () => {
  const [person, agent] = [people.active, people.retiredWithFiling]
  const [cookie, other] = [await signInCitizen(db, clock, person), await signInCitizen(db, clock, agent)]
  const form = { direction: 'consent', relation: 'parent', scopes: ['file', 'code'] }
  const give = async () => {
    const named = { ...form, name: '演示退休甲', idNumber: '330100195003070114' }
    const given = await post('/api/me/authorisations', cookie, named)
    assert.equal(given.statusCode, 201, given.body)
    return `/api/me/authorisations/${given.json<{ id: string }>().id}/end`
  }
  await shanghai.admit(person)
  const url = await give()
  const asked = assertAsked(await post(url, cookie, {}), /演示上海三级医院开始的住院/)
  assert.match(asked.detail, /就医本身不受影响/)
  assert.equal((await post(url, cookie, { confirmed: true })).statusCode, 200)
  assert.equal((await post(await give(), other, {})).statusCode, 200)
})
