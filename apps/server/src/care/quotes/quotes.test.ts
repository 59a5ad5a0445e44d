import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProblemDocument } from '@yidi/contracts'
import { QuoteResultSchema } from '@yidi/contracts'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { quote } from '@yidi/rules'
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

const sample: QuoteCase = {
  id: '样例',
  pool: '330100',
  insurance: 'employee',
  person: { category: 'retired' },
  visit: {
    kind: 'inpatient',
    place: '310100',
    from: '2026-03-01',
    to: '2026-03-09',
    institution: { level: 'tier3' },
  },
  filing: { type: 'long-term-resident', destination: '310000', from: '2025-01-01', to: null },
  route: 'direct',
  fees: { total: '60000', outOfScope: '3000' },
}
const post = (payload: string | object, query = '', type = 'application/json') =>
  app.inject({ method: 'POST', url: `/api/quotes${query}`, payload, headers: { 'content-type': type } })

test('one case gives what the library gives, with the explanation when asked', async () => {
  const plain = await post(sample)
  assert.equal(plain.statusCode, 200)
  assert.deepEqual(plain.json(), quote(release, sample))
  assert.ok(Value.Check(QuoteResultSchema, plain.json()))
  for (const query of ['?explain=1', '?explain=true', '?explain']) {
    assert.deepEqual((await post(sample, query)).json(), quote(release, sample, { explain: true }), query)
  }
  assert.ok(!('explanation' in (await post(sample, '?explain=0')).json<object>()))
})

test('a list gives a list in the same order; a wrong case among them is answered as invalid and harms no other', async () => {
  const answer = await post([sample, { ...sample, fees: { total: 60000 } }, 'nonsense', null, sample])
  assert.equal(answer.statusCode, 200)
  const results = answer.json<QuoteResult[]>()
  assert.deepEqual(
    results.map((result) => result.outcome),
    ['settled', 'invalid', 'invalid', 'invalid', 'settled'],
  )
  assert.ok(results.every((result) => Value.Check(QuoteResultSchema, result)))
})

test('a byte-order mark is no part of the body', async () => {
  assert.equal((await post('\ufeff' + JSON.stringify(sample))).statusCode, 200)
})

const nonsense: [name: string, body: string, type: string, status: number, code: string][] = [
  ['no JSON', '{"pool":', 'application/json', 400, 'body-not-json'],
  ['nothing', '', 'application/json', 400, 'body-empty'],
  ['text', JSON.stringify('case'), 'application/json', 400, 'quote-body-not-valid'],
  ['null', 'null', 'application/json', 400, 'quote-body-not-valid'],
  ['another media type', JSON.stringify(sample), 'text/plain', 415, 'media-type-not-supported'],
  ['a form', 'pool=330100', 'application/x-www-form-urlencoded', 415, 'media-type-not-supported'],
  ['too many cases', `[${'{},'.repeat(1000)}{}]`, 'application/json', 413, 'too-many-cases'],
  ['too many bytes', `"${'x'.repeat(5_000_000)}"`, 'application/json', 413, 'body-too-large'],
  ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'application/json', 400, 'body-not-json'],
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

test('published schemas are served by name; an unknown one is a Chinese 404', async () => {
  const schema = (await app.inject('/api/schemas/quote-case.json')).json<{ properties: object }>()
  assert.ok('pool' in schema.properties)
  const unknown = await app.inject('/api/schemas/constructor.json')
  assert.equal(unknown.json<ProblemDocument>().code, 'schema-not-found')
})
