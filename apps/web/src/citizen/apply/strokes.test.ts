import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extend, pathOf } from './strokes.ts'

test('points are whole numbers on the sheet, whatever the size of the screen; a trembling finger adds none', () => {
  const start = extend([], 10.4, 20.2, 1000 / 320)
  assert.deepEqual(start, [33, 63])
  assert.deepEqual(extend(start, 11, 20.2, 1000 / 320), start)
  assert.deepEqual(extend(start, 400, -30, 1000 / 320), [33, 63, 1000, 0], 'beyond the edge it stays on the edge')
})

test('a stroke is drawn through all its points, a tap as a dot', () => {
  assert.equal(pathOf([[0, 0, 10, 0, 10, 10]]), 'M0 0Q10 0 10 5L10 10')
  assert.equal(
    pathOf([
      [5, 5, 5, 5],
      [1, 2],
    ]),
    'M5 5L5 5M1 2L1 2',
  )
  assert.equal(pathOf([]), '')
})
