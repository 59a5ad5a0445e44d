import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { difference, divideLine, lineAmountFen, sumOf } from './division.ts'

const one = 10_000

test('class A is in scope whole, B bears its own share, C and the unknown are out of scope', () => {
  assert.deepEqual(divideLine(10_000, one, { class: 'A', ownSharePpm: 0, ceilingFen: null }), {
    amountFen: 10_000,
    outOfScopeFen: 0,
    overCeilingFen: 0,
    ownShareFen: 0,
    inScopeFen: 10_000,
  })
  assert.equal(divideLine(10_005, one, { class: 'B', ownSharePpm: 100_000, ceilingFen: null }).ownShareFen, 1_001)
  assert.equal(divideLine(10_004, one, { class: 'B', ownSharePpm: 100_000, ceilingFen: null }).ownShareFen, 1_000)
  assert.equal(divideLine(500, one, { class: 'C', ownSharePpm: 0, ceilingFen: null }).outOfScopeFen, 500)
  assert.equal(divideLine(500, one, undefined).outOfScopeFen, 500)
  assert.equal(divideLine(500, one, { class: 'A', ownSharePpm: 0, ceilingFen: null }, false).outOfScopeFen, 500)
})

test('the ceiling comes first, the own share is on what remains', () => {
  // Two pieces at 12,000.00 with a ceiling of 10,000.00 each and 30 %: 4,000 over, 30 % of 20,000.
  assert.deepEqual(divideLine(2_400_000, 2 * one, { class: 'B', ownSharePpm: 300_000, ceilingFen: 1_000_000 }), {
    amountFen: 2_400_000,
    outOfScopeFen: 0,
    overCeilingFen: 400_000,
    ownShareFen: 600_000,
    inScopeFen: 1_400_000,
  })
})

test('an amount is price times quantity, half up to the fen, on either side of nought', () => {
  assert.equal(lineAmountFen(12_345_678, one), 1_235)
  assert.equal(lineAmountFen(5_000, one), 1)
  assert.equal(lineAmountFen(5_000, -one), -1)
  assert.equal(lineAmountFen(4_520_000, one), 452)
  assert.equal(lineAmountFen(90_000_000_000_000, one), 9_000_000_000)
})

const entry = fc.record({
  class: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
  ownSharePpm: fc.integer({ min: 0, max: 1_000_000 }),
  ceilingFen: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: null }),
})

test('the parts are never negative and add up; refunds in pieces restore nought', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 20 }),
      entry,
      (priceMicro, pieces, found) => {
        const amount = (n: number) => lineAmountFen(priceMicro, n * one)
        const whole = divideLine(amount(pieces), pieces * one, found)
        const parts = [whole.outOfScopeFen, whole.overCeilingFen, whole.ownShareFen, whole.inScopeFen]
        assert.ok(parts.every((part) => part >= 0))
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          whole.amountFen,
        )
        const lines = [whole]
        let remaining = whole
        for (let left = pieces - 1; left >= 0; left--) {
          const after = divideLine(amount(left), left * one, found)
          lines.push(difference(after, remaining))
          remaining = after
        }
        assert.deepEqual(sumOf(lines), sumOf([]))
      },
    ),
  )
})
