import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './settlement-level.ts'
import { EXAMPLE as ONCE } from './deductible-once-a-year.ts'

const visit = { institution: { level: 'tier3', settlementLevel: 'tier2' } } as const

test('the level for settlement decides, unless the pool settles on the grade', () => {
  const inpatient = readExample(ONCE)
  assert.equal(
    amountsOf(examplePool({ pool: readExample(EXAMPLE), inpatient }), exampleCase({ visit })).deductible,
    '500.00',
  )
  assert.equal(
    amountsOf(examplePool({ pool: { settleOn: 'grade' }, inpatient }), exampleCase({ visit })).deductible,
    '800.00',
  )
})
