import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SettlementLine } from '../../api/settlements.ts'
import { monthsOf } from './months.ts'

const line = (
  settledOn: string,
  fundTotal: string,
  account: string,
  cash: string,
  more: Partial<SettlementLine> = {},
) => ({ settledOn, fundTotal, account, cash, state: 'settled', ...more }) as SettlementLine

test('the latest year by month; another year and what was taken back do not count', () => {
  assert.deepEqual(monthsOf([]), [])
  assert.deepEqual(
    monthsOf([
      line('2026-06-20', '100.10', '0.00', '20.05'),
      line('2026-06-01', '0.90', '5.00', '0.00'),
      line('2026-03-31', '7.00', '0.00', '1.00'),
      line('2026-05-01', '900.00', '0.00', '1.00', { state: 'cancelled' }),
      line('2025-12-31', '800.00', '0.00', '1.00'),
    ]),
    [
      { month: '2026-03', fund: '7.00', account: '0.00', own: '1.00' },
      { month: '2026-06', fund: '101.00', account: '5.00', own: '20.05' },
    ],
  )
})
