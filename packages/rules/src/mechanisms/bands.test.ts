import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './bands.ts'

const example = readExample(EXAMPLE)
const ONCE = {
  mechanism: 'once-a-year',
  amount: {
    title: '起付标准',
    values: [{ from: '2024-01-01', source: { document: 'example', article: '第一条' }, value: 1000 }],
  },
}

test('along one bill, the deductible apart: ten thousand above it are in the first band', () => {
  const release = examplePool({ inpatient: { ...example, deductible: ONCE } })
  assert.equal(amountsOf(release, exampleCase({ fees: { total: '21000.00' } })).fundPool, '16000.00')
})

test('along one bill, the deductible counting: it takes up room in the first band', () => {
  const release = examplePool({
    inpatient: { share: { ...(example['share'] as object), deductible: 'counts' }, deductible: ONCE },
  })
  assert.equal(amountsOf(release, exampleCase({ fees: { total: '21000.00' } })).fundPool, '16200.00')
})

test('along the year: what was eligible before has filled the first band', () => {
  const release = examplePool({ inpatient: { share: { ...(example['share'] as object), along: 'year' } } })
  assert.equal(amountsOf(release, exampleCase({ yearToDate: { inpatientEligible: '4000.00' } })).fundPool, '7800.00')
  assert.equal(amountsOf(release, exampleCase({ yearToDate: { inpatientEligible: '10000.00' } })).fundPool, '9000.00')
})
