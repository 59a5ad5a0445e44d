/** To have filed never costs: with a filing a person bears no more than the same person without one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask, fenOf } from './engine.ts'

test('a filing never raises what the person bears', () => {
  fc.assert(
    fc.property(validCase, (drawn) => {
      const filed = ask(drawn)
      const plain = ask({ ...drawn, filing: null })
      if (!('amounts' in filed) || !('amounts' in plain)) {
        // A filing may lead from a refusal, or from a claim that no text speaks of, to a figure; never away from one.
        if (filed.outcome !== plain.outcome) assert.notEqual(plain.outcome, 'settled')
        return
      }
      const bears = (result: typeof filed) => fenOf(result.amounts.total) - fenOf(result.amounts.fundTotal)
      assert.ok(bears(filed) <= bears(plain))
      if (plain.outcome === 'settled') assert.equal(filed.outcome, 'settled')
    }),
    draws('a filing helps', 1500),
  )
})
