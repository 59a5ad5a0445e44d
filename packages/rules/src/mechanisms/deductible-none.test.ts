import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './deductible-none.ts'
import { EXAMPLE as ONCE } from './deductible-once-a-year.ts'

test('a designated disease is settled as a stay without the deductible', () => {
  const release = examplePool({ inpatient: readExample(ONCE), employee: readExample(EXAMPLE) })
  const day = { from: '2024-06-01', to: '2024-06-01' }
  assert.equal(amountsOf(release, exampleCase({ visit: { kind: 'designated-disease', ...day } })).deductible, '0.00')
  assert.equal(amountsOf(release, exampleCase({ visit: day })).deductible, '800.00')
})
