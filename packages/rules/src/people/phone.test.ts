import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMobile, isPhone } from './phone.ts'

test('a mobile number has eleven digits and begins with 13 to 19; a fixed line brings its area code', () => {
  for (const number of ['13800000000', '19912345678']) assert.ok(isMobile(number) && isPhone(number), number)
  for (const number of ['0571-88880000', '0571 8888 0000', '138 0000 0000'])
    assert.ok(isPhone(number) && !isMobile(number), number)
  for (const number of [
    '',
    '10000000000',
    '12345678901',
    '1380000000',
    '138000000000',
    '88880000',
    '0571',
    '1380000000a',
  ])
    assert.ok(!isPhone(number) && !isMobile(number), number)
})
