/**
 * How long does the monthly run over the personal accounts of 100,000 people take, every commit on disk: three in four are in work and
 * have two months paid, one in four is retired? Beside it the same for a few of them one command a commit, sixteen at once, as
 * everything else about a person is written.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { carryOnRuns, readyRun, startRun } from '../../apps/server/src/contributions/accounts/index.ts'
import { enterMembers } from '../../apps/server/src/contributions/accounts/testing.ts'
import { creditContribution } from '../../apps/server/src/money/ledger/index.ts'
import { runPersonCommand } from '../../apps/server/src/person/commands/index.ts'
import { nothingUndoes } from '../../apps/server/src/person/commands/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { formatCount, type Table } from '../table.ts'

const people = Number(process.env['YIDI_BENCH_PEOPLE'] ?? 100_000)
const oneByOne = Math.min(4_000, people)
const atOnce = 16
const clock = fixedClock('2025-12-20T02:00:00Z')

const numberOf = (index: number): string => `3399${String(index).padStart(16, '0')}`

async function prepare(database: Database): Promise<void> {
  const size = 10_000
  for (let first = 0; first < people; first += size)
    await enterMembers(
      database,
      Array.from({ length: Math.min(size, people - first) }, (_, at) => {
        const personNo = numberOf(first + at)
        return at % 4 === 3
          ? { personNo, category: 'retired' as const, birthDay: `${String(1945 + (at % 15))}-03-01` }
          : { personNo, paid: { '2025-11': 12_650, '2025-12': 12_650 } }
      }),
    )
  await database.pool.query('analyze')
}

/** The same credit, a command and a commit a person. */
async function writeOneByOne(database: Database): Promise<number> {
  let next = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < oneByOne; index = next++) {
        const key = `bench:${String(index)}`
        const command = {
          source: 'system',
          name: 'bench',
          key,
          inputHash: createHash('sha256').update(key).digest(),
          single: true,
        }
        const told = { sourceId: `bench-${String(index)}`, pool: '339900', bookedDay: clock.today(), period: '2025-10' }
        await runPersonCommand({ database, clock }, numberOf(index), command, ['contributions'], nothingUndoes, () =>
          Promise.resolve({
            subjectId: key,
            changes: creditContribution(told, { 'current-year': 12_650 }),
            audit: [{ actorKind: 'system', actor: 'bench', action: 'account.monthly-credit', subjectId: key }],
            answer: null,
          }),
        )
      }
    }),
  )
  return (performance.now() - begin) / 1000
}

export async function run(): Promise<Table[]> {
  const dataFolder = temporaryFolder('yidi-bench-')
  const database = await openDatabase({ dataFolder, dataFolderChosen: true, poolSize: 16, onNotice: () => undefined })
  try {
    await prepare(database)
    const context = { database, clock, release: openRelease(undefined) }
    const ready = await readyRun(context, '339900', { kind: 'monthly-credit', period: '2025-12' })
    const by = { actorKind: 'system', actor: 'bench' } as const
    await database.kysely.transaction().execute((transaction) => startRun(context, transaction, ready, by))
    const cpuBefore = process.cpuUsage()
    const begin = performance.now()
    await carryOnRuns(context)
    const seconds = (performance.now() - begin) / 1000
    const { user, system } = process.cpuUsage(cpuBefore)
    const { rows } = await database.pool.query<{ people: number; state: string }>(
      'select people, state from account_run',
    )
    assert.deepEqual(rows, [{ people, state: 'done' }])
    const single = await writeOneByOne(database)
    const row = (name: string, count: number, took: number, cpu: string) => [
      name,
      formatCount(count),
      took.toFixed(1),
      formatCount(count / took),
      cpu,
    ]
    const ratio = people / seconds / (oneByOne / single)
    return [
      {
        title: `the monthly run, each person a command; it writes ${ratio.toFixed(1)} times as many a second as one commit each`,
        head: ['how', 'people', 'seconds', 'a second', 'seconds of our processor'],
        rows: [
          row('the run', people, seconds, ((user + system) / 1e6).toFixed(1)),
          row(`one commit each, ${String(atOnce)} at once`, oneByOne, single, '–'),
        ],
      },
    ]
  } finally {
    await database.close()
  }
}
