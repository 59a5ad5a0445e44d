/**
 * How long does a year take under two policies? Compiled cases on the path of `yidi evaluate`, beside the same bills through
 * `quote` one by one; amounts of both are compared before anything is timed.
 */
import assert from 'node:assert/strict'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { Evaluation, LivedBills, Population } from '@yidi/rules/evaluation'
import type { EvaluatedCase } from '@yidi/rules/evaluation'
import { keep, median } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, formatNs, formatRatio, type Table } from '../table.ts'

const YEAR = 2024
const SEED = 42
const usualPeople = 30_000
/** Bills that are put into words, for the way through `quote`. */
const inWords = 3_000

function loaded(): Release {
  const { release, faults } = loadPolicyFolder()
  assert.deepEqual(faults, [])
  return release
}

const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

export function run({ rounds, people: sizes }: BenchOptions): Promise<Table[]> {
  // Two releases, as with a draft, so that each has tables of its own.
  const [before, after] = [loaded(), loaded()]
  const rows: string[][] = []
  for (const people of sizes.length > 0 ? sizes : [usualPeople]) {
    const population = new Population({
      release: before,
      pools: [...before.pools.keys()],
      people,
      seed: SEED,
      year: YEAR,
    })
    const bills = Array.from({ length: people }, (_, index) => new LivedBills(population.person(index + 1)))
    const count = bills.reduce((sum, each) => sum + each.count, 0)
    const add = (draft?: Release) => {
      const evaluation = new Evaluation(before, draft)
      for (const each of bills) evaluation.add(each)
      keep(evaluation.result())
      assert.equal(evaluation.cases, count)
    }
    const generated = () => {
      for (let number = 1; number <= people; number++) keep(population.person(number))
    }
    const lines = linesOf(bills, before, after)
    const asked = () => {
      for (const { case: one } of lines) {
        keep(quote(before, one))
        keep(quote(after, one))
      }
    }
    const base = perCase(rounds, count, () => add(after))
    for (const [name, many, each] of [
      ['a year under two policies', count, base],
      ['a year under one policy', count, perCase(rounds, count, () => add())],
      ['making the people', count, perCase(rounds, count, generated)],
      ['quote, one by one, both policies', lines.length, perCase(rounds, lines.length, asked)],
    ] as const)
      rows.push([
        name,
        formatCount(many),
        formatNs(each * 1e9),
        formatCount(1 / each),
        (each * 1e6).toFixed(1),
        formatRatio(each / base),
      ])
  }
  return Promise.resolve([
    {
      title: 'Policy evaluation: settlements a second and seconds for a million',
      head: ['what', 'settlements', 'processor each', 'a second', 's a million', '× evaluation'],
      rows,
      notes: [
        'Processor time on one core, the middle of the rounds; a settlement is counted once, though it is reckoned under both policies.',
        'The first two rows begin with the people at hand; the people of the third come before them.',
        `quote is asked of ${formatCount(inWords)} bills as text; its amounts equal those of the evaluation.`,
      ],
    },
  ])
}

const perCase = (rounds: number, count: number, work: () => void): number =>
  median(Array.from({ length: rounds + 1 }, () => cpuSeconds(work)).slice(1)) / count

/** Bills in words, as many as are wanted; what they come to is added up both ways. */
function linesOf(bills: readonly LivedBills[], before: Release, after: Release): EvaluatedCase[] {
  const lines: EvaluatedCase[] = []
  const evaluation = new Evaluation(before, after)
  for (const each of bills) {
    if (lines.length >= inWords) break
    evaluation.add(each, (line) => lines.push(line))
  }
  const fen = (text: string): number => Number(text.replace('.', ''))
  const pool = lines.reduce((sum, { after: one }) => sum + ('amounts' in one ? fen(one.amounts.fundPool) : 0), 0)
  assert.equal(pool, fen(evaluation.result().after.fundPool))
  return lines
}
