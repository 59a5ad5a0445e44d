/** What a person sees of what a hospital settled: the list, the bill, and that it was undone; nobody else's. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

test('a person reads the bill article by article, then that it was undone; another person finds nothing', async () => {
  const { app, db, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.retiredWithFiling
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  await hospital.discharge(person, visit)
  const settled = await hospital.ask('2304', settlement(person, visit, 10000))
  const id = settled.output.setlinfo.setl_id as string

  const cookie = await signInCitizen(db, clock, person)
  const get = (url: string, as = cookie) => app.inject({ url, headers: { cookie: as } })
  const { settlements } = (await get('/api/settlements')).json()
  assert.equal(settlements.length, 1)
  assert.deepEqual(settlements[0], {
    id,
    institutionName: '演示上海三级医院',
    placeName: '上海市',
    kind: 'inpatient',
    from: settlements[0].from,
    to: '2026-06-12',
    settledOn: '2026-06-20',
    state: 'settled',
    total: '10000.00',
    fundTotal: '7912.00',
    account: '0.00',
    cash: '2088.00',
  })
  const one = (await get(`/api/settlements/${id}`)).json()
  assert.equal(one.result.amounts.fundPool, '7912.00')
  assert.ok(one.result.explanation.every((step: { basis: { document: string } }) => step.basis.document !== ''))

  const other = await signInCitizen(db, clock, people.active)
  assert.equal((await get(`/api/settlements/${id}`, other)).statusCode, 404)
  assert.deepEqual((await get('/api/settlements', other)).json(), { settlements: [] })
  assert.equal((await app.inject({ url: '/api/settlements' })).statusCode, 401)

  await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: id } })
  const undone = (await get(`/api/settlements/${id}`)).json()
  assert.equal(undone.state, 'cancelled')
  assert.equal(undone.cancelledOn, '2026-06-20')
})
