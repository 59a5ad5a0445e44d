import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTest } from '../architecture/sources.ts'
import { filesOf, places, testsOf } from './places.ts'

test('every place that can be mutated has code and tests, and its name is its own', () => {
  assert.equal(new Set(places.map(({ name }) => name)).size, places.length)
  for (const place of places) {
    assert.notDeepEqual(filesOf(place), [], place.name)
    assert.deepEqual(filesOf(place).filter(isTest), [], place.name)
    for (const glob of place.tests) assert.notDeepEqual(testsOf({ ...place, tests: [glob] }), [], glob)
    assert.deepEqual(
      testsOf(place).filter((file) => !isTest(file)),
      [],
      place.name,
    )
  }
})
