/**
 * Every statement of the server with its plan at size. A walk notes them: tests that call every route and transaction run in
 * processes of their own, which tell what their connections send. Each is then planned, for values unknown, in a database that is
 * filled with `--people N` (2,000 unless said). `whole` names the large tables that a plan reads from end to end; `no index` those for
 * which there is no other way.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, type Table } from '../table.ts'
import { explain, type Planned } from './explain.ts'
import { fill } from './filled.ts'
import type { Noted } from './record-statements.ts'
import { reasonOf } from './whole.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What is walked: the pages of every role, every transaction of the interface, a simulated month of everybody, background work. */
const walk = [
  'apps/server/src/platform/access/bounds.test.ts',
  'apps/server/src/background.test.ts',
  'apps/server/src/*/*/*routes*.test.ts',
  'apps/server/src/*/doors/*.test.ts',
  'tests/simulation/simulation.test.ts',
  'tests/hospital/*.test.ts',
]

/** Statements as the walk sent them; one text once. What a test asks by itself has no origin in the server and is left out. */
function walkAll(): Noted[] {
  const file = path.join(temporaryFolder('yidi-walk-'), 'statements')
  const files = globSync(walk, { cwd: root }).sort()
  const preload = new URL('record-to-file.ts', import.meta.url).href
  spawnSync(process.execPath, ['--test', '--test-concurrency=2', ...files], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: `--import=${preload}`, YIDI_STATEMENTS: file },
  })
  if (!existsSync(file)) return []
  return readNoted(readFileSync(file, 'utf8'))
}

function readNoted(lines: string): Noted[] {
  const byText = new Map<string, Noted>()
  for (const line of lines.trim().split('\n')) {
    const noted = JSON.parse(line) as Noted
    if (noted.from !== '' && !noted.from.includes('.test.ts')) byText.set(noted.text, noted)
  }
  return [...byText.values()]
}

const shown = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '/').trim().slice(0, 70)

export async function run(options: BenchOptions): Promise<Table[]> {
  // A file of an earlier walk saves the walk.
  const kept = process.env['YIDI_STATEMENTS']
  const statements = kept === undefined ? walkAll() : readNoted(readFileSync(kept, 'utf8'))
  const filled = await fill(options.people[0] ?? 2_000)
  const planned = await explain(filled.db, statements)
  const without = new Map(
    (await explain(filled.db, statements, { withoutScans: true })).map((one) => [one.text, one.scans]),
  )
  await filled.close()
  const row = ({ from, text, scans, nodes, cost }: Planned) => {
    const noIndex = without.get(text) ?? []
    const whole = scans.length === 0 && noIndex.length === 0 ? '' : (reasonOf(from) ?? 'NOT EXPECTED')
    return [
      from,
      shown(text),
      scans.join(', '),
      noIndex.join(', '),
      whole,
      formatCount(cost),
      [...new Set(nodes)].join('; ').slice(0, 160),
    ]
  }
  return [
    {
      title: `Plans of ${formatCount(planned.length)} statements where ${formatCount(filled.people)} people are`,
      head: ['from', 'statement', 'whole', 'no index', 'why', 'cost', 'reaches'],
      rows: planned.sort((one, other) => (one.from < other.from ? -1 : 1)).map(row),
      notes: [
        `${formatCount(statements.length)} statements were noted; ${formatCount(statements.length - planned.length)} have no plan (transactions, settings, tables).`,
      ],
    },
  ]
}
