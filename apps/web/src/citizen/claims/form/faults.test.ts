import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyForm } from './draft.ts'
import { asksTwice, lineFaults, listedFaults, placeOf, plainFaults, ruleFaults, stepOf } from './faults.ts'
import { emptyLine } from './line.ts'
import { stepsOf } from './steps.ts'
import { wholeForm } from './testing.ts'

test('a claim that has everything has no fault on any page', () => {
  for (const step of stepsOf(wholeForm)) assert.deepEqual(plainFaults(step, wholeForm), {}, step)
})

test('each page names what is missing on it, by its field', () => {
  const named = stepsOf({ ...emptyForm, situation: 'injury' }).map((step) => [
    step,
    Object.keys(plainFaults(step, emptyForm)),
  ])
  assert.deepEqual(Object.fromEntries(named), {
    situation: ['situation'],
    hospital: ['institutionName', 'institutionLevel', 'place'],
    visit: ['kind', 'from'],
    injury: ['thirdParty', 'how'],
    invoices: ['invoices.0.number', 'invoices.0.day', 'invoices.0.total'],
    lines: ['lines'],
    account: ['mobile', 'bank'],
    papers: [],
    check: [],
    sign: [],
  })
})

test('days turned round or still to come, amounts in another currency or of nought', () => {
  const visit = (from: string, to: string) => Object.keys(plainFaults('visit', { ...wholeForm, from, to }))
  assert.deepEqual(visit('2026-03-10', '2026-03-01'), ['to'])
  assert.deepEqual(visit('2999-01-01', '2999-01-02'), ['from', 'to'])
  const one = (day: string) => Object.keys(plainFaults('visit', { ...wholeForm, kind: 'pharmacy', from: day, to: day }))
  assert.deepEqual([one(''), one('2999-01-01')], [['from'], ['from']], 'of one day it is said once')
  const invoice = { code: '', number: '1', day: '2026-03-10', checkCode: '' }
  const totals = ['USD 100', '0', '-1', '1.234', '100'].map((total) =>
    Object.keys(plainFaults('invoices', { ...wholeForm, invoices: [{ ...invoice, total }] })),
  )
  assert.deepEqual(totals, [...Array.from({ length: 4 }, () => ['invoices.0.total']), []])
  assert.deepEqual(Object.keys(lineFaults({ ...emptyLine, quantity: '0' })), ['name', 'quantity', 'price', 'amount'])
})

test('a card with one digit wrong is said so; another number is typed twice', () => {
  const account = (accountNumber: string, accountAgain = '') =>
    plainFaults('account', { ...wholeForm, accountNumber, accountAgain })
  assert.deepEqual(account('6222000000000000004'), {})
  assert.match(account('6222000000000000006').accountNumber ?? '', /银行卡号不对/)
  assert.match(account('1202026619900012345', '').accountAgain ?? '', /再填一遍/)
  assert.match(account('1202026619900012345', '1202026619900012346').accountAgain ?? '', /不一样/)
  assert.deepEqual(account('1202026619900012345', '1202026619900012345'), {})
  const twice = (accountNumber: string) => asksTwice({ ...wholeForm, accountNumber })
  assert.deepEqual(['', '6222000000000000004', '6222000000000000006', '12345678'].map(twice), [
    ...[false, false, false],
    true,
  ])
})

test('what the rules find stands at its field and on its page; several of one field follow each other', () => {
  const problem = (path: string, weight: 'blocks' | 'review' = 'blocks') =>
    ({ code: 'x', path, text: `错在${path}`, remedy: '请改', weight }) as const
  const faults = ruleFaults([
    problem('invoices.0.totalFen'),
    problem('lines.3.amountFen'),
    problem('lines'),
    problem('visit.to', 'review'),
    problem('account.number'),
    problem('something.else'),
  ])
  assert.deepEqual(Object.keys(faults), ['invoices.0.total', 'lines', 'accountNumber', 'top'])
  assert.equal(faults.lines, '错在lines.3.amountFen。请改。 错在lines。请改。')
  assert.deepEqual(listedFaults([problem('lines'), problem('lines'), problem('visit.to', 'review')]), [
    ['lines', '错在lines。请改。'],
    ['lines', '错在lines。请改。'],
  ])
  const places = ['situation', 'institution.level', 'visit.from', 'injury', 'uploads', 'agent.idNumber', 'invoices']
  assert.deepEqual(
    places.map((path) => stepOf(placeOf(path))),
    ['situation', 'hospital', 'visit', 'injury', 'papers', 'account', 'invoices'],
  )
  assert.equal(stepOf('top'), undefined)
})
