import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, examplePool } from '../mechanisms/example-pool.ts'
import { quote } from './quote.ts'

const release = examplePool()
// JSON can carry it, and no text can be made of it.
const hostile = { toString: false }

for (const path of ['insurance', 'person.category', 'visit.from', 'visit.kind', 'visit.place', 'fees.total', 'route'])
  test(`a value at ${path} of which no text can be made is invalid, never an exception`, () => {
    const input = exampleCase({}) as unknown as Record<string, unknown>
    const [first, second] = path.split('.') as [string, string?]
    if (second === undefined) input[first] = hostile
    else input[first] = { ...(input[first] as object), [second]: hostile }
    const result = quote(release, input)
    assert.equal(result.outcome, 'invalid')
    assert.ok(
      result.outcome === 'invalid' && result.errors.some((error) => error.path.startsWith(path)),
      JSON.stringify(result),
    )
  })

const limited = examplePool({
  employee: {
    limits: [
      {
        name: 'yearly',
        title: '年度限额',
        per: 'year',
        covers: ['inpatient'],
        amount: {
          title: '年度限额',
          values: [{ from: '2024-01-01', source: { document: 'example', article: '第一条' }, value: 9000 }],
        },
      },
    ],
  },
})

for (const [what, law] of [
  ['keeps another sum', limited],
  ['keeps no sum of its own', release],
] as const)
  test(`a sum of the year that the law knows no longer is left aside and named, where the pool ${what}`, () => {
    const known = law === limited ? { 'limit.yearly': '4000.00' } : {}
    const dropped = { 'limit.of-an-earlier-law': '123.45' }
    const plain = quote(law, exampleCase({ yearToDate: { counters: known } }))
    const result = quote(law, exampleCase({ yearToDate: { counters: { ...known, ...dropped } } }))
    assert.equal(plain.outcome, 'settled')
    assert.deepEqual(result, { ...plain, leftAside: ['yearToDate.counters.limit.of-an-earlier-law'] })
    assert.ok(!('leftAside' in quote(law, exampleCase())), 'the next case has nothing of it')
  })

test('what is left aside must be money all the same', () => {
  const result = quote(limited, exampleCase({ yearToDate: { counters: { 'limit.of-an-earlier-law': '-1' } } }))
  assert.ok(result.outcome === 'invalid')
  assert.deepEqual(
    result.errors.map(({ path }) => path),
    ['yearToDate.counters.limit.of-an-earlier-law'],
  )
})

test('where the law states no figure, what is left aside is named as well', () => {
  const yearToDate = { counters: { gone: '1.00' } }
  const result = quote(release, exampleCase({ yearToDate, visit: { kind: 'outpatient', to: '2024-06-01' } }))
  assert.ok(result.outcome === 'undetermined')
  assert.deepEqual(result.leftAside, ['yearToDate.counters.gone'])
})
