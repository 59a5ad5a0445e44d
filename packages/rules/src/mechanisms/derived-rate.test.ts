import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './derived-rate.ts'

test('half of the retired person’s own share', () => {
  const release = examplePool({ inpatient: { share: { along: 'bill', bands: [{ fund: readExample(EXAMPLE) }] } } })
  assert.equal(amountsOf(release, exampleCase({ person: { category: 'founding-worker' } })).fundPool, '9400.00')
})
