import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './prepayment.ts'

test('a fifth of what is in scope is borne first', () => {
  const release = examplePool({ rows: readExample(EXAMPLE)['rows'] as unknown[] })
  const filing = { type: 'temporary', destination: '310000', from: '2024-01-01', to: null } as const
  const amounts = amountsOf(
    release,
    exampleCase({ visit: { place: '310115' }, filing, fees: { total: '10000.00', ownShare: '1000.00' } }),
  )
  assert.deepEqual([amounts.prepayment, amounts.eligible, amounts.fundPool], ['1800.00', '7200.00', '5760.00'])
})
