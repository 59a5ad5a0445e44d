/** Dividing an account loses no fen and gives nobody a whole fen more or less than the share. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitShares, takeFromFunds } from './split.ts'

test('a third each: the fen that is left goes to whom rounding took most from', () => {
  assert.deepEqual(splitShares(10_001, [333_333, 333_333, 333_334]), [3334, 3333, 3334])
  assert.deepEqual(splitShares(1, [500_000, 500_000]), [1, 0], 'of equals the first')
  assert.deepEqual(splitShares(100, [999_999, 1]), [100, 0])
})

test('whatever the shares, parts add up to the account and each fund, and none is a fen from its share', () => {
  const shares = fc
    .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { maxLength: 20 })
    .map((cuts) => [0, ...cuts.sort((one, other) => one - other), 1_000_000])
    .map((cuts) => cuts.slice(1).map((cut, index) => cut - cuts[index]!))
  const fund = fc.integer({ min: 0, max: 4_500_000_000 })
  fc.assert(
    fc.property(fund, fund, shares, (currentFen, pastFen, ppm) => {
      const total = currentFen + pastFen
      const parts = splitShares(total, ppm)
      const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0)
      assert.equal(sum(parts), total)
      for (const [index, part] of parts.entries())
        assert.ok(Math.abs(part - (total * ppm[index]!) / 1_000_000) < 1, `${String(part)} of ${String(total)}`)
      const funds = takeFromFunds({ currentFen, pastFen }, parts)
      assert.equal(sum(funds.map((one) => one.currentFen)), currentFen)
      assert.equal(sum(funds.map((one) => one.pastFen)), pastFen)
      assert.ok(funds.every((one, index) => one.currentFen + one.pastFen === parts[index]))
      assert.ok(funds.every((one) => one.currentFen >= 0 && one.pastFen >= 0))
    }),
  )
})
