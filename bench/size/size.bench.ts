/**
 * What a question costs where few people are, and where many are: both databases stand side by side in one run, and every question
 * is asked of the one and the other in turn, so that a busy machine slows both alike. Figures are processor time and pages, which
 * other work does not stretch. `--people N` for each size (`--people 10000 --people 1000000`); 2,000 and 10,000 unless said.
 */
import { median } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, formatMiB, formatNs, type Table } from '../table.ts'
import { fill, type Filled } from './filled.ts'
import { spentOn, tableBytes, type Spent } from './measured.ts'
import { questions, type Question } from './questions.ts'

const sizes = [2_000, 10_000]

/** What one round of a question spent at one size, as it is told. */
async function askOnce(question: Question, filled: Filled, round: number): Promise<Spent> {
  const work = await question.ready(filled, round)
  const { programNs, databaseNs, pages } = await spentOn(filled.db, question.times, work)
  const share = question.per === 'person' ? 1000 / filled.people : 1
  return { programNs: programNs * share, databaseNs: databaseNs * share, pages: pages * share }
}

/** Gives each row as soon as it is there, too: large sizes take long, and what was measured before a break is worth keeping. */
async function ask(all: readonly Filled[], rounds: number): Promise<string[][]> {
  const rows: string[][] = []
  for (const question of questions) {
    const spent: Spent[][] = all.map(() => [])
    // The first rounds are for what is read and compiled once; a question about everybody takes long and is asked once.
    const warm = question.per === 'person' ? 0 : 2
    for (let round = 0; round < (warm === 0 ? 1 : warm + rounds); round++)
      for (const [at, filled] of all.entries()) {
        const one = await askOnce(question, filled, round)
        if (round >= warm) spent[at]!.push(one)
      }
    const middle = (at: number, of: keyof Spent) => median(spent[at]!.map((one) => one[of]))
    const last = all.length - 1
    const total = (at: number) => middle(at, 'programNs') + middle(at, 'databaseNs')
    rows.push([
      question.name,
      ...all.flatMap((_, at) => [
        formatNs(total(at)),
        formatNs(middle(at, 'databaseNs')),
        formatCount(middle(at, 'pages')),
      ]),
      (total(0) / total(last)).toFixed(2),
    ])
    console.error(rows.at(-1)!.join(' | '))
  }
  return rows
}

async function disk(filled: Filled): Promise<Table> {
  const tables = await tableBytes(filled.db)
  const all = tables.reduce((sum, table) => sum + table.all, 0)
  const settlements = tables.find(({ table }) => table === 'settlement')!.rows
  return {
    title: `Disk of ${formatCount(filled.people)} people and ${formatCount(settlements)} settlements`,
    head: ['table', 'rows', 'rows alone', 'with indexes', 'bytes a person'],
    rows: [
      ...tables
        .filter((table) => table.all > all / 200)
        .map(({ table, rows, heap, all: bytes }) => [
          table,
          formatCount(rows),
          formatMiB(heap),
          formatMiB(bytes),
          formatCount(bytes / filled.people),
        ]),
      ['all', '', '', formatMiB(all), formatCount(all / filled.people)],
    ],
    notes: [
      `Loaded in ${formatCount(filled.loadSeconds)} s, ${formatCount(filled.people / filled.loadSeconds)} people a second; log of changes ${formatMiB(filled.logBytes)},`,
      `${formatCount(filled.logBytes / filled.people)} bytes a person. A person has what a year brings: one visit, its settlement, ten lines.`,
    ],
  }
}

export async function run(options: BenchOptions): Promise<Table[]> {
  const all: Filled[] = []
  for (const people of options.people.length > 0 ? options.people : sizes) {
    const filled = await fill(people)
    console.error(`${formatCount(people)} people in ${formatCount(filled.loadSeconds)} s`)
    all.push(filled)
  }
  const rows = await ask(all, options.rounds)
  const disks: Table[] = []
  for (const filled of all) disks.push(await disk(filled))
  for (const filled of all) await filled.close()
  return [
    {
      title: 'One question at each size: processor time of both, of PostgreSQL alone, pages looked at',
      head: ['question', ...all.flatMap(({ people }) => [formatCount(people), 'PostgreSQL', 'pages']), 'ratio'],
      rows,
      notes: [
        'The ratio is of processor time, the smallest size by the largest: 1 is flat, above it the large one is cheaper.',
      ],
    },
    ...disks,
  ]
}
