/** 首页: each answer is what its own page says, the most urgent first; an agent sees what the authorisation reaches to. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HomeMessage } from '@yidi/contracts'
import { feeLine, Hospital, openPlatform, people, settlement } from '../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../platform/access/testing.ts'

const platform = await openPlatform()
const { app, db, clock } = platform
test.after(() => app.close())

const headersOf = async (personNo: string) => ({ cookie: await signInCitizen(db, clock, personNo) })

async function homeOf(personNo: string): Promise<HomeMessage> {
  const answer = await app.inject({ url: '/api/me/home', headers: await headersOf(personNo) })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}

let keys = 0
async function send<Reply>(cookie: string, url: string, payload: object): Promise<Reply> {
  const headers = { cookie, 'idempotency-key': `a-key-of-home-${String(++keys)}` }
  const answer = await app.inject({ method: 'POST', url, headers, payload })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<Reply>()
}

const form = { type: 'temporary', from: '2026-06-20', mobile: '13800000000', commitmentSigned: true }

test('nobody is told anything, and whoever has nothing yet is told what is true at home', async () => {
  assert.equal((await app.inject({ url: '/api/me/home' })).statusCode, 401)
  const home = await homeOf(people.active)
  assert.deepEqual(home.hindrances, [])
  assert.equal(home.filing, null)
  assert.deepEqual(home.place, { name: '浙江省杭州市', province: '浙江省', inProvince: home.place!.inProvince })
  assert.deepEqual([home.underWay, home.unsettled, home.lastBill, home.hidden], [[], [], null, []])
})

test('a filing in force, a stay that is billed and not settled, and its bill', async () => {
  const { cookie } = await headersOf(people.active)
  const { id } = await send<{ id: string }>(cookie, '/api/filings', {
    ...form,
    destination: '310100',
    to: '2026-12-31',
  })
  const { filing } = await homeOf(people.active)
  assert.deepEqual(filing, {
    id,
    destinationName: '上海市',
    from: '2026-06-20',
    to: '2026-12-31',
    visits: 'many',
    inForce: true,
    direct: 'yes',
    others: 0,
  })
  // The page that answers the same question says the same.
  const asked = await app.inject({
    url: '/api/direct-settlement?institution=H31010000001&kind=inpatient',
    headers: { cookie },
  })
  assert.equal(asked.json<{ direct: string }>().direct, 'yes')

  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(people.active, { begntime: '2026-06-20 08:00:00' })
  const line = feeLine(people.active, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-06-20 09:30:00' }] })
  const before = await homeOf(people.active)
  assert.deepEqual(
    before.unsettled.map(({ institutionName, total }) => [institutionName, total]),
    [['演示上海三级医院', '10000.00']],
  )
  await hospital.discharge(people.active, visit, '2026-06-20')
  const { output } = await hospital.ask('2304', settlement(people.active, visit, 10000))
  const { setl_id: settlementId } = (output as { setlinfo: { setl_id: string } }).setlinfo
  const settled = await homeOf(people.active)
  assert.deepEqual([settled.lastBill?.id, settled.lastBill?.cash, settled.unsettled], [settlementId, '4096.00', []])

  // What was undone is not the last bill any more.
  await hospital.ask('2305', {
    data: { mdtrt_id: visit, setl_id: settlementId, psn_no: people.active, setl_type: '2' },
  })
  assert.equal((await homeOf(people.active)).lastBill, null)
})

test('what stands in the way is said first', async () => {
  const stopped = await homeOf('33010000000000000010')
  assert.deepEqual(
    stopped.hindrances.map(({ code }) => code),
    ['benefits-stopped'],
  )
})

/** No rule can decide it: a hospital that nobody knows. A clerk must look. */
const referral = (destination: string, from: string) => ({
  ...form,
  type: 'referral',
  destination,
  from,
  materials: ['referral-form'],
  referral: { institution: '查不到的医院', on: '2026-06-18' },
  reason: '需要进一步检查',
})

test('what waits for the person stands before what the agency has, and a later filing says from when it holds', async () => {
  const person = people.taizhouResident
  const { cookie } = await headersOf(person)
  const clerk = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000' })
  const waiting = await send<{ id: string }>(cookie, '/api/filings', referral('420100', '2026-06-20'))
  const back = await send<{ id: string }>(cookie, '/api/filings', referral('440100', '2026-06-21'))
  await send(clerk, `/api/desk/filings/${back.id}/ask-corrections`, { reason: '转诊备案表没有盖章' })
  await send(cookie, '/api/filings', { ...form, destination: '310100', from: '2026-07-01', to: '2026-12-31' })
  const { underWay, filing } = await homeOf(person)
  assert.deepEqual(
    underWay.map(({ id, kind, name, stage, state }) => [id, kind, name, stage, state]),
    [
      [back.id, 'filing', '广东省广州市', 'yours', '待补正'],
      [waiting.id, 'filing', '湖北省武汉市', 'theirs', '已提交'],
    ],
  )
  assert.deepEqual(
    underWay.map(({ note }) => note),
    ['转诊备案表没有盖章', undefined],
  )
  assert.deepEqual(
    [filing?.destinationName, filing?.inForce, filing?.from, filing?.direct],
    ['上海市', false, '2026-07-01', null],
  )
})

test('a filing that ends soon, and a form that was begun, are under way', async () => {
  const { cookie } = await headersOf(people.active)
  await app.inject({
    method: 'PUT',
    url: '/api/drafts/filing',
    headers: { cookie },
    payload: { way: { step: 'form' }, form: { mobile: '13800000000' } },
  })
  const before = clock.now()
  clock.set('2026-12-20T09:00:00+08:00')
  const fresh = await headersOf(people.active)
  await app.inject({
    method: 'PUT',
    url: '/api/drafts/claim',
    headers: fresh,
    payload: { way: {}, form: { kind: 'inpatient' } },
  })
  const { underWay } = await homeOf(people.active)
  // What was begun in June is long thrown away.
  assert.deepEqual(
    underWay.map(({ kind, stage, day }) => [kind, stage, day]),
    [
      ['filing', 'ending', '2026-12-31'],
      ['draft-claim', 'begun', undefined],
    ],
  )
  clock.set(before.toISOString())
})

test('who acts for another sees what the authorisation reaches to, and is told what it does not', async () => {
  const { cookie } = await headersOf(people.retiredWithFiling)
  const to = { direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127', relation: 'child' }
  const { id } = await send<{ id: string }>(cookie, '/api/me/authorisations', { ...to, scopes: ['settlements'] })
  const acting = { ...(await headersOf(people.active)), 'x-acting-for': id }
  const seen = (await app.inject({ url: '/api/me/home', headers: acting })).json<HomeMessage>()
  assert.deepEqual([seen.filing, seen.underWay, seen.hidden], [null, [], ['file']])
  assert.equal(seen.place?.name, '浙江省杭州市')
  const own = await homeOf(people.retiredWithFiling)
  assert.deepEqual([own.filing?.destinationName, own.hidden], ['上海市', []])
  const stranger = { ...acting, 'x-acting-for': 'no-such-authorisation' }
  assert.equal((await app.inject({ url: '/api/me/home', headers: stranger })).statusCode, 403)
})
