import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QuoteResult } from '@yidi/rules'
import { barCells, renderBill } from './bill.ts'

test('the bar is as wide as it should be and shows every part that is not nothing', () => {
  const part = fc.integer({ min: 0, max: 9_000_000_000 })
  fc.assert(
    fc.property(fc.tuple(part, part, part), (parts) => {
      const cells = barCells(parts)
      const some = parts.some((one) => one > 0)
      assert.equal(
        cells.reduce((sum, cell) => sum + cell, 0),
        some ? 40 : 0,
      )
      parts.forEach((one, index) => {
        assert.equal(cells[index]! > 0, one > 0)
      })
    }),
  )
})

test('a bill tells its funds apart, each with its name; where the pool alone pays there is nothing to tell apart', () => {
  const input = {
    visit: {
      kind: 'inpatient',
      from: '2026-06-01',
      to: '2026-06-02',
      place: '330100',
      institution: { level: 'tier3' },
    },
    route: 'direct',
  }
  const bill = (fundPool: string, fundCritical: string, more: object) => {
    const amounts = { total: '100.00', fundPool, fundCritical, fundTotal: '60.00', cash: '40.00' }
    const rest = { accountCurrentYear: '0.00', accountPastYear: '0.00' }
    const result = { outcome: 'settled', amounts: { ...amounts, ...rest }, provisional: [], openLayers: [], ...more }
    const lines = renderBill(input, result as unknown as QuoteResult, new Map()).split('\n')
    return lines.filter((line) => line.startsWith('    其中')).map((line) => line.trim())
  }
  const funds = [
    { fund: 'pool', amount: '40.00' },
    { fund: 'assistance', amount: '20.00' },
  ]
  assert.deepEqual(bill('40.00', '20.00', { funds }), ['其中统筹基金 40.00 元', '其中医疗救助 20.00 元'])
  assert.deepEqual(bill('40.00', '20.00', {}), ['其中统筹基金 40.00 元', '其中大病保险 20.00 元'])
  assert.deepEqual(bill('0.00', '60.00', {}), ['其中大病保险 60.00 元'])
  assert.deepEqual(bill('60.00', '0.00', {}), [])
})
