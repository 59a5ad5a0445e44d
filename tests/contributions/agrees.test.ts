/**
 * The rules against the second calculation, case by case. `YIDI_RUNS=100000 npm test -- contributions/agrees` looks longer; a disagreement
 * prints the smallest case that shows it and the seed to see it again.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ContributionCaseSchema, ContributionResultSchema } from '@yidi/contracts'
import { calculateContribution } from '@yidi/rules'
import { Compile } from 'typebox/compile'
import { policyRelease } from '../filing/policies.ts'
import { draws } from '../runs.ts'
import { validCase } from './generate.ts'
import { oracle } from './oracle.ts'

const release = policyRelease()
const isCase = Compile(ContributionCaseSchema)
const isResult = Compile(ContributionResultSchema)

test('rules and oracle agree on valid cases, and the published schemas take case and result', () => {
  const agree = (drawn: Record<string, unknown>): void => {
    const result = calculateContribution(release, drawn)
    if (result.outcome !== 'undetermined') assert.deepEqual(result, oracle(drawn))
    else {
      const { reasons, ...found } = result
      const { open = reasons.flatMap((reason) => reason.open), ...expected } = oracle(drawn)
      assert.deepEqual(found, expected)
      assert.deepEqual(reasons, [{ code: 'open-figure', open }])
    }
    assert.ok(isCase.Check(drawn), JSON.stringify(drawn))
    assert.ok(isResult.Check(result), JSON.stringify(result))
  }
  fc.assert(fc.property(validCase, agree), draws('contributions', 500))
})
