/** The published schemas and the engine say the same: of every case, and of every result. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { QuoteCaseSchema, QuoteResultSchema } from '@yidi/contracts'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'
import { brokenCase, noCase } from '../oracle/break.ts'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { mangledCase } from './mangle.ts'

const isCase = Compile(QuoteCaseSchema)
const isResult = Compile(QuoteResultSchema)
const { release } = loadPolicyFolder()
const madeUp = loadPolicyFolder(fileURLToPath(new URL('../made-up-pools/policy', import.meta.url))).release

/** What the contract, or the extension's own description, says is not looked at where the pool makes no use of it. */
const IGNORED = /^\/person\/(residentTier|contracted|age|assistance)$/

test('every case that is right has the shape that is published', () => {
  fc.assert(
    fc.property(validCase, (drawn) => {
      assert.deepEqual(isCase.Errors(drawn), [])
    }),
    draws('right cases have the shape', 1500),
  )
})

test('what has not the published shape is invalid for the engine too', () => {
  const value = fc.oneof(
    { weight: 2, arbitrary: brokenCase.map((broken) => broken.case as unknown) },
    { weight: 4, arbitrary: mangledCase },
    { weight: 1, arbitrary: noCase },
  )
  fc.assert(
    fc.property(value, (drawn) => {
      const faults = isCase.Errors(drawn).filter((fault) => !IGNORED.test(fault.instancePath))
      if (faults.length === 0) return
      assert.equal(quote(release, drawn).outcome, 'invalid', JSON.stringify(faults))
    }),
    draws('what has not the shape is invalid', 3000),
  )
})

test('every result has the shape that is published, whatever was asked', () => {
  const value = fc.oneof<fc.Arbitrary<unknown>[]>(validCase, mangledCase, noCase)
  fc.assert(
    fc.property(value, fc.boolean(), (drawn, explain) => {
      assert.deepEqual(isResult.Errors(quote(release, drawn, { explain })), [])
    }),
    draws('results have the shape', 1500),
  )
})

test('the extensions are in the shape: age, assistance, settlement level, counters, layers, funds', () => {
  const sample = {
    pool: '910100',
    insurance: 'employee',
    person: { category: 'active', age: 40, assistance: 'low-income' },
    visit: {
      kind: 'inpatient',
      place: '910100',
      from: '2025-03-01',
      to: '2025-03-09',
      institution: { level: 'tier3', settlementLevel: 'tier2' },
    },
    route: 'direct',
    fees: { total: '151000.00' },
    yearToDate: { counters: { 'limit.yearly': '99000.00' } },
  }
  assert.deepEqual(isCase.Errors(sample), [])
  const result = quote(madeUp, sample, { explain: true })
  assert.deepEqual(isResult.Errors(result), [])
  assert.ok(result.outcome === 'settled' && result.layers!.length === 3)
  assert.deepEqual(
    result.funds?.map(({ fund }) => fund),
    ['pool', 'large-amount', 'critical-illness'],
  )
  assert.ok(result.yearToDate.counters!['limit.yearly'] === '100000.00')
  const after = quote(madeUp, { ...sample, yearToDate: result.yearToDate })
  assert.equal(after.outcome, 'settled', 'a result chains into the next case')
  for (const schema of [QuoteCaseSchema, QuoteResultSchema]) assert.match(JSON.stringify(schema), /扩展项/)
})
