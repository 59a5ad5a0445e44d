import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barCells } from './bill.ts'

test('the bar is as wide as it should be and shows every part that is not nothing', () => {
  const part = fc.integer({ min: 0, max: 9_000_000_000 })
  fc.assert(
    fc.property(fc.tuple(part, part, part), (parts) => {
      const cells = barCells(parts)
      const some = parts.some((one) => one > 0)
      assert.equal(
        cells.reduce((sum, cell) => sum + cell, 0),
        some ? 40 : 0,
      )
      parts.forEach((one, index) => {
        assert.equal(cells[index]! > 0, one > 0)
      })
    }),
  )
})
