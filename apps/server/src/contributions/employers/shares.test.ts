import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sharesOf } from './shares.ts'

test('shares add up to the whole to the fen, are never below nought and within a fen of the exact share', () => {
  const bases = fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(bases, fc.integer({ min: 0, max: 90_000_000 }), (basesFen, totalFen) => {
      const shares = sharesOf(totalFen, basesFen)
      const sum = basesFen.reduce((total, base) => total + base, 0)
      assert.equal(
        shares.reduce((total, share) => total + share, 0),
        totalFen,
      )
      for (const [at, share] of shares.entries()) {
        assert.ok(share >= 0)
        assert.ok(Math.abs(share - (totalFen * basesFen[at]!) / sum) <= 1.001)
      }
    }),
  )
})

test('a member alone has the whole; equal bases differ by a fen at most', () => {
  assert.deepEqual(sharesOf(52_345, [654_321]), [52_345])
  assert.deepEqual(sharesOf(100, [7, 7, 7]), [33, 34, 33])
})
