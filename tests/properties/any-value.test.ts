/** Whatever comes in, an answer comes out, and what came in is as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenCase } from '../oracle/break.ts'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask } from './engine.ts'
import { mangledCase } from './mangle.ts'

test('the engine never throws and never changes its input', () => {
  const value = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
    { weight: 3, arbitrary: mangledCase },
    { weight: 1, arbitrary: brokenCase.map((broken) => broken.case as unknown) },
    { weight: 1, arbitrary: validCase as fc.Arbitrary<unknown> },
  )
  fc.assert(
    fc.property(value, fc.boolean(), (drawn, explain) => {
      const before = JSON.stringify(drawn)
      const first = ask(drawn, { explain })
      assert.equal(JSON.stringify(drawn), before)
      assert.deepEqual(ask(drawn, { explain }), first, 'the same case twice is the same result')
    }),
    draws('any value', 1500),
  )
})
