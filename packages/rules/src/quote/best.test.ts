/** Of several filings in force, the one that serves the person best counts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, examplePool } from '../mechanisms/example-pool.ts'
import { bestQuote } from './best.ts'
import type { FilingType, QuoteResult } from './types.ts'

const source = { document: 'example', article: '第三条' }
const row = (filing: FilingType, then: object): object => ({
  name: filing,
  when: { filing, covers: 'yes' },
  then,
  source,
})
const release = examplePool({
  rows: [
    row('temporary', { prepay: 20 }),
    row('referral', { prepay: 10 }),
    row('student', { prepay: 10 }),
    row('stationed-worker', { prepay: 10, 'points-off': 5 }),
    row('migrant-worker', { open: true }),
    row('new-employee', { refuse: 'not-filed' }),
  ],
})

function best(...filings: FilingType[]): { filing: FilingType | null; result: QuoteResult } {
  return bestQuote(release, filings, (type) =>
    exampleCase({
      visit: { place: '310115' },
      filing: type === null ? null : { type, destination: '310000', from: '2024-01-01', to: null },
    }),
  )
}

test('the lowest prepayment counts, wherever it stands', () => {
  for (const filings of [
    ['temporary', 'referral'],
    ['referral', 'temporary'],
  ] as const) {
    const { filing, result } = best(...filings)
    assert.equal(filing, 'referral')
    assert.equal(result.outcome === 'settled' && result.amounts.prepayment, '1000.00')
  }
})

test('of equal prepayments the one of which the funds pay more, and of equals the first', () => {
  assert.equal(best('stationed-worker', 'referral').filing, 'referral')
  assert.equal(best('referral', 'stationed-worker').filing, 'referral')
  assert.equal(best('student', 'referral').filing, 'student')
  assert.equal(best('referral', 'student').filing, 'referral')
})

test('what can be settled comes before what nobody knows, and that before a refusal', () => {
  assert.equal(best('new-employee', 'migrant-worker', 'temporary').filing, 'temporary')
  assert.equal(best('temporary', 'migrant-worker', 'new-employee').filing, 'temporary')
  assert.equal(best('new-employee', 'migrant-worker').filing, 'migrant-worker')
  assert.equal(best('migrant-worker', 'new-employee').filing, 'migrant-worker')
})

test('without a filing the bill is reckoned without one', () => {
  const { filing, result } = best()
  assert.equal(filing, null)
  assert.equal(result.outcome === 'settled' && result.amounts.prepayment, '0.00')
})
