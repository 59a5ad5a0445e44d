import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quote } from '../quote/quote.ts'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './layer.ts'

const release = examplePool({ pool: { assistance: { 'low-income': '低保对象' } }, employee: readExample(EXAMPLE) })

test('the layer pays its band above the threshold, the next one what is left, up to what the person bears', () => {
  const yearToDate = { criticalCompliant: '19000.00' }
  assert.equal(amountsOf(release, exampleCase({ yearToDate })).fundCritical, '600.00')
  assert.equal(
    amountsOf(release, exampleCase({ yearToDate, person: { assistance: 'low-income' } })).fundCritical,
    '1580.00',
  )
})

test('five times the threshold ends the first band', () => {
  assert.equal(
    amountsOf(release, exampleCase({ yearToDate: { criticalCompliant: '99000.00' } })).fundCritical,
    '1300.00',
  )
})

test('the yearly limit of the layer', () => {
  const yearToDate = { criticalCompliant: '99000.00', criticalPaid: '299000.00' }
  assert.equal(amountsOf(release, exampleCase({ yearToDate })).fundCritical, '1000.00')
})

/** What an inpatient bill of 10,000 outside the province, with nothing filed, adds to the year's base of critical illness. */
function baseOf(rule: object, over: { extras?: object; base?: string[] } = {}): string {
  const [critical] = readExample(EXAMPLE)['layers'] as object[]
  const source = { document: 'example', article: '第三条' }
  const when = { where: 'out-of-province', covers: 'no' }
  const law = examplePool({
    rows: [{ name: 'nothing-filed', when, then: rule, source }],
    extras: over.extras ? [{ name: 'extra', when, then: over.extras, source }] : [],
    employee: { layers: [{ ...critical, ...(over.base ? { base: over.base } : {}) }] },
  })
  const result = quote(law, exampleCase({ visit: { place: '310115' } }))
  assert.equal(result.outcome, 'settled', JSON.stringify(result))
  return result.outcome === 'settled' ? result.yearToDate.criticalCompliant : ''
}

test('what is borne only because nothing was filed does not bring anybody nearer to critical illness', () => {
  assert.equal(baseOf({ prepay: 20 }), '3600.00', 'a prepayment of 2,000 and a share of 1,600')
  assert.equal(baseOf({ prepay: 20, cut: 'unfiled' }), '1600.00')
  assert.equal(baseOf({ 'points-off': 10 }), '3000.00')
  assert.equal(baseOf({ 'points-off': 10, cut: 'unfiled' }), '2000.00')
  assert.equal(baseOf({ times: 0.5 }), '6000.00')
  assert.equal(baseOf({ times: 0.5, cut: 'unfiled' }), '2000.00')
  assert.equal(baseOf({ prepay: 20, 'points-off': 10, cut: 'unfiled' }), '1600.00')
})

test('points off beside the row count or not by their own word, and a layer may name the cut', () => {
  assert.equal(baseOf({ prepay: 0 }, { extras: { 'points-off': 10 } }), '3000.00')
  assert.equal(baseOf({ prepay: 0 }, { extras: { 'points-off': 10, cut: 'unfiled' } }), '2000.00')
  assert.equal(baseOf({ 'points-off': 10, cut: 'unfiled' }, { base: ['share', 'unfiled-cut'] }), '3000.00')
  assert.equal(baseOf({ prepay: 20, cut: 'unfiled' }, { base: ['share', 'unfiled-cut'] }), '3600.00')
})
