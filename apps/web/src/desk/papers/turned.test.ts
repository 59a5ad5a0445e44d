import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liesAcross, turned, upright, zoomed } from './turned.ts'

test('four quarters lead back, either way', () => {
  const right = [1, 2, 3, 4].reduce((lying) => turned(lying, 1), upright)
  const left = [1, 2, 3, 4].reduce((lying) => turned(lying, -1), upright)
  assert.deepEqual([right, left], [upright, upright])
  assert.equal(turned(upright, -1).turn, 270)
  assert.deepEqual([liesAcross(turned(upright, 1)), liesAcross(upright)], [true, false])
})

test('the glass has ends on both sides, and stepping back undoes a step', () => {
  const far = (by: 1 | -1) => Array.from({ length: 20 }).reduce<typeof upright>((lying) => zoomed(lying, by), upright)
  assert.deepEqual([far(1).zoom, far(-1).zoom], [4, 0.5])
  assert.equal(zoomed(zoomed(upright, 1), -1).zoom, 1)
})
