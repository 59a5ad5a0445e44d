/** How fast are rule engines on one same rule? Equal answers are asserted before anything is timed. */
import assert from 'node:assert/strict'
import { measure, measureAsync, seeded, type Timing } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatNs, formatRatio, type Table } from '../table.ts'
import { fundFenFlat, makeCases } from './one-rule.ts'
import { jsonRulesRival } from './rival-json-rules.ts'
import { publicodesRival } from './rival-publicodes.ts'
import { zenRival } from './rival-zen.ts'

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  const cases = makeCases(500, seeded(20_240_101))
  const expected = cases.map(fundFenFlat)
  const results: { name: string; timing: Timing }[] = []
  const notes = [
    `One rule (Hangzhou employee, inpatient, at home: 3 levels × 2 categories, 2 bands, yearly deductible), ${String(cases.length)} cases, equal answers from all.`,
    'Calls one at a time unless the row says otherwise. json-rules-engine chooses the row only; its bands are added up in plain code.',
  ]

  results.push({
    name: 'flat TypeScript, this rule alone',
    timing: measure({ name: 'flat', call: fundFenFlat }, cases, rounds),
  })

  const jsonRules = jsonRulesRival()
  for (const [index, each] of cases.entries())
    assert.equal(await jsonRules(each), expected[index], JSON.stringify(each))
  results.push({
    name: 'json-rules-engine',
    timing: await measureAsync({ name: 'json-rules-engine', call: jsonRules }, cases, rounds),
  })

  const zen = zenRival()
  if ('absent' in zen) notes.push(`ZEN engine: not measured, ${zen.absent}.`)
  else {
    for (const [index, each] of cases.entries())
      assert.equal(await zen.call(each), expected[index], JSON.stringify(each))
    results.push({ name: 'ZEN engine', timing: await measureAsync({ name: 'zen', call: zen.call }, cases, rounds) })
    // It answers from threads of its own, so it is also given many cases at once.
    const atOnce = 64
    const batches = Array.from({ length: 8 }, (_, batch) =>
      cases.slice(batch * atOnce, batch * atOnce + atOnce),
    ).filter((batch) => batch.length === atOnce)
    const together = (batch: typeof cases): Promise<unknown> => Promise.all(batch.map((each) => zen.call(each)))
    const timing = await measureAsync({ name: 'zen', call: together }, batches, rounds)
    results.push({
      name: `ZEN engine, ${String(atOnce)} at once`,
      timing: { minNs: timing.minNs / atOnce, medianNs: timing.medianNs / atOnce },
    })
  }

  const publicodes = publicodesRival()
  for (const [index, each] of cases.entries()) assert.equal(publicodes(each), expected[index], JSON.stringify(each))
  results.push({ name: 'publicodes', timing: measure({ name: 'publicodes', call: publicodes }, cases, rounds) })

  const base = results[0]!.timing.medianNs
  return [
    {
      title: 'One rule, several engines: time per case',
      head: ['engine', 'min', 'median', '× flat'],
      rows: results.map(({ name, timing }) => [
        name,
        formatNs(timing.minNs),
        formatNs(timing.medianNs),
        formatRatio(timing.medianNs / base),
      ]),
      notes,
    },
  ]
}
