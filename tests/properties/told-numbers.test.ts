/**
 * The numbers that a person reads are those that were reckoned with: in the sentence, in the formula and in the named figures,
 * each at its place and with its unit. Over random cases of the pools at hand and of the made-up cities, where every kind of
 * step occurs.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'
import type { ExplanationStep, QuoteCase } from '@yidi/rules'
import { madeUpCase } from '../made-up-pools/generate.ts'
import { validCase } from '../oracle/generate.ts'
import type { Json } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { fenOf, type Paid } from './engine.ts'
import { NUMBERS, namedFigures, spokenIn } from './told-numbers.ts'
import type { Story } from './told-numbers.ts'

const madeUpFolder = fileURLToPath(new URL('../made-up-pools/policy', import.meta.url))
const releases = [defaultPolicyFolder, madeUpFolder].map((folder) => loadPolicyFolder(folder).release)
const anyCase = fc.oneof(validCase, madeUpCase)

/** The explained bill; undefined where nothing is reckoned. */
function storyOf(drawn: Json): Story | undefined {
  const given = drawn as unknown as QuoteCase
  const release = releases.find(({ pools }) => pools.has(given.pool))!
  const result = quote(release, given, { explain: true })
  assert.notEqual(result.outcome, 'invalid', JSON.stringify(result))
  if (result.outcome !== 'settled' && result.outcome !== 'refused') return undefined
  return { pool: release.pools.get(given.pool)!, given, result: result as Paid }
}

/** Checks one step; returns the words before each number that it told. */
function checkStep(story: Story, step: ExplanationStep, before: readonly ExplanationStep[]): string[] {
  const numbers = NUMBERS[step.step]
  assert.ok(numbers, `a step that this test does not know: ${step.step}`)
  const { said, reckoned } = numbers(story, step, before)
  assert.deepEqual(step.formula.match(/\d[\d.]*%?/g), reckoned, `${step.step}: ${step.formula}`)
  return spokenIn(story, step.text).map(({ words, number }) => {
    const claims = Object.keys(said).filter((one) => (one === '' ? words === '' : words.endsWith(one)))
    const [claim] = claims.sort((a, b) => b.length - a.length)
    assert.ok(claim !== undefined, `nothing says what ${number} is: ${step.text}`)
    assert.equal(number, said[claim], `${step.step}: ${step.text}`)
    return `${step.step} ${claim}`
  })
}

/** Checks a whole explanation; returns what it told. */
function checkStory(story: Story): string[] {
  const { amounts, explanation } = story.result
  const figures = namedFigures(story)
  const told = explanation!.flatMap((step, index) => {
    for (const parameter of step.parameters) assert.deepEqual(parameter, figures.get(parameter.name))
    return checkStep(story, step, explanation!.slice(0, index))
  })
  const ofBands = explanation!.filter(({ step }) => step === 'band' || step === 'above-bands')
  const spread = ofBands.reduce((sum, { formula }) => sum + fenOf(formula.split(' ')[0]!), 0)
  const first = explanation!.filter(({ step }) => step === 'account-first')
  const toShare = first.reduce((rest, { amount }) => rest - fenOf(amount), fenOf(amounts.eligible))
  if (ofBands.length > 0) assert.equal(spread, toShare - fenOf(amounts.deductible), 'the bands hold the whole')
  return told
}

test('every number of a sentence, of a formula and of a named figure is the one that was reckoned with', () => {
  fc.assert(
    fc.property(anyCase, (drawn) => {
      const story = storyOf(drawn)
      if (story) checkStory(story)
    }),
    draws('numbers as they are told', 1500),
  )
})

/** Every number that a sentence can hold, but for two cuts of a layer and the last of the accounts, whose tests stand beside them. */
const TOLD = {
  scope: ['总费用', '目录外自费', '超过限价', '乙类先付', '其余'],
  refused: ['这次费用'],
  prepayment: ['您先自付', '也就是', '按本地的', '降低'],
  'account-first': ['付'],
  'account-only': ['付了'],
  deductible: ['今年的起付标准', '以前已付', '这次再付', '这次您先付', '您先付'],
  band: ['', '由基金支付', '本地比例', '乘以', '减', '付'],
  'above-bands': ['今年超过', '这'],
  limit: ['', '以前已用', '这次有'],
  'layer-base': ['以前', '这次', '一共', '起付标准是'],
  layer: ['再为您付', '：', '的', '今年的限额只剩'],
  'account-deductible': ['付'],
  'account-share': ['付'],
  cash: ['您自己付'],
}

test('the random cases tell every kind of number', () => {
  const told = new Set<string>()
  for (const drawn of fc.sample(anyCase, { numRuns: 1500, seed: 20250801 })) {
    const story = storyOf(drawn)
    for (const one of story ? checkStory(story) : []) told.add(one)
  }
  for (const [step, words] of Object.entries(TOLD))
    for (const one of words) assert.ok(told.has(`${step} ${one}`), `no case tells: ${step} ${one}`)
})
