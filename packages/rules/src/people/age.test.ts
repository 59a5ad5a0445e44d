import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthDayFault, fullAgeOn, isMinorOn } from './age.ts'

test('of age on the eighteenth birthday; born on 29 February, on 1 March', () => {
  assert.equal(fullAgeOn('2008-03-10'), '2026-03-10')
  assert.equal(fullAgeOn('2008-02-29'), '2026-03-01')
  assert.equal(isMinorOn('2008-03-10', '2026-03-09'), true)
  assert.equal(isMinorOn('2008-03-10', '2026-03-10'), false)
  for (const unknown of [null, undefined, '2008-02-30']) {
    assert.equal(fullAgeOn(unknown), undefined)
    assert.equal(isMinorOn(unknown, '2026-03-10'), false)
  }
})

test('a day of birth lies between 1900 and today', () => {
  assert.equal(birthDayFault('1900-01-01', '2026-03-10'), undefined)
  assert.equal(birthDayFault('2026-03-10', '2026-03-10'), undefined)
  assert.match(birthDayFault('1899-12-31', '2026-03-10') ?? '', /1899年12月31日早于1900年/)
  assert.match(birthDayFault('2026-03-11', '2026-03-10') ?? '', /2026年3月11日还没有到/)
  assert.match(birthDayFault('2026-02-30', '2026-03-10') ?? '', /“2026-02-30”不是/)
})
