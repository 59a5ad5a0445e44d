import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimLineMessage } from '@yidi/contracts'
import { chosenLines, cutFault, emptyCut, judgementOf, noJudgement, reviewOf, withLine } from './review.ts'

const line = (lineNo: number, more: Partial<ClaimLineMessage> = {}): ClaimLineMessage => ({
  lineNo,
  day: '2026-06-01',
  code: `YDA000000${String(lineNo)}`,
  name: `项目${String(lineNo)}`,
  quantity: '1',
  price: '100.00',
  amount: '100.00',
  class: 'A',
  outOfScope: '0.00',
  overCeiling: '0.00',
  ownShare: '0.00',
  inScope: '100.00',
  remarks: [],
  candidates: [],
  ...more,
})
const lines = [line(1), line(2), line(3)]
const article = { document: 'zj-provincial-2016-113', article: '第三十六条' }
const cut = { ...emptyCut, code: 'not-payable', basis: `${article.document}|${article.article}` }

test('a line that nobody touched is not named; a cut without an amount is of the whole line', () => {
  assert.deepEqual(reviewOf(noJudgement, lines), { review: { lines: [] }, open: [] })
  const judged = withLine(noJudgement, 2, { cut })
  assert.deepEqual(reviewOf(judged, lines), {
    review: { lines: [{ lineNo: 2, cut: { reason: 'not-payable', basis: article } }] },
    open: [],
  })
})

test('an amount is sent as it is meant; one that is nothing, no amount or more than the line is no cut', () => {
  const typed = (amount: string) => reviewOf(withLine(noJudgement, 1, { cut: { ...cut, amount } }), lines)
  assert.equal(typed('1，0 元').review.lines[0]!.cut!.amount, '10')
  assert.equal(typed('100').review.lines[0]!.cut!.amount, '100')
  for (const amount of ['0', '0.00', '100.01', '一百', '1.234', '-5']) {
    assert.deepEqual(typed(amount), { review: { lines: [] }, open: [1] }, amount)
    assert.equal(cutFault({ ...cut, amount }, '100.00'), 'amount', amount)
  }
  for (const amount of ['', '30']) assert.equal(cutFault({ ...cut, amount }, '-30.00'), 'amount', 'nothing to be cut')
})

test('what was found out of a medicine and of an item of restricted use is sent with the line, a number of days only', () => {
  const judged = withLine(noJudgement, 2, { approved: true, supplyDays: ' 14 ' })
  assert.deepEqual(reviewOf(judged, lines).review.lines, [{ lineNo: 2, approved: true, supplyDays: 14 }])
  for (const supplyDays of ['', '0', '十四', '1.5', '1000'])
    assert.deepEqual(reviewOf(withLine(noJudgement, 2, { supplyDays }), lines).review.lines, [], supplyDays)
})

test('a cut without reason or article is not sent and is named; another code of the same line is sent all the same', () => {
  assert.equal(cutFault(emptyCut, '1.00'), 'reason')
  assert.equal(cutFault({ ...cut, basis: '' }, '1.00'), 'basis')
  const item = { code: 'YDB0000001', name: '另一项' }
  const { review, open } = reviewOf(withLine(noJudgement, 3, { item, cut: emptyCut }), lines)
  assert.deepEqual(review.lines, [{ lineNo: 3, code: 'YDB0000001' }])
  assert.deepEqual(open, [3])
})

test('a line that is accepted again decides nothing and leaves the others', () => {
  const judged = withLine(withLine(noJudgement, 1, { cut }), 2, { cut })
  assert.deepEqual(Object.keys(withLine(judged, 1, {}).lines), ['2'])
})

test('a review that was made before is gone on from: sent again it says the same', () => {
  const review = {
    lines: [
      {
        lineNo: 1,
        code: 'YDB0000001',
        cut: { amount: '30', reason: 'charged-twice', basis: article, words: '收了两次' },
      },
      { lineNo: 2, approved: true, supplyDays: 7 },
      { lineNo: 3, cut: { reason: 'no-proof', basis: article } },
    ],
    situation: 'injury',
    thirdParty: 'unknown',
    rulings: ['emergency-share'],
  } as const
  const before = { ...review, lines: [...review.lines], rulings: [...review.rulings] }
  const judged = judgementOf(before, [
    line(1, { candidates: [{ code: 'YDB0000001', name: '候选', class: 'B' }] }),
    line(3),
  ])
  assert.equal(judged.lines['1']!.item!.name, '候选')
  assert.deepEqual(reviewOf(judged, lines), { review: before, open: [] })
  assert.deepEqual(judgementOf(undefined, lines), noJudgement)
})

test('of the lines are looked at: all, those that want it, those that are cut; by name or code', () => {
  const many = [line(1), line(2, { code: null }), line(3, { remarks: ['超过限价'] })]
  const numbers = (choice: 'all' | 'look' | 'cut', find = '') =>
    chosenLines(many, choice, find, { 1: { cut } }).map(({ lineNo }) => lineNo)
  assert.deepEqual(numbers('all'), [1, 2, 3])
  assert.deepEqual(numbers('look'), [2, 3])
  assert.deepEqual(numbers('cut'), [1])
  assert.deepEqual(numbers('all', '项目3'), [3])
  assert.deepEqual(numbers('all', 'yda0000001'), [1])
})
