/** What is said of invoices and lines, with the values in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameInvoice } from '@yidi/rules'
import type { ClaimInvoice, ClaimLine } from '@yidi/rules'
import { claim, onlyProblem, problemsOf } from './claim.ts'

const invoice: ClaimInvoice = claim.invoices[0]!
const line: ClaimLine = claim.lines[0]!

test('a claim in order has no problem, one invoice or several', () => {
  assert.deepEqual(problemsOf(), [])
  const two = [
    { ...invoice, totalFen: 1_500_000 },
    { ...invoice, number: '00123457', totalFen: 500_000 },
  ]
  assert.deepEqual(problemsOf({ invoices: two }), [])
})

test('a stay that crosses the year is one claim', () => {
  const visit = { ...claim.visit, from: '2025-12-28', to: '2026-01-04' }
  const lines = [
    { ...line, day: '2025-12-31', amountFen: 1_500_000 },
    { ...line, lineNo: 2, day: '2026-01-01', amountFen: 500_000 },
  ]
  assert.deepEqual(problemsOf({ visit, lines, invoices: [{ ...invoice, day: '2026-01-04' }] }), [])
})

test('nothing on it', () => {
  assert.equal(onlyProblem({ invoices: [] }).code, 'invoices-missing')
  assert.equal(onlyProblem({ lines: [] }).code, 'lines-missing')
})

test('an invoice of the future, of no day, of before the visit, of long after it', () => {
  const future = onlyProblem({
    invoices: [{ ...invoice, day: '2026-03-11' }],
    visit: { ...claim.visit, to: '2026-03-10' },
  })
  assert.deepEqual(
    [future.code, future.weight, future.path, future.text],
    ['invoice-in-future', 'blocks', 'invoices.0.day', '票据00123456的日期2026年3月11日还没有到'],
  )
  assert.equal(onlyProblem({ invoices: [{ ...invoice, day: '2026-02-30' }] }).code, 'invoice-not-a-day')
  const before = onlyProblem({ invoices: [{ ...invoice, day: '2026-02-28' }] })
  assert.deepEqual([before.code, before.weight], ['invoice-before-visit', 'blocks'])
  assert.match(before.text, /2026年2月28日早于这次就医开始的2026年3月1日/)
  const after = onlyProblem({ invoices: [{ ...invoice, day: '2026-03-08' }] })
  assert.deepEqual([after.code, after.weight], ['invoice-after-visit', 'review'])
  assert.deepEqual(problemsOf({ invoices: [{ ...invoice, day: '2026-03-01' }] }), [], 'on the first day')
})

test('a total that is not the sum of the lines: both are shown', () => {
  const { code, weight, text } = onlyProblem({ invoices: [{ ...invoice, totalFen: 2_000_001 }] })
  assert.deepEqual([code, weight], ['total-not-sum', 'blocks'])
  assert.equal(text, '票据合计20000.01元，清单合计20000.00元，相差0.01元')
})

test('the same invoice twice in one claim, however it is written', () => {
  for (const number of ['00123456', ' 0012-3456', '００１２３４５６']) {
    const half = { ...invoice, totalFen: 1_000_000 }
    const problem = onlyProblem({ invoices: [half, { ...half, number }] })
    assert.deepEqual([problem.code, problem.path], ['invoice-twice', 'invoices.1.number'], number)
  }
  assert.equal(sameInvoice({ number: '123' }, { number: '124' }), 'different')
  assert.equal(sameInvoice({ code: '1', number: '123' }, { code: '2', number: '123' }), 'different')
  assert.equal(sameInvoice({ code: '1', number: '123' }, { number: '123' }), 'alike')
})

test('another currency, no number', () => {
  const dollars = onlyProblem({ invoices: [{ ...invoice, currency: 'usd' }] })
  assert.deepEqual([dollars.code, dollars.path], ['invoice-currency', 'invoices.0.currency'])
  assert.match(dollars.text, /USD/)
  assert.deepEqual(problemsOf({ invoices: [{ ...invoice, currency: 'CNY' }] }), [])
  assert.equal(onlyProblem({ invoices: [{ ...invoice, number: ' -' }] }).code, 'invoice-number-missing')
})

test('amounts of nothing, below nothing, of half a fen, above 90,000,000', () => {
  for (const amountFen of [0, -100, 0.5, 9_000_000_001, Number.NaN, Number.POSITIVE_INFINITY]) {
    const problems = problemsOf({ lines: [{ ...line, amountFen }] })
    assert.ok(
      problems.some(({ code, path }) => code === 'amount-wrong' && path === 'lines.0.amountFen'),
      String(amountFen),
    )
  }
  const most = { ...invoice, totalFen: 9_000_000_000 }
  assert.deepEqual(problemsOf({ invoices: [most], lines: [{ ...line, amountFen: 9_000_000_000 }] }), [])
  const lines = [line, { ...line, lineNo: 2 }].map((one) => ({ ...one, amountFen: 9_000_000_000 }))
  assert.equal(onlyProblem({ invoices: [most, { ...most, number: '2' }], lines }).code, 'total-above-cap')
})

test('a line of another day, or of no day', () => {
  const two = (day: string) => [{ ...line, day, amountFen: 2_000_000 }]
  const outside = onlyProblem({ lines: two('2026-03-06') })
  assert.deepEqual([outside.code, outside.weight], ['line-outside-visit', 'blocks'])
  assert.match(outside.text, /床位费”的日期2026年3月6日不在/)
  assert.equal(onlyProblem({ lines: two('3月2日') }).code, 'line-not-a-day')
  assert.deepEqual(problemsOf({ lines: two('2026-03-05') }), [])
  assert.deepEqual(problemsOf({ lines: [{ lineNo: 1, name: '床位费', amountFen: 2_000_000 }] }), [], 'without a day')
})
