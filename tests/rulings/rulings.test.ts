/** What the law leaves open and the agency rules on: the engine computes, the result says by what, and nothing stated is touched. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRuling, openTargets, quote, quoteByRulings, releaseBy, thirdPartyEffect } from '@yidi/rules'
import type { QuoteCase, Ruling, RulingProblem } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'

const release = policyRelease()

const taizhou: Ruling = {
  name: '台州门诊零星报销裁定',
  pool: '331000',
  target: 'benefits:employee.outpatient',
  yaml: `
deductible:
  mechanism: once-a-year
  amount: { title: 职工门诊起付标准（裁定）, unit: yuan, values: [{ value: 500 }] }
share:
  along: bill
  bands:
    - name: all
      title: 起付标准以上
      fund: { title: 职工门诊支付比例（裁定）, values: [{ value: 60 }] }`,
  from: '2026-01-01',
  to: '2026-12-31',
  document: '台州市医疗保障局集体讨论纪要〔2026〕1号（虚构）',
  reason: '门诊待遇没有公开文件，市外门诊的零星报销暂按此办理',
}
const outpatient: QuoteCase = {
  pool: '331000',
  insurance: 'employee',
  person: { category: 'active' },
  visit: {
    ...{ kind: 'outpatient', place: '310100', from: '2026-03-05', to: '2026-03-05' },
    institution: { level: 'tier3' },
  },
  filing: null,
  route: 'manual',
  fees: { total: '2000.00' },
}

const pharmacy: Ruling = {
  name: '省外药店零星报销裁定',
  pool: '330100',
  target: 'away:pharmacy-out-of-province-manual',
  yaml: 'prepay: 20',
  from: '2026-01-01',
  to: null,
  document: '杭州市医疗保障局批复〔2026〕2号（虚构）',
  reason: '外配处方在省外药店配药的，先自理两成',
}
const medicine: QuoteCase = {
  ...outpatient,
  pool: '330100',
  visit: { ...outpatient.visit, kind: 'pharmacy', institution: { level: 'pharmacy' } },
  fees: { total: '3000.00' },
}

test('Taizhou, outpatients by hand: open until it is ruled, then computed and marked', () => {
  assert.equal(quote(release, outpatient).outcome, 'undetermined')
  assert.deepEqual(checkRuling(release, taizhou), [])
  const result = quoteByRulings(release, [taizhou], outpatient, { explain: true })
  assert.equal(result.outcome, 'settled')
  assert.deepEqual(result.rulings, [taizhou.name])
  assert.deepEqual(
    [result.amounts.deductible, result.amounts.fundPool, result.amounts.cash],
    ['500.00', '900.00', '1100.00'],
  )
  assert.ok(result.provisional.length >= 2, 'every figure of it is marked')
  const pays = result.explanation!.filter(({ basis }) => basis.document === taizhou.name)
  assert.ok(pays.length > 0 && pays.every(({ basis }) => basis.article === '裁定'))
})

test('Hangzhou, a pharmacy beyond the province by hand: a row of the table', () => {
  assert.equal(quote(release, medicine).outcome, 'undetermined')
  assert.deepEqual(checkRuling(release, pharmacy), [])
  const result = quoteByRulings(release, [pharmacy], medicine)
  assert.equal(result.outcome, 'settled')
  assert.deepEqual(result.rulings, [pharmacy.name])
  // 3000 × 20 % borne first; of 2400 the deductible of 1000, and 80 % of the rest.
  const { prepayment, deductible, fundPool, cash } = result.amounts
  assert.deepEqual([prepayment, deductible, fundPool, cash], ['600.00', '1000.00', '1120.00', '1880.00'])
  assert.equal(result.prepaymentRate, '0.20')
})

test('Xingtai, not filed and by hand: a row that sends to the table beyond the pool', () => {
  const ruling: Ruling = {
    ...pharmacy,
    name: '未备案裁定',
    pool: '130500',
    target: 'away:not-filed-manual',
    yaml: 'table: beyond',
  }
  assert.deepEqual(checkRuling(release, ruling), [])
  const stay: QuoteCase = {
    ...outpatient,
    ...{ pool: '130500', insurance: 'resident', person: { category: 'resident' }, fees: { total: '10000.00' } },
    visit: { ...outpatient.visit, kind: 'inpatient', from: '2026-03-01' },
  }
  assert.equal(quote(release, stay).outcome, 'undetermined')
  const result = quoteByRulings(release, [ruling], stay)
  assert.equal(result.outcome, 'settled')
  // (10000 − 2500) × 50 %.
  assert.deepEqual([result.amounts.deductible, result.amounts.fundPool], ['2500.00', '3750.00'])
  assert.deepEqual(result.rulings, [ruling.name])
})

test('a ruling that changes nothing is not named, and holds neither before, after nor elsewhere', () => {
  const stay: QuoteCase = { ...outpatient, visit: { ...outpatient.visit, kind: 'inpatient' } }
  const plain = quote(release, stay)
  assert.equal(plain.outcome, 'settled')
  assert.deepEqual(quoteByRulings(release, [taizhou, pharmacy], stay), plain)
  const on = (day: string) =>
    quoteByRulings(release, [taizhou], { ...outpatient, visit: { ...outpatient.visit, from: day, to: day } })
  assert.equal(on('2025-12-31').outcome, 'undetermined')
  assert.equal(on('2026-01-01').outcome, 'settled')
  assert.equal(on('2026-12-31').outcome, 'settled')
  assert.equal(on('2027-01-01').outcome, 'undetermined')
  const direct = quoteByRulings(release, [pharmacy], { ...medicine, route: 'direct' })
  assert.equal(direct.outcome === 'invalid' ? undefined : direct.rulings, undefined)
  const resident = { ...outpatient, insurance: 'resident', person: { category: 'resident' } } as const
  assert.equal(quoteByRulings(release, [taizhou], resident).outcome, 'undetermined', 'of employees alone')
})

test('two rulings that a result needs are both named, one on the other', () => {
  const layer = (name: string, key: string, value: string): Ruling => ({
    ...pharmacy,
    name,
    target: `benefits:employee.layers.critical-illness.${key}`,
    yaml: value,
  })
  const threshold = layer('大病起付裁定', 'threshold', '1000')
  const rate = layer('大病比例裁定', 'bands.1.pays', '60')
  for (const ruling of [threshold, rate]) assert.deepEqual(checkRuling(release, ruling), [], ruling.name)
  const stay: QuoteCase = {
    ...medicine,
    visit: { ...medicine.visit, kind: 'inpatient', institution: { level: 'tier3' } },
    fees: { total: '50000.00' },
  }
  const [plain, ruled] = [quote(release, stay), quoteByRulings(release, [pharmacy, threshold, rate], stay)]
  assert.ok(plain.outcome === 'settled' && ruled.outcome === 'settled')
  assert.deepEqual([plain.openLayers.length, plain.amounts.fundCritical], [1, '0.00'])
  assert.deepEqual([...ruled.rulings!].sort(), [rate.name, threshold.name].sort())
  assert.deepEqual(ruled.openLayers, [])
  assert.notEqual(ruled.amounts.fundCritical, '0.00')
})

test('what is stated is never overwritten', () => {
  for (const [target, yaml] of [
    ['benefits:employee.inpatient', taizhou.yaml],
    ['benefits:parameters.inpatient-deductible', '1'],
    ['away:outside', 'prepay: 0'],
    ['benefits:employee.inpatient.share.bands.to-50000.fund', '99'],
    ['claims:taken.not-networked', 'no'],
    ['benefits:resident.inpatient', taizhou.yaml],
  ] as const) {
    const expected: RulingProblem = {
      ...{ code: 'target-stated', path: 'target' },
      text: `“${target}”在2026-01-01有规定，不是待定的`,
      remedy: '有规定的按规定办；规定写错了的，请改正政策文件',
    }
    assert.deepEqual(checkRuling(release, { ...taizhou, target, yaml }), [expected])
  }
  const stated = { ...taizhou, target: 'away:outside', yaml: 'prepay: 50' }
  const stay: QuoteCase = { ...outpatient, visit: { ...outpatient.visit, kind: 'inpatient' } }
  assert.deepEqual(quoteByRulings(release, [stated], stay), quote(release, stay))
})

test('a place that is none, a shape that does not belong there, and what does not load', () => {
  const codeOf = (over: Partial<Ruling>) => checkRuling(release, { ...taizhou, ...over }).map(({ code }) => code)
  assert.deepEqual(codeOf({ target: 'benefits:employee.dentist' }), ['target-unknown'])
  assert.deepEqual(codeOf({ target: 'documents:tz-guide' }), ['target-unknown'])
  assert.deepEqual(codeOf({ target: pharmacy.target, yaml: pharmacy.yaml }), ['target-unknown'], 'not in force there')
  assert.deepEqual(codeOf({ target: `${taizhou.target}.share.bands.1.fund`, yaml: '60' }), ['target-unknown'])
  assert.deepEqual(codeOf({ pool: '999999' }), ['pool-unknown'])
  assert.deepEqual(codeOf({ yaml: '60' }), ['ruling-unreadable'])
  assert.deepEqual(codeOf({ yaml: 'share: [' }), ['ruling-unreadable'])
  assert.deepEqual(codeOf({ yaml: 'share: { along: moon }' }), ['ruling-faulty'])
  const tooMuch = taizhou.yaml.replace('value: 60', 'value: 0.6')
  const [fault] = checkRuling(release, { ...taizhou, yaml: tooMuch })
  assert.equal(fault?.code, 'ruling-faulty')
  assert.match(fault.text, /0\.6/)
})

test('a ruling says who ruled what, why and from when', () => {
  const codeOf = (over: Partial<Ruling>) =>
    checkRuling(release, { ...taizhou, ...over }, [pharmacy]).map(({ code }) => code)
  assert.deepEqual(codeOf({ name: ' ' }), ['ruling-name'])
  assert.deepEqual(codeOf({ name: pharmacy.name }), ['ruling-name-taken'])
  assert.deepEqual(codeOf({ name: 'tz-guide' }), ['ruling-name-taken'])
  assert.deepEqual(codeOf({ document: '', reason: ' ' }), ['ruling-document', 'ruling-reason'])
  assert.deepEqual(codeOf({ from: '2026-02-30' }), ['ruling-from'])
  assert.deepEqual(codeOf({ to: '2025-12-31' }), ['ruling-to'])
})

test('a rule of claims that is open: who pays where a third party does not', () => {
  const ruling: Ruling = {
    ...pharmacy,
    name: '第三人不付裁定',
    target: 'claims:thirdParty.doesNotPay',
    yaml: 'advance',
  }
  assert.deepEqual(checkRuling(release, ruling), [])
  const ruled = releaseBy(release, [ruling], '2026-03-05')
  const effect = thirdPartyEffect(ruled, '330100', '2026-03-05', 'does-not-pay')
  assert.deepEqual([effect.effect, effect.status, effect.basis?.document], ['advance', 'provisional', ruling.name])
  assert.equal(thirdPartyEffect(ruled, '330100', '2026-03-05', 'pays').effect, 'open', 'only what was ruled')
  assert.equal(thirdPartyEffect(release, '330100', '2026-03-05', 'does-not-pay').effect, 'open')
})

test('the list of what may be ruled on: every entry can be, and nothing stated is in it', () => {
  const targets = (pool: string, day = '2026-03-05') => openTargets(release, pool, day).map(({ target }) => target)
  assert.ok(targets('331000').includes('benefits:employee.outpatient'))
  assert.ok(targets('331000').includes('claims:thirdParty.pays'))
  assert.ok(targets('330100').includes('away:pharmacy-out-of-province-manual'))
  assert.ok(targets('330100').includes('benefits:resident.layers.critical-illness.bands.1.pays'))
  assert.ok(targets('330100').includes('claims:window.months'))
  assert.ok(!targets('330100').includes('claims:taken.injury'), 'the city states what the country leaves open')
  assert.ok(targets('331000').includes('claims:taken.injury'))
  assert.ok(!targets('339900').includes('claims:thirdParty.pays'))
  const unused = targets('331000').filter((target) => target.startsWith('away:'))
  assert.deepEqual(unused, [], 'a table of its own: the rows of the province are not in force there')
  assert.ok(targets('339900').includes('away:pharmacy-out-of-province-manual'), 'taken over since 2023')
  assert.ok(targets('339900', '2022-03-05').includes('away:direct-before-2023'))
  assert.ok(!targets('339900').includes('away:direct-before-2023'))
  assert.deepEqual(targets('999999'), [])
  const titles = openTargets(release, '331000', '2026-03-05')
  assert.equal(titles.find(({ target }) => target === taizhou.target)?.title, '职工医保：台州市门诊待遇')
  for (const { target, title } of titles) {
    assert.ok(title.length > 0, target)
    const problems = checkRuling(release, { ...taizhou, target, yaml: '[[]]' })
    assert.ok(
      problems.every(({ code }) => code === 'ruling-unreadable' || code === 'ruling-faulty'),
      target,
    )
  }
})
