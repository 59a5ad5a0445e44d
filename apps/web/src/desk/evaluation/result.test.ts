import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bothFunds, changeOf, lengthOf, percentOf, reached, saidOf, sideOf, stepWords, yuanOf } from './result.ts'

test('what both funds pay is added up, and what they pay more is a change in fen', () => {
  const before = { fundPool: '100.00', fundCritical: '20.50', accounts: '0.00', cash: '50.00' }
  const after = { fundPool: '90.00', fundCritical: '25.50', accounts: '0.00', cash: '55.00' }
  assert.deepEqual(changeOf({ before, after }, bothFunds), { before: 12_050, after: 11_550, change: -500 })
  assert.deepEqual(changeOf({ before, after }, ['cash']), { before: 5_000, after: 5_500, change: 500 })
})

test('a change carries its sign, and its words say more, less or as much', () => {
  assert.deepEqual(
    [yuanOf(123_450), yuanOf(123_450, true), yuanOf(-123_450, true), yuanOf(0, true)],
    ['1,234.50', '+1,234.50', '−1,234.50', '0.00'],
  )
  assert.deepEqual([saidOf(100), saidOf(-100), saidOf(0)], ['多付 1.00 元', '少付 1.00 元', '不多也不少'])
})

test('a step of changes is told from the side of who pays', () => {
  const told = [
    [null, '-1000.00', 'gain', '少付 1,000 元以上'],
    ['-1000.00', '-500.00', 'gain', '少付 500–1,000 元'],
    ['-100.00', '0.00', 'gain', '少付 100 元以内'],
    ['0.00', '0.00', 'same', '不变'],
    ['0.00', '100.00', 'loss', '多付 100 元以内'],
    ['0.01', '100.00', 'loss', '多付 100 元以内'],
    ['0.50', '1.50', 'loss', '多付 0.50–1.50 元'],
    ['1000.00', null, 'loss', '多付 1,000 元以上'],
  ] as const
  for (const [from, to, side, words] of told) {
    assert.equal(sideOf({ from, to }), side, words)
    assert.equal(stepWords({ from, to }), words)
  }
})

test('a bar is as long as its part of the longest, and never vanishes where there is something', () => {
  assert.deepEqual(
    [lengthOf(5, 10), lengthOf(-10, 10), lengthOf(1, 100_000), lengthOf(0, 10), lengthOf(0, 0)],
    [50, 100, 1, 0, 0],
  )
  assert.deepEqual([percentOf(123, 1000), percentOf(0, 0)], ['12.3', '0.0'])
})

test('steps that nobody is in are left out at both ends, and those between stay', () => {
  const step = (from: string | null, to: string | null, people: number) => ({ from, to, people })
  const [most, much, little, same, more] = [
    step(null, '-1000.00', 0),
    step('-1000.00', '-500.00', 2),
    step('-500.00', '0.00', 0),
    step('0.00', '0.00', 0),
    step('0.01', null, 0),
  ] as const
  assert.deepEqual(reached([most, much, little, same, more]), [much, little, same])
  assert.deepEqual(reached([most, same, more]), [same])
  assert.deepEqual(reached([]), [])
})
