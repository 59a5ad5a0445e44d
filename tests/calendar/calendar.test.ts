import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { formatDay, isWorkingDay, parseDay } from '@yidi/rules'
import { packageDays } from './chinese-days.ts'

const { calendar } = loadPolicyFolder().release

test('the calendar of the policy folder says what the package says, day by day', () => {
  assert.deepEqual([...calendar.keys()], [2023, 2024, 2025, 2026])
  for (const [year, days] of calendar) {
    const { holidays, makeUpDays } = packageDays(year)
    assert.deepEqual([...days.holidays].map(formatDay), [...holidays.keys()])
    assert.deepEqual([...days.makeUpDays].map(formatDay), makeUpDays)
  }
})

test('a year that nobody has announced is refused by the one and unknown to the other', () => {
  assert.throws(() => packageDays(2027), /2027/)
  assert.equal(isWorkingDay(calendar, parseDay('2027-01-04')), undefined)
})
