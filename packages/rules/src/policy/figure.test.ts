import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, examplePool } from '../mechanisms/example-pool.ts'
import { quote } from '../quote/quote.ts'
import { NO_LIMIT, figureText } from './figure.ts'
import type { Unit } from './figure.ts'

const texts: Record<Unit, [value: number, text: string]> = {
  percent: [825_000, '82.5%'],
  points: [50_000, '5个百分点'],
  factor: [900_000, '0.9倍'],
  times: [5_000_000, '5倍'],
  yuan: [80_000, '800.00元'],
  days: [30, '30天'],
  months: [6, '6个月'],
  'working-days': [20, '20个工作日'],
  count: [3, '3'],
}

test('a figure is told in its unit', () => {
  for (const [unit, [value, text]] of Object.entries(texts) as [Unit, [number, string]][])
    assert.equal(figureText({ unit, value, status: 'stated' }), text)
  assert.equal(figureText({ unit: 'yuan', value: NO_LIMIT, status: 'stated' }), '不设限额')
  assert.equal(figureText({ unit: 'yuan', value: Number.NaN, status: 'open' }), '待定')
})

test('a table that states what the person bears is told as its title means it', () => {
  const source = { document: 'example', article: '第一条' }
  const toldOf = (title: string): unknown[] => {
    const fund = { title, states: 'person', values: [{ from: '2024-01-01', source, value: 18 }] }
    const release = examplePool({ inpatient: { share: { along: 'bill', bands: [{ fund }] } } })
    const result = quote(release, exampleCase(), { explain: true })
    assert.ok(result.outcome === 'settled')
    const { text, parameters } = result.explanation!.find(({ step }) => step === 'band')!
    return [text, parameters[0]!.title, parameters[0]!.value]
  }
  const text = '10,000.00元由基金支付82%，付8,200.00元。'
  assert.deepEqual(toldOf('住院支付比例'), [text, '住院支付比例', '82%'])
  assert.deepEqual(toldOf('住院个人负担比例'), [text, '住院个人负担比例', '18%'])
})
