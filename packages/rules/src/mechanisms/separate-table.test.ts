import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './separate-table.ts'

test('outside the city another table answers', () => {
  const example = readExample(EXAMPLE)
  const release = examplePool({
    pool: { tables: example['tables'] },
    rows: example['rows'] as unknown[],
    inpatient: { share: { along: 'bill', bands: [{ fund: example['fund'] }] } },
  })
  assert.equal(amountsOf(release, exampleCase()).fundPool, '8000.00')
  assert.equal(amountsOf(release, exampleCase({ visit: { place: '310115' } })).fundPool, '7000.00')
})
