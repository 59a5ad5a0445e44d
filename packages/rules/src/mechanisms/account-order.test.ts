import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './account-order.ts'
import { EXAMPLE as ONCE } from './deductible-once-a-year.ts'

test('the current-year account pays first and bears no deductible; the past-year account pays the deductible', () => {
  const release = examplePool({ inpatient: { ...readExample(ONCE), ...readExample(EXAMPLE) } })
  const amounts = amountsOf(release, exampleCase({ accounts: { currentYear: '1000.00', pastYear: '500.00' } }))
  assert.deepEqual(
    [amounts.accountCurrentYear, amounts.deductible, amounts.fundPool, amounts.accountPastYear],
    ['1000.00', '800.00', '6560.00', '500.00'],
  )
  assert.equal(amounts.cash, '1940.00')
})
