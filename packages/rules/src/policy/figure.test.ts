import assert from 'node:assert/strict'
import { test } from 'node:test'
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
