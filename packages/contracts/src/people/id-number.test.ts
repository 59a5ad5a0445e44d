import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIdNumber } from './id-number.ts'

test('a number is read however it is typed, with birthday and sex', () => {
  assert.deepEqual(readIdNumber(' ３３０１００ 19500307 0114'), {
    idNumber: '330100195003070114',
    birthDay: '1950-03-07',
    sex: 'male',
  })
  assert.deepEqual(readIdNumber('330100198811020127'), {
    idNumber: '330100198811020127',
    birthDay: '1988-11-02',
    sex: 'female',
  })
})

test('any single wrong digit and any two neighbours that changed places are found', () => {
  const right = '330100195003070114'
  for (let at = 0; at < 17; at++) {
    const wrong = right.slice(0, at) + String((Number(right[at]) + 1) % 10) + right.slice(at + 1)
    assert.ok('fault' in readIdNumber(wrong), wrong)
    const swapped = right.slice(0, at) + right[at + 1]! + right[at]! + right.slice(at + 2)
    if (swapped !== right) assert.ok('fault' in readIdNumber(swapped), swapped)
  }
})

test('what is wrong is said', () => {
  const faultOf = (typed: string) => (readIdNumber(typed) as { fault: string }).fault
  assert.match(faultOf('33010019500307011'), /现在是 17 位/)
  assert.match(faultOf('33010019500307O114'), /只有数字/)
  assert.match(faultOf('330100195013070114'), /19501307/)
  assert.match(faultOf('330100195003070115'), /校验不符/)
})
