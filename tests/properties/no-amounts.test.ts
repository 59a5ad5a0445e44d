/** Where nothing can be said, nothing is said: no amounts, no sums, no rate; and the reason is in Chinese. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenCase, noCase } from '../oracle/break.ts'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask } from './engine.ts'

const anyCase = fc.oneof(
  { weight: 4, arbitrary: validCase as fc.Arbitrary<unknown> },
  { weight: 4, arbitrary: brokenCase.map((broken) => broken.case as unknown) },
  { weight: 1, arbitrary: noCase },
)

test('an invalid or undetermined case has no amounts', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyCase, (drawn) => {
      const result = ask(drawn)
      seen.add(result.outcome)
      if (result.outcome !== 'invalid' && result.outcome !== 'undetermined') return
      for (const name of ['amounts', 'yearToDate', 'prepaymentRate']) assert.ok(!(name in result), name)
      const said =
        result.outcome === 'invalid' ? result.errors.map((e) => e.message) : result.reasons.map((r) => r.text)
      assert.ok(said.length > 0)
      for (const text of said) assert.match(text, /\p{Script=Han}/u)
    }),
    draws('no amounts', 1500),
  )
  assert.deepEqual([...seen].sort(), ['invalid', 'refused', 'settled', 'undetermined'])
})
