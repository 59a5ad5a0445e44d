import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './deductible-per-stay.ts'

const release = examplePool({ inpatient: readExample(EXAMPLE) })

test('by age and level, half for the second stay, none from the third', () => {
  const stay = (age: number, inpatientStays: number): string =>
    amountsOf(release, exampleCase({ person: { age }, yearToDate: { inpatientStays } })).deductible
  assert.deepEqual(
    [stay(17, 0), stay(18, 0), stay(18, 1), stay(18, 2), stay(18, 9)],
    ['500.00', '1000.00', '500.00', '0.00', '0.00'],
  )
})
