/** The published schemas and the engine mean the same cases and the same results. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QuoteCaseSchema, QuoteResultSchema } from '@yidi/contracts'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { brokenCase, noCase, validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask } from './engine.ts'

const caseSchema = Compile(QuoteCaseSchema)
const resultSchema = Compile(QuoteResultSchema)

const faultsOf = (value: unknown) => caseSchema.Errors(value).map((error) => `${error.instancePath} ${error.keyword}`)

test('what the engine takes, the schema takes; so what the schema refuses, the engine refuses', () => {
  const value = fc.oneof(
    validCase as fc.Arbitrary<unknown>,
    brokenCase.map((broken) => broken.case as unknown),
    noCase,
  )
  fc.assert(
    fc.property(value, (drawn) => {
      if (ask(drawn).outcome !== 'invalid') assert.deepEqual(faultsOf(drawn), [])
    }),
    draws('schema takes cases', 1500),
  )
})

test('every result fits the published schema, with and without explanation', () => {
  const value = fc.oneof(
    { weight: 4, arbitrary: validCase as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: brokenCase.map((broken) => broken.case as unknown) },
  )
  fc.assert(
    fc.property(value, fc.boolean(), (drawn, explain) => {
      const result: unknown = JSON.parse(JSON.stringify(ask(drawn, { explain })))
      const faults = resultSchema.Check(result) ? [] : resultSchema.Errors(result)
      assert.deepEqual(faults, [])
    }),
    draws('schema takes results', 1000),
  )
})
