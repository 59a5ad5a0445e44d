/** Whatever comes in, an answer comes out, and what came in is as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenCase, validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask } from './engine.ts'

/** A case in which one value, somewhere, has become any JSON value at all. */
const mangled = fc.tuple(validCase, fc.nat(), fc.jsonValue()).map(([drawn, at, value]) => {
  const copy: Record<string, unknown> = structuredClone(drawn)
  const places: [Record<string, unknown>, string][] = []
  const visit = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      places.push([holder, key])
      const inner = holder[key]
      if (typeof inner === 'object' && inner !== null) visit(inner as Record<string, unknown>)
    }
  }
  visit(copy)
  const [holder, key] = places[at % places.length]!
  holder[key] = value
  return copy as unknown
})

test('the engine never throws and never changes its input', () => {
  const value = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
    { weight: 3, arbitrary: mangled },
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
