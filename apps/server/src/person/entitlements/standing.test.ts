import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { registersOf } from '../registers/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const codes = async (personNo: string): Promise<string[]> => {
  const cookie = await signInCitizen(database, clock, personNo)
  const { hindrances } = (await app.inject({ url: '/api/me/standing', headers: { cookie } })).json<{
    hindrances: { code: string; text: string }[]
  }>()
  return hindrances.map(({ code }) => code)
}

test('nothing in the way is nothing said; stopped benefits are', async () => {
  assert.deepEqual(await codes('33010000000000000002'), [])
  assert.deepEqual(await codes('33010000000000000010'), ['benefits-stopped'])
  const cookie = await signInCitizen(database, clock, '33010000000000000010')
  const said = await app.inject({ url: '/api/me/standing', headers: { cookie } })
  assert.match(said.body, /您的医保待遇从2026年1月1日起停了：暂停参保/)
})

test('a pause while abroad is said until the return', async () => {
  const personNo = '33990000000000000004'
  const cookie = await signInCitizen(database, clock, personNo)
  const form = { leaveOn: '2026-03-10', returnOn: '2026-05-10', disease: '高血压', medicines: '演示药' }
  const headers = { cookie, 'idempotency-key': 'standing-key-1' }
  const applied = await app.inject({ method: 'POST', url: '/api/abroad', payload: form, headers })
  assert.equal(applied.statusCode, 201, applied.body)
  const [record] = await registersOf(database, personNo, 'medicine-abroad')
  if (record?.state === 'applied') {
    const review = await signInStaff(database, clock, { roles: ['reviewing'], pool: '339900' })
    const decided = await app.inject({
      method: 'POST',
      url: `/api/desk/registers/${record.recordId}/approve`,
      payload: {},
      headers: { cookie: review, 'idempotency-key': 'standing-key-2' },
    })
    assert.equal(decided.statusCode, 200, decided.body)
  }
  assert.deepEqual(await codes(personNo), ['paused-abroad'])
  clock.set('2026-05-20T09:00:00+08:00')
  assert.deepEqual(await codes(personNo), [])
  clock.set('2026-03-10T09:00:00+08:00')
})

test('what a member of the family does is recorded as the agent’s', async () => {
  const [authorisation] = await registersOf(database, '33010000000000000002', 'authorisation')
  assert.ok(authorisation !== undefined)
  const headers = {
    cookie: await signInCitizen(database, clock, '33010000000000000002'),
    'idempotency-key': 'standing-key-3',
    'x-acting-for': authorisation.recordId,
  }
  const payload = { kind: '演示病种', hospital: '演示杭州三级医院', diagnosedOn: '2026-03-01' }
  const answer = await app.inject({ method: 'POST', url: '/api/diseases', payload, headers })
  assert.equal(answer.statusCode, 201, answer.body)
  const [record] = await registersOf(database, '33010000000000000006', 'designated-disease')
  const { actor, actor_kind: kind } = record!.application
  assert.deepEqual([kind, actor], ['agent', '33010000000000000002'])
})
