import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { faultText, gatewayFaults, longestErrorText, readInput, unscaled } from './index.ts'
import { scaledNumber } from './decimals.ts'
import type { GatewayFaultName } from './index.ts'
import { decimal, either, many, text } from './fields.ts'

const voiding = {
  data: either({ feedetl_sn: text('费用明细流水号', 30, 'must'), psn_no: text('人员编号', 30, 'must') }),
}
const upload = {
  feedetail: many({
    feedetl_sn: text('费用明细流水号', 30, 'must'),
    cnt: decimal('数量', 4, 'must'),
    pric: decimal('单价', 6, 'must'),
  }),
}

test('numbers come as numbers or texts, and never as fractions in memory', () => {
  assert.equal(scaledNumber('69.6', 2), 6960)
  assert.equal(scaledNumber(69.6, 2), 6960)
  assert.equal(scaledNumber('69.600', 2), 6960)
  assert.equal(scaledNumber(0.1 + 0.2, 2), 30)
  assert.equal(scaledNumber('-3', 4), -30000)
  assert.equal(scaledNumber('0.333333', 6), 333333)
  assert.equal(scaledNumber('-0.00', 2), 0)
  assert.equal(scaledNumber('1e3', 2), 'not-a-number')
  assert.equal(scaledNumber('12.345', 2), 'too-precise')
  assert.equal(scaledNumber(12.345, 2), 'too-precise')
  assert.equal(scaledNumber('90000001', 2), 'too-large')
  assert.equal(scaledNumber(Number.NaN, 2), 'not-a-number')
  assert.equal(scaledNumber('１２', 2), 'not-a-number')
  assert.equal(scaledNumber([], 2), 'not-a-number')
})

test('an amount survives the way out and in again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), (fen) => {
      const out = unscaled(fen, 2)
      assert.equal(scaledNumber(JSON.parse(JSON.stringify(out)), 2), fen)
      assert.match(JSON.stringify(out), /^-?\d+(\.\d{1,2})?$/)
    }),
  )
})

test('one object is read where a list is meant and some send one', () => {
  const row = { feedetl_sn: '1', psn_no: 'P' }
  assert.deepEqual(readInput(voiding, { data: row }).value, readInput(voiding, { data: [row] }).value)
})

test('a list of nothing and a list too long are problems, and nonsense never throws', () => {
  assert.equal(readInput(upload, { feedetail: [] }).problems[0]?.fault, 'fields-missing')
  assert.equal(readInput(upload, { feedetail: Array.from({ length: 2001 }, () => ({})) }).problems.length, 1)
  fc.assert(fc.property(fc.jsonValue(), (value) => readInput(upload, value).problems.length > 0))
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => readInput(upload, { feedetail: [{ pric: value, cnt: value }] }) !== undefined,
    ),
  )
})

test('every refusal has a code of its own, a way out, and fits the 200 characters of err_msg', () => {
  const codes = Object.values(gatewayFaults).map((fault) => fault.code)
  assert.equal(new Set(codes).size, codes.length)
  const long = new Proxy({}, { get: () => '很长的值'.repeat(60) }) as Record<string, string>
  for (const name of Object.keys(gatewayFaults) as GatewayFaultName[]) {
    const text = faultText(name, long)
    assert.ok(text.length <= longestErrorText, name)
    assert.match(text, /^\[G\d{4}\] .+处理办法：.+。$/)
  }
})
