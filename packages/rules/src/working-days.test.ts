import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDay, parseDay } from './days.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'
import type { WorkingCalendar } from './working-days.ts'

const days = (...texts: string[]): Set<number> => new Set(texts.map(parseDay))
// 2026-10-01 is a Thursday; the Saturday 2026-10-10 is worked.
const calendar: WorkingCalendar = new Map([
  [
    2026,
    {
      holidays: days('2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'),
      makeUpDays: days('2026-10-10'),
      source: '演示',
    },
  ],
])
const after = (from: string, count: number): string | number => {
  const end = addWorkingDays(calendar, parseDay(from), count)
  return end.known ? formatDay(end.day) : end.year
}

test('weekends and holidays are not worked, a make-up Saturday is', () => {
  const worked = ['2026-09-30', '2026-10-01', '2026-10-03', '2026-10-10', '2026-10-11'].map((day) =>
    isWorkingDay(calendar, parseDay(day)),
  )
  assert.deepEqual(worked, [true, false, false, true, false])
})

test('the first day does not count; holidays are passed over', () => {
  assert.equal(after('2026-09-29', 1), '2026-09-30')
  assert.equal(after('2026-09-30', 1), '2026-10-08')
  assert.equal(after('2026-09-30', 3), '2026-10-10')
  assert.equal(after('2026-09-30', 4), '2026-10-12')
  assert.equal(after('2026-10-03', 0), '2026-10-03')
})

test('a year without data is unknown, never a guess', () => {
  assert.equal(after('2026-12-31', 1), 2027)
  assert.equal(isWorkingDay(calendar, parseDay('2025-06-02')), undefined)
  assert.equal(workingDaysBetween(calendar, parseDay('2026-12-30'), parseDay('2027-01-04')), undefined)
})

test('between two days: after the first, up to the last', () => {
  assert.equal(workingDaysBetween(calendar, parseDay('2026-09-30'), parseDay('2026-10-12')), 4)
  assert.equal(workingDaysBetween(calendar, parseDay('2026-09-30'), parseDay('2026-09-30')), 0)
})
