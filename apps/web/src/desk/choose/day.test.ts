import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asDay, asOpenDay, asText, asWholeDay, within } from './day.ts'

test('a day is taken as it is typed only where no further number could change it', () => {
  for (const typed of ['2026-12-31', '2026年12月31日', '2026/12/31', '2026.12.31', '20261231'])
    assert.equal(asText(asWholeDay(typed)), '2026-12-31', typed)
  for (const typed of ['2026-12-3', '2026年12月3', '2026123', '2026-02-30', ''])
    assert.equal(asWholeDay(typed), null, typed)
})

test('a day whose last number may go on is read when the field is left, in every way of writing it', () => {
  for (const typed of ['2026-3-1', '2026/3/1', ' 2026.3.1 '])
    assert.equal(asText(asOpenDay(typed)), '2026-03-01', typed)
  for (const typed of ['', '2026-3', '2026-2-30', '三月一日', '2026年3月1日'])
    assert.equal(asOpenDay(typed), null, typed)
})

test('a day is taken from the first to the last that may be chosen, and no other', () => {
  const day = asDay('2026-03-01')!
  assert.equal(within(day, undefined, undefined), true)
  assert.equal(within(day, '2026-03-01', '2026-03-01'), true)
  assert.equal(within(day, '2026-03-02', undefined), false)
  assert.equal(within(day, undefined, '2026-02-28'), false)
})
