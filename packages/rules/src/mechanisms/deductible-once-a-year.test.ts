import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './deductible-once-a-year.ts'

const release = examplePool({ inpatient: readExample(EXAMPLE) })

test('the first stay bears the figure of its level, the second only what a higher level adds', () => {
  assert.equal(amountsOf(release, exampleCase()).deductible, '800.00')
  assert.equal(amountsOf(release, exampleCase({ yearToDate: { inpatientDeductible: '500.00' } })).deductible, '300.00')
  assert.equal(amountsOf(release, exampleCase({ yearToDate: { inpatientDeductible: '900.00' } })).deductible, '0.00')
})

test('a bill below the deductible bears no more than itself', () => {
  assert.equal(amountsOf(release, exampleCase({ fees: { total: '799.99' } })).deductible, '799.99')
})
