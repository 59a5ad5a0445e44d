/** What a bill leaves in the sums of the year, by which the next bill is reckoned. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE as ONCE_A_YEAR } from '../mechanisms/deductible-once-a-year.ts'
import { exampleCase, examplePool, readExample, type Over } from '../mechanisms/example-pool.ts'
import { EXAMPLE as LAYERS } from '../mechanisms/layer.ts'
import { EXAMPLE as LIMITS } from '../mechanisms/limit.ts'
import { EXAMPLE as REFUSAL } from '../mechanisms/refusal.ts'
import { quote } from './quote.ts'
import type { YearToDate } from './types.ts'

const source = { document: 'example', article: '第一条' }
const figure = (title: string, value: number): object => ({ title, values: [{ from: '2024-01-01', source, value }] })
const before: YearToDate = {
  inpatientEligible: '1000.00',
  inpatientDeductible: '100.00',
  outpatientDeductible: '50.00',
  criticalCompliant: '18900.00',
  criticalPaid: '7.00',
  inpatientStays: 1,
}

function yearAfter(over: Over, bill: Parameters<typeof exampleCase>[0] = {}): YearToDate {
  const result = quote(examplePool(over), exampleCase({ yearToDate: before, ...bill }))
  assert.ok(result.outcome === 'settled' || result.outcome === 'refused', JSON.stringify(result))
  return result.yearToDate
}

/** Every kind of visit with the deductible of 800 a year and 80 %. */
const everyKind: Over = {
  inpatient: readExample(ONCE_A_YEAR),
  employee: Object.fromEntries(
    ['outpatient', 'designated-disease'].map((kind) => [
      kind,
      { ...readExample(ONCE_A_YEAR), share: { along: 'bill', bands: [{ fund: figure('支付比例', 80) }] } },
    ]),
  ),
}
const onADay = { from: '2024-06-01', to: '2024-06-01' } as const

test('a stay adds to the inpatient sums, what the person bore of it to critical illness, and counts as a stay', () => {
  assert.deepEqual(yearAfter(everyKind), {
    inpatientEligible: '11000.00',
    inpatientDeductible: '800.00',
    outpatientDeductible: '50.00',
    criticalCompliant: '20760.00',
    criticalPaid: '7.00',
    inpatientStays: 2,
  })
})

test('a designated disease adds to the inpatient sums and is no stay; an outpatient visit adds to its own deductible', () => {
  assert.deepEqual(yearAfter(everyKind, { visit: { kind: 'designated-disease', ...onADay } }), {
    inpatientEligible: '11000.00',
    inpatientDeductible: '800.00',
    outpatientDeductible: '50.00',
    criticalCompliant: '20760.00',
    criticalPaid: '7.00',
    inpatientStays: 1,
  })
  assert.deepEqual(yearAfter(everyKind, { visit: { kind: 'outpatient', ...onADay } }), {
    ...before,
    outpatientDeductible: '800.00',
  })
})

const layered: Over = { pool: { assistance: { 'low-income': '低保对象' } }, employee: readExample(LAYERS) }

test('what critical illness paid is its own sum: assistance above it goes into counters of its own', () => {
  // The base rises by 2,000 to 20,900: 60 % of 900, then 70 % of what is left of the share.
  const { criticalPaid, criticalCompliant, counters } = yearAfter(layered, { person: { assistance: 'low-income' } })
  assert.deepEqual([criticalCompliant, criticalPaid], ['20900.00', '547.00'])
  assert.deepEqual(counters, { 'layer.assistance.base': '1460.00', 'layer.assistance.paid': '1022.00' })
})

test('a limit of the year counts what the pool paid within it', () => {
  const used = (paid: string): string | undefined =>
    yearAfter({ employee: readExample(LIMITS) }, { yearToDate: { ...before, counters: { 'limit.yearly': paid } } })
      .counters?.['limit.yearly']
  assert.deepEqual([used('0.00'), used('191000.00'), used('195000.00')], ['8000.00', '199000.00', '200000.00'])
})

test('bands along the outpatient year count its eligible cost, and the next visit begins there', () => {
  const bands = [{ upTo: figure('第一段', 4000), fund: figure('第一段比例', 50) }, { fund: figure('第二段比例', 70) }]
  const law: Over = { employee: { outpatient: { deductible: 'none', share: { along: 'year', bands } } } }
  const visit = { kind: 'outpatient', ...onADay } as const
  const { counters, ...sums } = yearAfter(law, { visit })
  assert.deepEqual(counters, { 'eligible.employee.outpatient': '10000.00' })
  assert.deepEqual(sums, before)
  const next = quote(examplePool(law), exampleCase({ visit, yearToDate: { ...before, counters } }))
  assert.equal(next.outcome === 'settled' && next.amounts.fundPool, '7000.00')
})

test('a refused bill leaves the year as it was, counters too', () => {
  const yearToDate = { ...before, counters: { 'limit.yearly': '12.00' } }
  const law: Over = { rows: readExample(REFUSAL)['rows'] as unknown[], employee: readExample(LIMITS) }
  assert.deepEqual(yearAfter(law, { yearToDate, visit: { place: '310115' } }), yearToDate)
})
