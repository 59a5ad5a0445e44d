import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './layer.ts'

const release = examplePool({ pool: { assistance: { 'low-income': '低保对象' } }, employee: readExample(EXAMPLE) })

test('the layer pays its band above the threshold, the next one what is left, up to what the person bears', () => {
  const yearToDate = { criticalCompliant: '19000.00' }
  assert.equal(amountsOf(release, exampleCase({ yearToDate })).fundCritical, '600.00')
  assert.equal(
    amountsOf(release, exampleCase({ yearToDate, person: { assistance: 'low-income' } })).fundCritical,
    '1580.00',
  )
})

test('five times the threshold ends the first band', () => {
  assert.equal(
    amountsOf(release, exampleCase({ yearToDate: { criticalCompliant: '99000.00' } })).fundCritical,
    '1300.00',
  )
})

test('the yearly limit of the layer', () => {
  const yearToDate = { criticalCompliant: '99000.00', criticalPaid: '299000.00' }
  assert.equal(amountsOf(release, exampleCase({ yearToDate })).fundCritical, '1000.00')
})
