import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainIdNumber, readIdNumber } from './id-number.ts'

const read = (typed: string) => readIdNumber(typed, '2026-03-10')

test('a number is read however it is typed, with birthday and sex', () => {
  assert.deepEqual(read(' ３３０１００ 19500307 0114'), {
    idNumber: '330100195003070114',
    birthDay: '1950-03-07',
    sex: 'male',
  })
  assert.deepEqual(read('330100198811020127'), {
    idNumber: '330100198811020127',
    birthDay: '1988-11-02',
    sex: 'female',
  })
})

test('any single wrong digit and any two neighbours that changed places are found', () => {
  const right = '330100195003070114'
  for (let at = 0; at < 17; at++) {
    const wrong = right.slice(0, at) + String((Number(right[at]) + 1) % 10) + right.slice(at + 1)
    assert.ok('fault' in read(wrong), wrong)
    const swapped = right.slice(0, at) + right[at + 1]! + right[at]! + right.slice(at + 2)
    if (swapped !== right) assert.ok('fault' in read(swapped), swapped)
  }
})

test('what is wrong is said', () => {
  const faultOf = (typed: string) => (read(typed) as { fault: string }).fault
  assert.match(faultOf('33010019500307011'), /现在是 17 位/)
  assert.match(faultOf('33010019500307O114'), /只有数字/)
  assert.match(faultOf('330100195013070114'), /19501307/)
  assert.match(faultOf('330100195003070115'), /校验不符/)
})

test('born before 1900 or after today is well formed and not true', () => {
  const faultOf = (typed: string, today: string) => (readIdNumber(typed, today) as { fault?: string }).fault
  const withCheck = (seventeen: string) =>
    [...'0123456789X']
      .map((last) => seventeen + last)
      .find((one) => faultOf(one, '9999-12-31')?.includes('校验') !== true)!
  assert.match(faultOf(withCheck('33010018991231001'), '2026-03-10') ?? '', /1899年12月31日早于1900年/)
  const tomorrow = withCheck('33010020260311001')
  assert.match(faultOf(tomorrow, '2026-03-10') ?? '', /2026年3月11日还没有到/)
  assert.equal(faultOf(tomorrow, '2026-03-11'), undefined)
})

test('a number is compared without spaces, width and what is not seen', () => {
  assert.equal(plainIdNumber(' 1101 0519４９1231 002\u200bx'), '11010519491231002X')
})
