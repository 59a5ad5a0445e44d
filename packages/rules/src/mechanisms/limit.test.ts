import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './limit.ts'

const release = examplePool({ employee: readExample(EXAMPLE) })

test('along the year the pool pays up to the limit and not a fen more', () => {
  const paid = (used: string): string =>
    amountsOf(release, exampleCase({ yearToDate: { counters: { 'limit.yearly': used } } })).fundPool
  assert.deepEqual(
    [paid('0.00'), paid('192000.00'), paid('192000.01'), paid('200000.00')],
    ['8000.00', '8000.00', '7999.99', '0.00'],
  )
})
