/**
 * To have filed never costs: with a filing the pool leaves a person no more to bear than without one. The layer of critical
 * illness is left out: the prepayment counts towards its threshold and the deductible does not (自理 + 自付, policy-facts
 * section 2), so a bill that stays below the deductible crosses the threshold sooner where nothing was filed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask, fenOf } from './engine.ts'

test('a filing never raises what the pool leaves to bear', () => {
  fc.assert(
    fc.property(validCase, (drawn) => {
      const filed = ask(drawn)
      const plain = ask({ ...drawn, filing: null })
      if (!('amounts' in filed) || !('amounts' in plain)) {
        // A filing may lead from a refusal, or from a claim that no text speaks of, to a figure; never away from one.
        if (filed.outcome !== plain.outcome) assert.notEqual(plain.outcome, 'settled')
        return
      }
      const bears = (result: typeof filed) => fenOf(result.amounts.total) - fenOf(result.amounts.fundPool)
      assert.ok(bears(filed) <= bears(plain))
      if (plain.outcome === 'settled') assert.equal(filed.outcome, 'settled')
    }),
    draws('a filing helps', 1500),
  )
})
