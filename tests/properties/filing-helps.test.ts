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
        // Whether the law gives a figure at all does not hang on the filing, but for a refusal that comes first.
        if (filed.outcome !== plain.outcome) assert.equal(plain.outcome, 'refused')
        return
      }
      const bears = (result: typeof filed) => fenOf(result.amounts.total) - fenOf(result.amounts.fundTotal)
      assert.ok(bears(filed) <= bears(plain))
      if (plain.outcome === 'settled') assert.equal(filed.outcome, 'settled')
    }),
    draws('a filing helps', 1500),
  )
})
