/** What a person sees of the settlements that hospitals made: the bill, its undoing, and nobody else's. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

interface Line {
  id: string
  institutionName: string
  state: string
  total: string
  cash: string
}

async function ask<Reply>(personNo: string, url: string): Promise<{ status: number; body: Reply }> {
  const response = await app.inject({ url, headers: { cookie: await signInCitizen(db, clock, personNo) } })
  return { status: response.statusCode, body: response.json<Reply>() }
}

test('a settlement shows up with its bill article by article; undone it says so', async () => {
  assert.deepEqual((await ask(person, '/api/settlements')).body, { settlements: [] })
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  await hospital.discharge(person, visit)
  const reply = await hospital.ask('2304', settlement(person, visit, 10000))
  const id = (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id

  const { body: list } = await ask<{ settlements: Line[] }>(person, '/api/settlements')
  // 10,000 less the deductible of 800; of 9,200 the fund pays a retired person 86 %.
  assert.deepEqual(
    list.settlements.map(({ id: own, institutionName, state, total, cash }) => [
      own,
      institutionName,
      state,
      total,
      cash,
    ]),
    [[id, '演示上海三级医院', 'settled', '10000.00', '2088.00']],
  )
  const { body: one } = await ask<Line & { result: { explanation: { basis: object; text: string }[] } }>(
    person,
    `/api/settlements/${id}`,
  )
  assert.ok(one.result.explanation.length >= 4)
  assert.ok(one.result.explanation.every((step) => step.text !== ''))

  const other = await ask<{ code: string }>(people.active, `/api/settlements/${id}`)
  assert.deepEqual([other.status, other.body.code], [404, 'settlement-not-found'])

  await hospital.ask('2305', { data: { mdtrt_id: visit, setl_id: id, psn_no: person, setl_type: '2' } })
  const { body: undone } = await ask<Line & { cancelledOn: string; visit: { id: string; institution: string } }>(
    person,
    `/api/settlements/${id}`,
  )
  assert.deepEqual([undone.state, undone.cancelledOn], ['cancelled', '2026-06-20'])
  assert.deepEqual(undone.visit, { id: visit, institution: 'H31010000001' }, 'whoever paid it claims that visit')
})
