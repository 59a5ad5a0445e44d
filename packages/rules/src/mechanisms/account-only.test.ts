import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './account-only.ts'

test('a pharmacy outside the province takes the past-year account alone', () => {
  const release = examplePool({ rows: readExample(EXAMPLE)['rows'] as unknown[] })
  const visit = {
    kind: 'pharmacy',
    place: '310115',
    from: '2024-06-01',
    to: '2024-06-01',
    institution: { level: 'pharmacy' },
  } as const
  const amounts = amountsOf(
    release,
    exampleCase({ visit, fees: { total: '100.00' }, accounts: { currentYear: '500.00', pastYear: '30.00' } }),
  )
  assert.deepEqual(
    [amounts.fundTotal, amounts.accountCurrentYear, amounts.accountPastYear, amounts.cash],
    ['0.00', '0.00', '30.00', '70.00'],
  )
})
