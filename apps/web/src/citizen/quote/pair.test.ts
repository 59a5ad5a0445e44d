import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Amounts, QuoteResult } from '@yidi/rules'
import * as t from '../../texts/index.ts'
import { advancedWords, compareBills, variantsOf } from './pair.ts'
import { firstSituation } from './situation.ts'

const none = '0.00'
const amounts: Amounts = {
  total: '20000.00',
  outOfScope: none,
  overCeiling: none,
  ownShare: none,
  inScope: '20000.00',
  prepayment: none,
  eligible: '20000.00',
  deductible: '800.00',
  fundPool: '16512.00',
  fundCritical: none,
  fundTotal: '16512.00',
  accountCurrentYear: none,
  accountPastYear: none,
  cash: '3488.00',
}
const yearToDate = {
  inpatientEligible: none,
  inpatientDeductible: none,
  outpatientDeductible: none,
  criticalCompliant: none,
  criticalPaid: none,
  inpatientStays: 0,
}
const bill = (change: Partial<Amounts> = {}, prepaymentRate = '0.00'): QuoteResult => ({
  outcome: 'settled',
  amounts: { ...amounts, ...change },
  prepaymentRate,
  yearToDate,
  provisional: [],
  openLayers: [],
})

test('a prepayment is named with its percentage and its yuan', () => {
  const unfiled = bill({ prepayment: '4000.00', eligible: '16000.00', fundTotal: '13072.00', cash: '6928.00' }, '0.20')
  const words = compareBills(bill(), unfiled, t, '没有备案')
  assert.equal(words.headline, '多付 3,440.00 元')
  assert.equal(words.why, '主要因为没有备案要先自己承担 20%，多出 4,000.00 元。')
  assert.equal(compareBills(unfiled, bill(), t, '先办备案').headline, '少付 3,440.00 元')
})

test('a lower deductible is named when it weighs most', () => {
  const lower = bill({ deductible: '500.00', fundTotal: '16770.00', cash: '3230.00' })
  assert.equal(compareBills(bill(), lower, t, '去二级医院').why, '主要因为按现在的情况起付线高 300.00 元。')
})

test('a better rate is named when it weighs most', () => {
  const better = bill({ fundTotal: '17280.00', cash: '2720.00' })
  assert.equal(compareBills(bill(), better, t, '去二级医院').why, '主要因为去二级医院报销比例高，基金多付 768.00 元。')
})

test('the account that pays is named', () => {
  const paid = bill({ accountPastYear: '800.00', cash: '2688.00' })
  assert.equal(compareBills(bill(), paid, t, '直接结算').why, '主要因为直接结算个人账户多付 800.00 元。')
})

test('equal bills are called equal, and an open one is not compared', () => {
  assert.equal(compareBills(bill(), bill(), t, '回来报销').headline, '一样多')
  const open: QuoteResult = { outcome: 'undetermined', reasons: [], provisional: [], openLayers: [] }
  assert.equal(compareBills(bill(), open, t, '回来报销').differenceFen, undefined)
})

test('without a filing the first thing to compare is filing; at home nothing about filing is offered', () => {
  const home = ['330100']
  const away = variantsOf({ ...firstSituation('2026-03-01'), filing: 'none' }, home).map((one) => one.name)
  assert.equal(away[0], 'filed')
  const atHome = variantsOf({ ...firstSituation('2026-03-01'), place: '330100', filing: 'none' }, home)
  assert.deepEqual(
    atHome.map((one) => one.name),
    ['tier2'],
  )
})

test('a bill that is claimed afterwards, or refused, has to be advanced in whole; one settled directly has not', () => {
  assert.equal(advancedWords('manual', bill(), t), '先自己垫付全部 20,000.00 元，再拿票据回参保地报销。')
  const refused = { ...bill({ fundPool: none, fundTotal: none, cash: '20000.00' }), outcome: 'refused' } as QuoteResult
  assert.equal(advancedWords('direct', refused, t), '全部 20,000.00 元都要自己先付。')
  assert.equal(advancedWords('manual', refused, t), '全部 20,000.00 元都要自己先付。')
  assert.equal(advancedWords('direct', bill(), t), undefined)
  const open: QuoteResult = { outcome: 'undetermined', reasons: [], provisional: [], openLayers: [] }
  assert.equal(advancedWords('manual', open, t), undefined)
})

test('the unfiled bill beside a filed one is claimed, so the pair says what is advanced', () => {
  const filed = { ...firstSituation('2026-03-01'), filing: 'long-term-resident' as const }
  const unfiled = variantsOf(filed, ['330100']).find((one) => one.name === 'notFiled')!
  assert.equal(unfiled.situation.route, 'manual')
  // A temporary filing left out stays direct: there the engine refuses, and the refusal is what has to be advanced.
  const temporary = variantsOf({ ...filed, filing: 'temporary' }, ['330100']).find((one) => one.name === 'notFiled')!
  assert.equal(temporary.situation.route, 'direct')
})
