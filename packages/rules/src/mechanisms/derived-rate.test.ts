import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './derived-rate.ts'

test('half of the retired person’s own share', () => {
  const release = examplePool({ inpatient: { share: { along: 'bill', bands: [{ fund: readExample(EXAMPLE) }] } } })
  assert.equal(amountsOf(release, exampleCase({ person: { category: 'founding-worker' } })).fundPool, '9400.00')
})

/** What the fund pays of ten thousand for each category, where retired and founding workers bear multiples of what the active bear. */
function paid(states: 'fund' | 'person', times: Record<string, number>): string[] {
  const derived = { like: { category: 'active' }, ...times }
  const table = { active: 20, retired: derived, 'founding-worker': 30 }
  const fund = {
    title: states === 'person' ? '个人负担比例' : '支付比例',
    states,
    by: ['category'],
    values: [{ from: '2024-01-01', source: { document: 'example', article: '第二条' }, table }],
  }
  const release = examplePool({ inpatient: { share: { along: 'bill', bands: [{ fund }] } } })
  return (['active', 'retired', 'founding-worker'] as const).map(
    (category) => amountsOf(release, exampleCase({ person: { category } })).fundPool,
  )
}

test('a multiple is one of the number in the file: in a table of the person’s shares, of the person’s share', () => {
  assert.deepEqual(paid('person', { times: 0.5 }), ['8000.00', '9000.00', '7000.00'])
  assert.deepEqual(paid('person', { times: 1.5 }), ['8000.00', '7000.00', '7000.00'])
  assert.deepEqual(paid('person', { 'person-share-times': 0.5 }), ['8000.00', '9000.00', '7000.00'])
})

test('in a table of the fund’s shares a multiple is one of the fund’s, unless it names the person’s', () => {
  assert.deepEqual(paid('fund', { times: 0.5 }), ['2000.00', '1000.00', '3000.00'])
  assert.deepEqual(paid('fund', { 'person-share-times': 0.5 }), ['2000.00', '6000.00', '3000.00'])
})
