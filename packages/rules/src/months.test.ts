import assert from 'node:assert/strict'
import test from 'node:test'
import { formatShare } from './money.ts'
import { lastDayOfMonth, monthBefore } from './months.ts'

test('the month before one, and its last day', () => {
  assert.deepEqual(
    [monthBefore('2026-01'), monthBefore('2026-06', 12), monthBefore('2026-06', 0)],
    ['2025-12', '2025-06', '2026-06'],
  )
  assert.deepEqual(['2024-02', '2026-02', '2026-12'].map(lastDayOfMonth), ['2024-02-29', '2026-02-28', '2026-12-31'])
})

test('a part of a whole in percent: half up, below nought alike, null of nothing', () => {
  assert.deepEqual(
    [formatShare(1, 3), formatShare(1, 2000), formatShare(-1, 3), formatShare(-1, 1_000_000), formatShare(5, 0)],
    ['33.3', '0.1', '-33.3', '0.0', null],
  )
  assert.equal(formatShare(1_500_000_000_000_000, 3_000_000_000_000_000), '50.0')
})
