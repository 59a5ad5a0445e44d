import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isName, numberIn } from './reader.ts'

test('a number is known in whatever line a reader types, once it is whole', () => {
  const lines = [
    '331000196012120128',
    ' 331000196012120128 ',
    '演示居民辛 331000196012120128',
    '姓名：演示居民辛公民身份号码331000196012120128',
    '演示居民辛331000196012120128，浙江省台州市',
  ]
  for (const line of lines) assert.equal(numberIn(line), '331000196012120128', line)
  assert.equal(numberIn('110101199003071090'), undefined, 'a wrong last place')
  assert.equal(numberIn('33100019601212012'), undefined, 'on the way')
  assert.equal(numberIn('331000196012120127'), undefined, 'a slip of the hand')
  assert.equal(numberIn('3310001960121201281'), undefined, 'one figure too many')
  assert.equal(numberIn('11010519491231002x'), '11010519491231002X')
})

test('a name has no figure in it', () => {
  assert.ok(isName('演示居民辛'))
  assert.ok(!isName('演示居民辛3'))
  assert.ok(!isName('  '))
})
