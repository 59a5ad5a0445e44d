/**
 * The engine against the oracle, case by case. `YIDI_RUNS=100000 npm test -- agrees` looks longer; a disagreement prints
 * the smallest case that shows it and the seed to see it again.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ask } from '../properties/engine.ts'
import { draws } from '../runs.ts'
import { differences } from './compare.ts'
import { brokenCase, noCase } from './break.ts'
import { validCase } from './generate.ts'
import { oracle } from './oracle.ts'

function agree(drawn: unknown): void {
  const notes = differences(ask(drawn), oracle(drawn))
  assert.deepEqual(notes, [], `${notes.join('\n')}\n${JSON.stringify(drawn)}`)
}

test('engine and oracle agree on valid cases', () => {
  fc.assert(fc.property(validCase, agree), draws('valid cases', 3000))
})

test('engine and oracle agree on broken cases', () => {
  const broken = brokenCase.map((one) => one.case as unknown)
  fc.assert(
    fc.property(fc.oneof({ weight: 40, arbitrary: broken }, { weight: 1, arbitrary: noCase }), agree),
    draws('broken cases', 1000),
  )
})
