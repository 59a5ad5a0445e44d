/** What is said of the visit, of insurance, and of what the person claimed or settled before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EarlierBill, StatedClaim } from '@yidi/rules'
import { claim, context, onlyProblem, problemsOf } from './claim.ts'

const { visit, invoices, lines } = claim
const invoice = invoices[0]!

/** The same on one day at the outpatients'. */
const outpatient: Partial<StatedClaim> = {
  visit: { ...visit, kind: 'outpatient', from: '2026-03-05' },
  lines: lines.map((line) => ({ ...line, day: '2026-03-05' })),
}

test('days that cannot be', () => {
  assert.equal(onlyProblem({ visit: { ...visit, from: '2026-02-31' } }).path, 'visit.from')
  assert.equal(onlyProblem({ visit: { ...visit, to: '2026-13-01' } }).code, 'not-a-day')
  const backwards = problemsOf({ visit: { ...visit, from: '2026-03-05', to: '2026-03-01' } })
  assert.ok(backwards.some(({ code, text }) => code === 'dates-backwards' && text.includes('2026年3月1日早于')))
  const future = onlyProblem({ visit: { ...visit, to: '2026-03-11' } })
  assert.deepEqual([future.code, future.path], ['visit-in-future', 'visit.to'])
  assert.deepEqual(problemsOf({ visit: { ...visit, to: '2026-03-10' } }), [], 'discharged today')
})

test('an outpatient bill is of one day', () => {
  const several = onlyProblem({ visit: { ...visit, kind: 'outpatient' } })
  assert.deepEqual([several.code, several.weight], ['several-days', 'blocks'])
  assert.deepEqual(problemsOf(outpatient), [])
})

test('a place that is none', () => {
  assert.equal(onlyProblem({ visit: { ...visit, place: '999999' } }).code, 'place-unknown')
})

test('before insurance began, and partly before', () => {
  const person = { ...context.person, insuredFrom: '2026-03-06' }
  const { code, weight, text } = onlyProblem({}, { person })
  assert.deepEqual([code, weight], ['before-insurance', 'blocks'])
  assert.equal(text, '这次就医是2026年3月1日，参保从2026年3月6日才开始')
  assert.equal(onlyProblem({}, { person: { ...person, insuredFrom: '2026-03-05' } }).code, 'partly-before-insurance')
  assert.deepEqual(problemsOf({}, { person: { ...person, insuredFrom: '2026-03-01' } }), [])
})

test('benefits stopped on some days of the visit', () => {
  const stopped = (from: string, to: string | null) => ({
    person: { ...context.person, stopped: [{ from, to, why: '欠费' }] },
  })
  const { code, weight, text } = onlyProblem({}, stopped('2026-03-04', null))
  assert.deepEqual([code, weight], ['benefits-stopped', 'review'])
  assert.equal(text, '2026年3月4日至2026年3月5日参保待遇没有生效（欠费）')
  assert.equal(onlyProblem({}, stopped('2026-01-01', '2026-03-01')).text, '2026年3月1日参保待遇没有生效（欠费）')
  assert.deepEqual(problemsOf({}, stopped('2026-03-06', null)), [])
  assert.deepEqual(problemsOf({}, stopped('2026-01-01', '2026-02-28')), [])
})

const settled: EarlierBill = {
  id: 'S1',
  what: 'settlement',
  kind: 'inpatient',
  institution: { code: 'H31010000002', name: '浦江医院' },
  from: '2026-01-01',
  to: '2026-01-05',
  invoices: [],
  state: '已结算',
}
const around = (over: Partial<EarlierBill>) => ({ others: [{ ...settled, ...over }] })

test('the same invoice in another claim or a settlement', () => {
  const used = onlyProblem({}, around({ what: 'claim', id: 'C1', state: '已付款', invoices: [invoice] }))
  assert.deepEqual([used.code, used.weight, used.otherId], ['invoice-used', 'blocks', 'C1'])
  assert.match(used.text, /票据00123456已经用于2026-01-01至2026-01-05在浦江医院的报销申请（已付款）/)
  const alike = onlyProblem({}, around({ invoices: [{ number: '123456' }] }))
  assert.deepEqual([alike.code, alike.weight], ['invoice-alike', 'review'])
  assert.deepEqual(problemsOf({}, around({ invoices: [{ code: '031002600222', number: '00123456' }] })), [])
})

test('the same stay: days that overlap, wherever it was', () => {
  for (const [from, to] of [
    ['2026-03-04', '2026-03-09'],
    ['2026-02-20', '2026-03-02'],
    ['2026-03-02', '2026-03-03'],
    ['2026-02-20', null],
  ] as const) {
    const problem = onlyProblem({}, around({ from, to }))
    assert.deepEqual([problem.code, problem.weight, problem.otherId], ['stay-used', 'blocks', 'S1'], from)
  }
  assert.deepEqual(problemsOf({}, around({ from: '2026-03-05', to: '2026-03-09' })), [], 'admitted again on the day')
  assert.deepEqual(problemsOf({}, around({ from: '2026-02-20', to: '2026-03-01' })), [], 'discharged on the day')
  const oneDay = {
    visit: { ...visit, to: '2026-03-01' },
    lines: [{ ...lines[0]!, day: '2026-03-01', amountFen: 2_000_000 }],
  }
  const again = problemsOf(
    { ...oneDay, invoices: [{ ...invoice, day: '2026-03-01' }] },
    around({ institution: claim.institution, from: '2026-03-01', to: '2026-03-01' }),
  )
  assert.deepEqual(
    again.map(({ code }) => code),
    ['stay-used'],
    'admitted and discharged in a day, twice',
  )
})

test('the same day and institution, and a bill inside a stay, go to a clerk', () => {
  const day = { kind: 'outpatient', from: '2026-03-05', to: '2026-03-05' } as const
  const same = onlyProblem(outpatient, around({ ...day, institution: claim.institution }))
  assert.deepEqual([same.code, same.weight], ['same-day-institution', 'review'])
  const named = around({ ...day, institution: { name: '申 江 医院' } })
  assert.equal(onlyProblem(outpatient, named).code, 'same-day-institution', 'one that is not in the directory')
  assert.deepEqual(problemsOf(outpatient, around(day)), [], 'another institution')
  const inside = onlyProblem({}, around({ ...day, from: '2026-03-03', to: '2026-03-03' }))
  assert.deepEqual([inside.code, inside.weight], ['inside-a-stay', 'review'])
  assert.deepEqual(problemsOf({}, around(day)), [], 'on the day of discharge')
  assert.equal(onlyProblem(outpatient, around({ from: '2026-03-01', to: null })).code, 'inside-a-stay')
})
