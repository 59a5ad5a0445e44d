/** What counts as another picture, and what only fell on another row of points. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceOf } from './compare.ts'
import type { Picture } from './png.ts'

/** A white picture with dark bars: left, top, width, height, and how dark. */
function picture(...bars: [number, number, number, number, number?][]): Picture {
  const [width, height] = [80, 60]
  const points = new Uint8Array(width * height * 4).fill(255)
  for (const [left, top, wide, high, shade = 40] of bars)
    for (let y = top; y < top + high; y++)
      for (let x = left; x < left + wide; x++) points.fill(shade, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, height, points }
}

const line = picture([10, 20, 50, 1])

test('a line that falls on the next row of points, or on both, is the same line', () => {
  assert.equal(differenceOf(line, picture([10, 21, 50, 1])), undefined)
  assert.equal(differenceOf(line, picture([10, 20, 50, 1, 150], [10, 21, 50, 1, 150])), undefined)
  assert.equal(differenceOf(picture([30, 5, 1, 40]), picture([31, 5, 1, 40])), undefined)
})

test('a line that is gone, new, two rows off or of another width is another picture', () => {
  for (const other of [
    picture(),
    picture([10, 22, 50, 1]),
    picture([10, 20, 30, 1]),
    picture([10, 20, 50, 1], [10, 40, 50, 1]),
  ])
    assert.match(differenceOf(line, other)?.words ?? 'the same', /points differ/)
})

test('a letter that is another one is another picture, also where its strokes lie beside', () => {
  const letter = picture([20, 20, 8, 1], [20, 24, 8, 1], [24, 20, 1, 8])
  assert.match(
    differenceOf(letter, picture([20, 21, 8, 1], [20, 25, 8, 1], [24, 20, 1, 8]))?.words ?? 'the same',
    /differ/,
  )
})
