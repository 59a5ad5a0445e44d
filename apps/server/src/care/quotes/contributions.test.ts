import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProblemDocument } from '@yidi/contracts'
import { ContributionResultSchema } from '@yidi/contracts'
import { calculateContribution } from '@yidi/rules'
import Value from 'typebox/value'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { openRelease } from '../../platform/policy/index.ts'

const release = openRelease()
const app = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent' }),
  clock: fixedClock('2026-03-01T09:00:00+08:00'),
  database: null,
  release,
})
test.after(() => app.close())

const sample = { id: '一', pool: '339900', kind: 'arrears', amount: '1000', dueOn: '2024-02-01', paidOn: '2024-03-01' }
const post = (payload: string | object, query = '', type = 'application/json') =>
  app.inject({
    method: 'POST',
    url: `/api/contributions/calculations${query}`,
    payload,
    headers: { 'content-type': type },
  })

test('one case gives what the library gives, with the explanation when asked', async () => {
  const plain = await post(sample)
  assert.equal(plain.statusCode, 200)
  assert.deepEqual(plain.json(), {
    id: '一',
    outcome: 'settled',
    provisional: [],
    days: 29,
    lateFee: '14.50',
    toPay: '1014.50',
  })
  assert.ok(Value.Check(ContributionResultSchema, plain.json()))
  for (const query of ['?explain=1', '?explain=true', '?explain']) {
    const explained = (await post(sample, query)).json<object>()
    assert.deepEqual(explained, calculateContribution(release, sample, { explain: true }), query)
    assert.ok('explanation' in explained)
  }
  assert.ok(!('explanation' in (await post(sample, '?explain=0')).json<object>()))
})

test('a wrong case is answered as invalid with HTTP 200, an open one as undetermined', async () => {
  const wrong = await post({ ...sample, amount: 1000 })
  assert.equal(wrong.statusCode, 200)
  const { outcome, errors } = wrong.json<{ outcome: string; errors: { path: string }[] }>()
  assert.deepEqual([outcome, errors.map(({ path }) => path)], ['invalid', ['amount']])
  const open = await post({ id: '二', pool: '330100', kind: 'critical-premium', year: 2024, account: '10' })
  assert.deepEqual(open.json(), {
    id: '二',
    outcome: 'undetermined',
    provisional: [],
    reasons: [{ code: 'open-figure', open: ['premium-amount', 'premium-from-pool', 'premium-owed'] }],
  })
})

const nonsense: [name: string, body: string, type: string, status: number, code: string][] = [
  ['no JSON', '{"pool":', 'application/json', 400, 'body-not-json'],
  ['nothing', '', 'application/json', 400, 'body-empty'],
  ['text', JSON.stringify('case'), 'application/json', 400, 'contribution-body-not-valid'],
  ['null', 'null', 'application/json', 400, 'contribution-body-not-valid'],
  ['a list', JSON.stringify([sample]), 'application/json', 400, 'contribution-body-not-valid'],
  ['another media type', JSON.stringify(sample), 'text/plain', 415, 'media-type-not-supported'],
]
for (const [name, body, type, status, code] of nonsense) {
  test(`nonsense over HTTP: ${name}`, async () => {
    const answer = await post(body, '', type)
    assert.equal(answer.statusCode, status)
    const found = answer.json<ProblemDocument>()
    assert.equal(found.code, code)
    assert.match(found.detail, /[\u4e00-\u9fff]/)
  })
}

test('the description of the API has the door with the case and its kinds', async () => {
  const api = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, { post?: object }> }>()
  const text = JSON.stringify(api.paths['/api/contributions/calculations']?.post)
  for (const kind of ['employer-month', 'benefit-months', 'year-end']) assert.match(text, new RegExp(kind))
  for (const name of ['contribution-case', 'contribution-result'])
    assert.equal((await app.inject(`/api/schemas/${name}.json`)).statusCode, 200)
})
