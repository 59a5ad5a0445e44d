import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { quote } from '../quote/quote.ts'
import { EXAMPLE } from './rate-table.ts'

const release = examplePool({ inpatient: { share: { along: 'bill', bands: [{ fund: readExample(EXAMPLE) }] } } })

test('groups, ranges and the rest each find their cell', () => {
  const rate = (level: 'tier3' | 'tier2' | 'other', age: number): string =>
    amountsOf(release, exampleCase({ person: { age }, visit: { institution: { level } } })).fundPool
  assert.deepEqual(
    [rate('tier3', 17), rate('tier3', 18), rate('tier2', 5), rate('other', 90)],
    ['8000.00', '7500.00', '8500.00', '9000.00'],
  )
})

test('a later version changes the one cell that it says; the rest goes on', () => {
  const later = { from: '2025-01-01', to: '2025-01-02' }
  assert.equal(amountsOf(release, exampleCase({ person: { age: 18 }, visit: later })).fundPool, '7600.00')
  assert.equal(amountsOf(release, exampleCase({ person: { age: 17 }, visit: later })).fundPool, '8000.00')
})

test('a provisional cell is named in the result, a stated one is not', () => {
  const names = (level: 'tier3' | 'other'): string[] => {
    const result = quote(release, exampleCase({ person: { age: 30 }, visit: { institution: { level } } }))
    return result.outcome === 'settled' ? result.provisional : ['not settled']
  }
  assert.deepEqual(names('tier3'), [])
  assert.deepEqual(names('other'), ['employee.inpatient.band-1.fund.other.18+'])
})
