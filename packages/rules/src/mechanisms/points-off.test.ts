import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE, reducedRate } from './points-off.ts'

const filing = { type: 'temporary', destination: '310000', from: '2024-01-01', to: null } as const

test('five points less of eighty', () => {
  const release = examplePool({ rows: readExample(EXAMPLE)['rows'] as unknown[] })
  assert.equal(amountsOf(release, exampleCase({ visit: { place: '310115' }, filing })).fundPool, '7500.00')
  assert.equal(amountsOf(release, exampleCase({ filing })).fundPool, '8000.00')
})

test('never below zero', () => {
  assert.equal(reducedRate(40_000, 1_000_000, 50_000), 0)
})
