import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, shanghaiDay } from './index.ts'

test('the day changes at midnight in Shanghai, wherever the machine stands', () => {
  assert.equal(shanghaiDay(new Date('2026-02-28T15:59:59.999Z')), '2026-02-28')
  assert.equal(shanghaiDay(new Date('2026-02-28T16:00:00Z')), '2026-03-01')
})

test('a fixed clock stands until it is set', () => {
  const clock = fixedClock('2026-01-01T00:00:00+08:00')
  assert.equal(clock.today(), '2026-01-01')
  clock.set('2026-06-30T23:59:59+08:00')
  assert.equal(clock.today(), '2026-06-30')
})
