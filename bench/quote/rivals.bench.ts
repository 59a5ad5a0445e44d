/** How fast are rule engines on one same rule? Equal answers are asserted before anything is timed. */
import assert from 'node:assert/strict'
import { asyncContestant, contestant, race, seeded, type Contestant } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatNs, formatRatio, type Table } from '../table.ts'
import { asQuoteCase, fundFenFlat, makeCases } from './one-rule.ts'
import { jsonRulesRival } from './rival-json-rules.ts'
import { publicodesRival } from './rival-publicodes.ts'
import { zenRival } from './rival-zen.ts'
import { computeReady, loadRelease, makeReady, stringDoor, traceReady } from './yidi.ts'

/** How many cases the ZEN engine gets at once, for it answers from threads of its own. */
const atOnce = 64

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  const cases = makeCases(8 * atOnce, seeded(20_240_101))
  const expected = cases.map(fundFenFlat)
  const notes = [
    'Ratios are by processor time, which a busy machine does not stretch.',
    `One rule (Hangzhou employee, inpatient, at home: 3 levels × 2 categories, 2 bands, yearly deductible), ${String(cases.length)} cases, equal answers from all.`,
    'Yidi computes its whole quote for it: scope, place, prepayment, deductible, bands, layers, accounts, sums to date.',
    'Calls one at a time unless the row says otherwise. json-rules-engine chooses the row only; its bands are added up in plain code.',
  ]

  const release = loadRelease()
  const quoteCases = cases.map(asQuoteCase)
  const ready = makeReady(release, quoteCases)
  const jsonRules = jsonRulesRival()
  const publicodes = publicodesRival()
  assert.deepEqual(ready.map(computeReady), expected)
  assert.deepEqual(await Promise.all(cases.map(jsonRules)), expected)
  assert.deepEqual(cases.map(publicodes), expected)
  const contestants: Contestant[] = [
    contestant('flat TypeScript, this rule alone', cases, fundFenFlat),
    contestant('Yidi, compiled case', ready, computeReady),
    contestant('Yidi, with explanation as data', ready, traceReady),
    contestant('Yidi, string door', quoteCases, stringDoor(release, false)),
    asyncContestant('json-rules-engine', cases, jsonRules),
    contestant('publicodes', cases, publicodes),
  ]
  const zen = zenRival()
  if ('absent' in zen) notes.push(`ZEN engine: not measured, ${zen.absent}.`)
  else {
    assert.deepEqual(await Promise.all(cases.map(zen.call)), expected)
    const batches = Array.from({ length: cases.length / atOnce }, (_, batch) =>
      cases.slice(batch * atOnce, (batch + 1) * atOnce),
    )
    contestants.push(
      asyncContestant('ZEN engine', cases, zen.call),
      asyncContestant(`ZEN engine, ${String(atOnce)} at once`, batches, (batch) => Promise.all(batch.map(zen.call))),
    )
  }

  const timings = (await race(contestants, rounds)).map((timing) => {
    const share = timing.name.endsWith('at once') ? atOnce : 1
    return { ...timing, minNs: timing.minNs / share, medianNs: timing.medianNs / share, cpuNs: timing.cpuNs / share }
  })
  const base = timings[0]!.cpuNs
  return [
    {
      title: 'One rule, several engines: time per case',
      head: ['engine', 'min', 'median', 'processor', '× flat'],
      rows: timings.map(({ name, minNs, medianNs, cpuNs }) => [
        name,
        formatNs(minNs),
        formatNs(medianNs),
        formatNs(cpuNs),
        formatRatio(cpuNs / base),
      ]),
      notes,
    },
  ]
}
