/**
 * The explanation is the calculation, told: its steps add up to the amounts, every formula is true as it stands, every
 * figure names a document we have, and a provisional figure is marked in both places.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Amounts, ExplanationStep } from '@yidi/rules'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { exactly } from '../cases/exact.ts'
import { brokenCase } from '../oracle/break.ts'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask, fenOf, type Paid } from './engine.ts'

/** Which amount the steps of a name add up to. A step that stands here for none only states a fact. */
const STEP_OF: Record<string, keyof Amounts | undefined> = {
  scope: 'inScope',
  prepayment: 'prepayment',
  'account-first': 'accountCurrentYear',
  deductible: 'deductible',
  band: 'fundPool',
  'above-bands': undefined,
  limit: 'fundPool',
  'layer-base': undefined,
  layer: 'fundCritical',
  'account-deductible': 'accountPastYear',
  'account-only': 'accountPastYear',
  cash: 'cash',
  refused: 'cash',
}

/** Every amount that some step must account for when it is not zero. */
const EXPLAINED = [
  'prepayment',
  'accountCurrentYear',
  'accountPastYear',
  'deductible',
  'fundPool',
  'fundCritical',
  'cash',
] as const

/** A formula in the words of the evaluator: ×, − and percent become what a calculator knows. */
function calculable(formula: string): string {
  return formula
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replace(/(\d+(?:\.\d+)?)%/g, '($1 / 100)')
}

function checkStep(step: ExplanationStep, documents: ReadonlySet<string>): void {
  const [left = '', right] = step.formula.split(' = ')
  assert.equal(exactly(`round(${calculable(left)})`).toFixed(2), step.amount, step.formula)
  if (right !== undefined) assert.equal(right, step.amount, step.formula)
  assert.match(step.text, /\p{Script=Han}/u)
  assert.doesNotMatch(step.text, /[A-Za-z]{2}|undefined|NaN/, step.text)
  assert.ok(documents.has(step.basis.document), `no such document: ${step.basis.document}`)
  assert.notEqual(step.basis.article, '')
  for (const parameter of step.parameters) {
    assert.notEqual(parameter.name, '')
    assert.notEqual(parameter.value, '')
    assert.match(parameter.from, /^\d{4}-\d{2}-\d{2}$/)
  }
}

test('the explanation adds up to the amounts, and its formulas are true', () => {
  const documents = new Set(loadPolicyFolder().release.documents.keys())
  fc.assert(
    fc.property(validCase, (drawn) => {
      const result = ask(drawn, { explain: true })
      if (result.outcome !== 'settled' && result.outcome !== 'refused') return
      const { amounts, explanation, provisional } = result as Paid
      assert.ok(explanation && explanation.length > 0)
      const sums = new Map<keyof Amounts, number>()
      for (const step of explanation) {
        checkStep(step, documents)
        assert.ok(step.step in STEP_OF, `a step that this test does not know: ${step.step}`)
        const name = STEP_OF[step.step]
        // A limit takes off what the bands would have paid.
        const sign = step.step === 'limit' ? -1 : 1
        if (name) sums.set(name, (sums.get(name) ?? 0) + sign * fenOf(step.amount))
      }
      for (const [name, sum] of sums) assert.equal(sum, fenOf(amounts[name]), name)
      for (const name of EXPLAINED) assert.ok(sums.has(name) || amounts[name] === '0.00', `nothing explains ${name}`)

      const used = explanation.flatMap((step) => step.parameters)
      for (const one of used) assert.ok(one.from <= (drawn['visit'] as { to: string }).to, one.name)
      const marked = new Set(used.filter((one) => one.status === 'provisional').map((one) => one.name))
      for (const name of marked) assert.ok(provisional.includes(name), `marked but not named: ${name}`)
      const untold = provisional.filter((name) => !marked.has(name))
      assert.deepEqual(untold, [], 'provisional, but no step says so')
    }),
    draws('the explanation', 1500),
  )
})

test('an explanation changes nothing else, and is given only when asked for', () => {
  const any = fc.oneof({ weight: 4, arbitrary: validCase }, { weight: 1, arbitrary: brokenCase.map((one) => one.case) })
  fc.assert(
    fc.property(any, (drawn) => {
      const plain = ask(drawn)
      assert.ok(!('explanation' in plain))
      const told: Record<string, unknown> = { ...ask(drawn, { explain: true }) }
      delete told['explanation']
      assert.deepEqual(told, plain)
    }),
    draws('with and without explanation', 800),
  )
})
