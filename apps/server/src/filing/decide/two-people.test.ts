/** Accepting and reviewing by one clerk or by two, as the pool's law wants it for each matter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingCaseMessage, FilingForm, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { parseDay } from '@yidi/rules'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const config = readConfig({ YIDI_LOG_LEVEL: 'silent' })
const usual = await buildApp({ config, clock, database })
/** The same law, but Hangzhou wants two people for referrals, and for nothing else. */
const release = openRelease()
const figures = release.filing.laws.get('330100')!.figures as Map<string, unknown>
const source = { document: 'zj-yrd-guide', article: '一' }
figures.set('twoPeople', [
  {
    name: 'twoPeople',
    title: '受理和审核由两个人办的事项',
    value: ['referral'],
    status: 'stated',
    from: parseDay('2026-01-01'),
    source,
    at: { file: 'made-up', line: 1, column: 1 },
  },
])
const strict = await buildApp({ config, clock, database, release })
test.after(async () => {
  await usual.close()
  await strict.close()
})

const citizen = await signInCitizen(database, clock, '33010000000000000002')
const both = { roles: ['accepting', 'reviewing'] as const, pool: '330100' }
const one = await signInStaff(database, clock, { ...both, roles: [...both.roles], name: 'clerk-one' })
const two = await signInStaff(database, clock, { ...both, roles: [...both.roles], name: 'clerk-two' })

let keys = 0
const post = (app: typeof usual, url: string, cookie: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `two-people-${String(++keys).padStart(4, '0')}` },
  })
const form: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}
const applied = async (app: typeof usual, more: Partial<FilingForm>): Promise<string> => {
  const answer = await post(app, '/api/filings', citizen, { ...form, ...more })
  assert.equal(answer.json<FilingMessage>().state, 'applied', answer.body)
  return `/api/desk/filings/${answer.json<FilingMessage>().id}`
}
const caseOf = async (app: typeof usual, url: string, cookie: string) =>
  (await app.inject({ url, headers: { cookie } })).json<FilingCaseMessage>()

test('where the pool says nothing, one clerk accepts and approves', async () => {
  const url = await applied(usual, { destination: '320500' })
  assert.equal((await post(usual, `${url}/accept`, one, {})).statusCode, 200)
  const found = await caseOf(usual, url, one)
  assert.equal(found.reviewBar, undefined)
  assert.ok(found.filing.allowed.includes('review'))
  const done = await post(usual, `${url}/approve`, one, {})
  assert.equal(done.json<FilingMessage>().state, 'delivered', done.body)
})

test('where it wants two, whoever accepted neither approves nor refuses and is told why; another does', async () => {
  const url = await applied(strict, {})
  assert.equal((await post(strict, `${url}/accept`, one, {})).statusCode, 200)
  const own = await caseOf(strict, url, one)
  assert.deepEqual(
    own.filing.allowed.filter((action) => ['review', 'approve', 'refuse'].includes(action)),
    [],
  )
  assert.match(own.reviewBar ?? '', /“转诊.*要由两个人办，这一件是您（clerk-one）受理的.*另一位/s)
  const refusal = { code: 'conditions-not-met', basis: source, reason: '不符' }
  for (const [verb, body] of [
    ['approve', {}],
    ['refuse', refusal],
  ] as const) {
    const answer = (await post(strict, `${url}/${verb}`, one, body)).json<ProblemDocument>()
    assert.equal(answer.code, 'two-people-needed', JSON.stringify(answer))
  }
  const other = await caseOf(strict, url, two)
  assert.equal(other.reviewBar, undefined)
  assert.ok(other.filing.allowed.includes('review'))
  const done = await post(strict, `${url}/approve`, two, {})
  assert.equal(done.json<FilingMessage>().state, 'delivered', done.body)
})
