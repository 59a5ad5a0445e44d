import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, formatDay, parseDay } from '@yidi/rules'
import { freeFrom, monthsLater } from './lock.ts'

test('months later as the rules count them, at the end of a month too', () => {
  for (const day of ['2026-03-10', '2026-08-31', '2025-08-29', '2024-12-31', '2027-11-30'])
    for (const months of [0, 1, 3, 6, 12, 18])
      assert.equal(monthsLater(day, months), formatDay(addMonths(parseDay(day), months)), `${day} + ${String(months)}`)
})

test('the place is held until the day, and not where the pool holds nobody', () => {
  const changeAfter = { months: 6, basis: { document: 'd', article: 'a' } }
  assert.equal(freeFrom('2026-03-10', { changeAfter }, '2026-09-09'), '2026-09-10')
  assert.equal(freeFrom('2026-03-10', { changeAfter }, '2026-09-10'), undefined)
  assert.equal(freeFrom('2026-03-10', {}, '2026-03-11'), undefined)
})
