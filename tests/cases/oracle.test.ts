/**
 * The cases against the second calculation in tests/oracle: two readings of the same contract, written apart, one by
 * hand figure by figure and one as arithmetic. Where they part, one of them has misread it.
 */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenPromises, differences, readCaseFile } from '@yidi/rules'
import type { CaseExpectation, PolicyCase, QuoteResult } from '@yidi/rules'
import { oracle } from '../oracle/oracle.ts'
import { caseFiles } from './folder.ts'

/** Pools whose figures the oracle holds; a pool that somebody adds later is the engine's alone. */
const known = ['130500', '330100', '331000', '339900']

const cases = [...caseFiles()]
  .flatMap(([path, text]) => readCaseFile(path, text).cases)
  .filter((one) => known.some((pool) => one.file.startsWith(`pools/${pool}-`)))

test('the oracle comes to what each case says', () => {
  const told = cases.flatMap((one) => {
    const result = asResult(one)
    return [...differences(one.expect, result), ...brokenPromises(one.input, result)].map(
      (message) => `${one.file}:${one.line} ${one.name}: ${message}`,
    )
  })
  assert.ok(cases.length > 0, 'no case was read')
  assert.deepEqual(told, [])
})

/** The oracle's result in the shape of the contract. Where it leaves a choice, it takes what the case claims. */
function asResult(one: PolicyCase): QuoteResult {
  const result = oracle(one.input)
  const id = result.id === undefined ? {} : { id: result.id }
  if (result.outcome === 'invalid') {
    const paths = result.faults.flatMap((fault) => fault.paths)
    return { ...id, outcome: 'invalid', errors: paths.map((path) => ({ path, message: '' })) }
  }
  const claimed = one.expect.reasons ?? result.codes
  const codes = result.outcome === 'undetermined' ? result.codes.filter((code) => claimed.includes(code)) : result.codes
  const reasons = codes.map((code) => ({ code, text: '', hint: one.expect.hint === 'some' ? '…' : '' }))
  if (result.outcome === 'undetermined') {
    return { ...id, outcome: 'undetermined', reasons, provisional: [], openLayers: [] }
  }
  const { outcome, amounts, prepaymentRate, yearToDate } = result
  return {
    ...id,
    outcome,
    reasons,
    amounts,
    prepaymentRate,
    yearToDate,
    provisional: names(result.provisional, one.expect.provisional),
    openLayers: names(result.openLayers, one.expect.openLayers),
  }
}

function names(given: 'empty' | 'filled' | 'either', claimed: CaseExpectation['provisional']): string[] {
  if (given === 'empty') return []
  if (Array.isArray(claimed)) return claimed
  if (given === 'either' && claimed === 'none') return []
  return ['…']
}
