import assert from 'node:assert/strict'
import { test } from 'node:test'
import { medianOf, robustZ } from './robust.ts'

test('the median is the middle, of an even count the mean of the two in it', () => {
  assert.equal(medianOf([5, 1, 3]), 3)
  assert.equal(medianOf([4, 1, 3, 2]), 2.5)
  assert.equal(medianOf([]), 0)
})

test('what lies far outside does not hide itself', () => {
  const { median, zOf } = robustZ([1, 2, 3, 4, 100])
  assert.equal(median, 3)
  assert.ok(zOf(100) > 60 && zOf(4) < 1)
})

test('where more than half are equal the mean distance stands in, and where all are equal nothing stands out', () => {
  assert.ok(robustZ([10, 10, 10, 10, 50]).zOf(50) > 3)
  assert.equal(robustZ([10, 10, 10]).zOf(10), 0)
  assert.equal(robustZ([10, 10, 10]).zOf(99), 0)
})
