import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idNumberFault } from './id-number.ts'

test('a number with a day of birth and its check character passes, however it is typed', () => {
  for (const number of ['330100198811020127', ' 3301 0019 8811 0201 27', '11010519491231002x'])
    assert.equal(idNumberFault(number), undefined, number)
})

test('too short, no day, a wrong last character: each is named', () => {
  assert.match(idNumberFault('3301001988110201') ?? '', /18位/)
  assert.match(idNumberFault('330100198813020127') ?? '', /出生日期/)
  assert.match(idNumberFault('330100198811020128') ?? '', /校验码/)
  assert.match(idNumberFault('') ?? '', /18位/)
})
