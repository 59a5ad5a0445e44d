import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromFen, groupYuan, readYuan, toFen } from './yuan.ts'

test('fen and yuan go there and back', () => {
  fc.assert(fc.property(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), (fen) => toFen(fromFen(fen)) === fen))
})

test('amounts are shown in groups of three with two digits', () => {
  assert.equal(groupYuan('12345.6'), '12,345.60')
  assert.equal(groupYuan('800'), '800.00')
  assert.equal(groupYuan('90000000.00'), '90,000,000.00')
  assert.equal(groupYuan('-1234.50'), '-1,234.50')
})

test('what people type is read: commas, spaces, the sign of the yuan', () => {
  assert.equal(readYuan(' 20,000.5 元'), '20000.5')
  assert.equal(readYuan('￥800'), '800')
  assert.equal(readYuan(''), '0')
})

test('what is no amount is told apart', () => {
  for (const typed of ['abc', '-5', '1.234', '1e5', '90000001', '2万', '1.2.3'])
    assert.equal(readYuan(typed), undefined, typed)
})
