import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './times.ts'

test('nine tenths of eighty', () => {
  const release = examplePool({ rows: readExample(EXAMPLE)['rows'] as unknown[] })
  const filing = { type: 'temporary', destination: '310000', from: '2024-01-01', to: null } as const
  assert.equal(amountsOf(release, exampleCase({ visit: { place: '310115' }, filing })).fundPool, '7200.00')
})
