/** What a person reads of the money in their account: where each amount came from, and what it went for. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { sumsOf } from '../../apps/server/src/care/settlements/sums.ts'
import { readOpposites } from '../../apps/server/src/money/ledger/index.ts'
import { openBooks, personNo, settlement, write } from '../../apps/server/src/money/ledger/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import type { Release } from '../../packages/rules/src/index.ts'

const database = await openBooks()
const release = { pools: new Map() } as unknown as Release
const accountOf = async () =>
  (await sumsOf({ database, clock: fixedClock('2026-03-03T02:00:00Z'), release }, personNo))?.accounts

const paid = { day: '2026-03-01', fund: 'past-year', reason: '就医支付', amount: '-30.00', settlement: 'S1' }
const opening = { day: '2026-03-01', fund: 'past-year', reason: '转入余额', amount: '100.00' }

test('the opening balance, what a bill took and what its undo gave back each say so, in words', async () => {
  // All that is written in one test has one moment; the order within it is nobody's promise.
  const byAmount = (one: { amount: string }, other: { amount: string }) => Number(one.amount) - Number(other.amount)
  const before = await accountOf()
  assert.deepEqual([before?.currentYear, before?.pastYear], ['0.00', '70.00'])
  assert.deepEqual(before?.entries.sort(byAmount), [paid, opening])

  const opposites = await readOpposites(database, personNo, 'S1', 'C1', '2026-03-02')
  await write(database, { settlement: settlement('C1', -1), ...opposites })
  const after = await accountOf()
  assert.deepEqual([after?.currentYear, after?.pastYear], ['0.00', '100.00'])
  const back = { day: '2026-03-02', fund: 'past-year', reason: '撤销结算，退回', amount: '30.00' }
  assert.deepEqual(after?.entries.sort(byAmount), [paid, back, opening])
})
