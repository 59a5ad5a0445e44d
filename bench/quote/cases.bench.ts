/** What does one case cost in our engine: compiled, with its explanation, through the string door, and as a line of JSON? */
import { contestant, race, seeded } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, formatNs, formatRatio, type Table } from '../table.ts'
import { makeQuoteCases } from './case-mix.ts'
import { computeReady, explainReady, loadRelease, makeReady, stringDoor, traceReady } from './yidi.ts'

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  const release = loadRelease()
  const cases = makeQuoteCases(2_000, seeded(42))
  const ready = makeReady(release, cases)
  const lines = cases.map((each) => JSON.stringify(each))
  const plain = stringDoor(release, false)
  const timings = await race(
    [
      contestant('compiled case, amounts', ready, computeReady),
      contestant('compiled case, amounts and explanation as data', ready, traceReady),
      contestant('compiled case, amounts and sentences', ready, explainReady),
      contestant('string door', cases, plain),
      contestant('string door, with explanation', cases, stringDoor(release, true)),
      contestant('bare JSON of the case', lines, (line) => JSON.stringify(JSON.parse(line))),
      contestant('line in, line out', lines, (line) => JSON.stringify(plain(JSON.parse(line)))),
    ],
    rounds,
  )
  const base = timings[0]!.cpuNs
  return [
    {
      title: 'One case in our engine',
      head: ['what', 'min', 'median', 'processor', 'a second', '× compiled'],
      rows: timings.map(({ name, minNs, medianNs, cpuNs }) => [
        name,
        formatNs(minNs),
        formatNs(medianNs),
        formatNs(cpuNs),
        formatCount(1e9 / cpuNs),
        formatRatio(cpuNs / base),
      ]),
      notes: [
        'Ratios and cases a second are by processor time, which a busy machine does not stretch.',
        `${formatCount(cases.length)} different cases of three pools, all kinds of visit, at home and away; ${formatCount(ready.length)} of them have figures.`,
        'Compiled: whole numbers and interned codes, the tables of the day at hand; loading the bill is part of the time.',
      ],
    },
  ]
}
