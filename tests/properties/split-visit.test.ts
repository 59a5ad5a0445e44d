/**
 * Two bills settled one after the other, the second on the sums that the first left, come to what one bill of both would:
 * the same deductible to the fen, the same account money, and a fund's part that differs only by the roundings.
 * (Pools with a deductible per stay are left out: there two stays are meant to cost more than one.)
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QuoteCase } from '@yidi/rules'
import { validCase, writeFen } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { fenOf, settled } from './engine.ts'

test('a visit split over two quotes chains through yearToDate', () => {
  let compared = 0
  fc.assert(
    fc.property(validCase, fc.integer({ min: 0, max: 1000 }), (drawn, cut) => {
      const given = drawn as unknown as QuoteCase
      if (given.pool === '331000' || (given.pool === '130500' && given.insurance === 'resident')) return
      const whole = settled({ ...drawn, fees: { total: given.fees.total } })
      if (!whole || whole.prepaymentRate !== '0.00') return
      const totalFen = fenOf(whole.amounts.total)
      // What the first bill leaves behind must still be an amount that a case may carry in.
      if (totalFen > 8_000_000_000) return
      const firstFen = Math.floor((totalFen * cut) / 1000)
      const first = settled({ ...drawn, fees: { total: writeFen(firstFen) } })
      assert.ok(first)
      const left = (balance: string | undefined, used: string) =>
        writeFen(Math.round(Number(balance ?? '0') * 100) - fenOf(used))
      const accounts =
        given.insurance === 'resident'
          ? undefined
          : {
              currentYear: left(given.accounts?.currentYear, first.amounts.accountCurrentYear),
              pastYear: left(given.accounts?.pastYear, first.amounts.accountPastYear),
            }
      const second = settled({
        ...drawn,
        ...(accounts ? { accounts } : {}),
        fees: { total: writeFen(totalFen - firstFen) },
        yearToDate: first.yearToDate,
      })
      assert.ok(second)
      compared += 1
      const both = (name: keyof typeof whole.amounts) => fenOf(first.amounts[name]) + fenOf(second.amounts[name])
      for (const name of ['total', 'eligible', 'deductible', 'accountCurrentYear', 'accountPastYear'] as const) {
        assert.equal(both(name), fenOf(whole.amounts[name]), name)
      }
      // At most three bands are touched; each part is rounded by half a fen at most, on either side.
      assert.ok(Math.abs(both('fundTotal') - fenOf(whole.amounts.fundTotal)) <= 3)
      for (const name of ['inpatientEligible', 'inpatientDeductible', 'outpatientDeductible'] as const) {
        assert.equal(second.yearToDate[name], whole.yearToDate[name], name)
      }
    }),
    draws('a split visit', 1500),
  )
  assert.ok(compared > 0)
})
