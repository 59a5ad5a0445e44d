/** Sentences that neither the pools at hand nor the made-up cities tell; the others: tests/properties/told-numbers.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE as LAYERS } from '../mechanisms/layer.ts'
import { exampleCase, examplePool, readExample } from '../mechanisms/example-pool.ts'
import type { Over } from '../mechanisms/example-pool.ts'
import { quote } from '../quote/quote.ts'
import type { QuoteCase } from '../quote/types.ts'

const source = { document: 'example', article: '第一条' }
const figure = (title: string, value: number) => ({ title, values: [{ from: '2024-01-01', source, value }] })
const layer = (over: object) => ({
  ...(readExample(LAYERS) as { layers: object[] }).layers[0],
  threshold: 'none',
  bands: [{ pays: figure('大病比例', 60) }],
  limit: figure('大病限额', 1000),
  ...over,
})

/** The steps of a name as they are told: sentence and formula. */
function toldOf(name: string, over: Over, value: QuoteCase = exampleCase()): string[][] {
  const result = quote(examplePool(over), value, { explain: true })
  assert.ok(result.outcome === 'settled', JSON.stringify(result))
  return result.explanation!.filter(({ step }) => step === name).map(({ text, formula }) => [text, formula])
}

test('a limit of the year and one of this bill are told apart', () => {
  const yearToDate = { criticalPaid: '300.00' }
  assert.deepEqual(toldOf('layer', { employee: { layers: [layer({})] } }, exampleCase({ yearToDate })), [
    ['大病保险再为您付700.00元：2,000.00元的60%，今年的限额只剩700.00元。', 'min(2000.00 × 60%, 700.00) = 700.00'],
  ])
  const ofBill = { employee: { layers: [layer({ along: 'bill' })] } }
  assert.deepEqual(toldOf('layer', ofBill, exampleCase({ yearToDate })), [
    [
      '大病保险再为您付1,000.00元：2,000.00元的60%，这次的限额只剩1,000.00元。',
      'min(2000.00 × 60%, 1000.00) = 1000.00',
    ],
  ])
})

test('where two layers would pay more than the bill, the second says that no more was left to pay', () => {
  const second = layer({ name: 'assistance', title: '医疗救助', fund: 'assistance', limit: undefined })
  const layers = [layer({ limit: undefined }), { ...second, bands: [{ pays: figure('救助比例', 70) }] }]
  assert.deepEqual(toldOf('layer', { employee: { layers } }), [
    ['大病保险再为您付1,200.00元：2,000.00元的60%。', '2000.00 × 60% = 1200.00'],
    ['医疗救助再为您付800.00元：2,000.00元的70%，这次要您付的只剩800.00元。', 'min(2000.00 × 70%, 800.00) = 800.00'],
  ])
})

test('a layer along this bill does not speak of the year', () => {
  const layers = [layer({ along: 'bill', threshold: figure('大病起付', 500), limit: undefined })]
  assert.deepEqual(toldOf('layer-base', { employee: { layers } }), [
    [
      '大病保险要看这次您自己付的合规费用：一共2,000.00元；起付标准是500.00元，超过的部分再分段支付。',
      '0.00 + 2000.00 = 2000.00',
    ],
  ])
})

test('bands along this bill do not speak of the year either', () => {
  const bands = [{ upTo: figure('第一段上限', 6000), fund: figure('支付比例', 80) }]
  assert.deepEqual(toldOf('above-bands', { inpatient: { share: { along: 'bill', bands } } }), [
    ['这次超过6,000.00元的部分，基本医保不再支付，这4,000.00元由您自己付或由后面的保障付。', '4000.00'],
  ])
})

test('a limit of one visit says nothing of what was used before', () => {
  const limits = (most: number) => ({
    employee: {
      limits: [
        { name: 'visit', title: '单次限额', per: 'visit', covers: ['inpatient'], amount: figure('单次限额', most) },
      ],
    },
  })
  assert.deepEqual(toldOf('limit', limits(7000)), [
    ['单次限额7,000.00元，这次有1,000.00元超过限额，基金不付。', 'max(8000.00 − max(7000.00 − 0.00, 0), 0) = 1000.00'],
  ])
  assert.deepEqual(toldOf('limit', limits(9000)), [
    ['单次限额9,000.00元，这次没有超过。', 'max(8000.00 − max(9000.00 − 0.00, 0), 0) = 0.00'],
  ])
})

test('an account that pays what is left says how much', () => {
  const accounts = [{ from: 'past-year', pays: 'remainder', source }]
  const value = exampleCase({ accounts: { pastYear: '1500.00' } })
  assert.deepEqual(toldOf('account-remainder', { inpatient: { accounts } }, value), [
    ['剩下要您付的，用个人账户历年资金付1,500.00元。', 'min(2000.00, 1500.00) = 1500.00'],
  ])
})
