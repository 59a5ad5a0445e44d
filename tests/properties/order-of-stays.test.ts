/**
 * Where a pool takes one deductible a year, that of the highest level (浙人社发〔2016〕113号 article 12, and Hangzhou), the
 * order in which the stays are settled must not decide how much of it a person bears.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeFen } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { fenOf, settled } from './engine.ts'

const DEDUCTIBLE_YUAN: Record<string, Record<string, number>> = {
  '339900': { tier3: 800, tier2: 600, tier1: 300, community: 300, other: 300 },
  '330100': { tier3: 800, tier2: 500, tier1: 500, community: 300, other: 500 },
}
const stay = fc.record({
  level: fc.constantFrom('tier3', 'tier2', 'tier1', 'community', 'other'),
  totalFen: fc.integer({ min: 80_000, max: 30_000_000 }),
})

test('one deductible a year, whichever stay comes first', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('339900', '330100'),
      fc.constantFrom('active', 'retired'),
      fc.array(stay, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 0, max: 90_000 }),
      (pool, category, stays, borneFen) => {
        const inTurn = (order: typeof stays) => {
          let yearToDate: object = { inpatientDeductible: writeFen(borneFen) }
          let borne = borneFen
          for (const one of order) {
            const result = settled({
              pool,
              insurance: 'employee',
              person: { category },
              visit: {
                kind: 'inpatient',
                place: '330100',
                from: '2025-03-01',
                to: '2025-03-04',
                institution: { level: one.level },
              },
              route: 'direct',
              fees: { total: writeFen(one.totalFen) },
              yearToDate,
            })
            assert.ok(result)
            borne += fenOf(result.amounts.deductible)
            yearToDate = result.yearToDate
          }
          return borne
        }
        const highest = Math.max(...stays.map((one) => (DEDUCTIBLE_YUAN[pool]?.[one.level] ?? 0) * 100))
        assert.equal(inTurn(stays), Math.max(highest, borneFen))
        assert.equal(inTurn([...stays].reverse()), Math.max(highest, borneFen))
      },
    ),
    draws('the order of stays', 400),
  )
})
