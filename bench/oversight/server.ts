/**
 * The server of the benchmark of findings, in a process of its own: a population with what happened to it, a hospital's stays that are ready
 * to settle, and the rules that run over all of it beside the gateway, as the program runs them.
 */
import { buildApp } from '../../apps/server/src/app.ts'
import { carryOnFindings, startFindingRun } from '../../apps/server/src/oversight/findings/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { populate, readyStays } from '../population/index.ts'
import type { ReadyStay } from '../population/index.ts'

export type Request = { ask: 'prepare'; people: number; stays: number } | { ask: 'look' } | { ask: 'stop' }

/** What the runs over every pool came to. */
export interface Looked {
  seconds: number
  people: number
  settlements: number
  institutions: number
  findings: number
  /** Resident memory before, and the most while they ran, in bytes. */
  memoryBefore: number
  memoryMost: number
}

const dataFolder = temporaryFolder('yidi-bench-')
const db = await openDatabase({ dataFolder, dataFolderChosen: true, onNotice: () => undefined })
const clock = fixedClock('2026-06-30T02:00:00Z')
const release = openRelease(undefined)
const config = { ...readConfig({ YIDI_DEMO: '1', YIDI_DATA: dataFolder }), logLevel: 'silent' as const }
const app = await buildApp({ config, clock, database: db })
await app.listen({ host: '127.0.0.1', port: 0 })

async function prepare(people: number, count: number): Promise<ReadyStay[]> {
  await populate(db, { seed: 20, people })
  const stays = await readyStays(db, { people: count, staysEach: 1 })
  await db.unhurried.pool.query('analyze')
  await db.unhurried.pool.query('checkpoint')
  return stays
}

/** A run in every pool over the whole year so far. */
async function look(): Promise<Looked> {
  const context = { database: db, clock, release }
  const by = { actorKind: 'system', actor: 'bench' } as const
  const memoryBefore = process.memoryUsage.rss()
  let memoryMost = memoryBefore
  const watch = setInterval(() => {
    memoryMost = Math.max(memoryMost, process.memoryUsage.rss())
  }, 20)
  const begin = performance.now()
  for (const pool of ['330100', '331000'])
    await db.kysely
      .transaction()
      .execute((transaction) =>
        startFindingRun(context, transaction, pool, { from: '2026-01-01', to: '2026-06-30' }, by),
      )
  await carryOnFindings(context)
  const seconds = (performance.now() - begin) / 1000
  clearInterval(watch)
  const { rows } = await db.pool.query<Pick<Looked, 'people' | 'settlements' | 'institutions' | 'findings'>>(
    `select sum(people)::int as people, sum(settlements)::int as settlements, sum(institutions)::int as institutions,
            sum(findings)::int as findings from oversight_run`,
  )
  return { ...rows[0]!, seconds, memoryBefore, memoryMost }
}

// A parent that failed must not leave a server and a database behind.
process.once('disconnect', () => {
  void db.close().finally(() => process.exit(0))
})

const address = app.server.address()
process.on('message', (request: Request) => {
  void (async () => {
    switch (request.ask) {
      case 'prepare':
        return prepare(request.people, request.stays)
      case 'look':
        return look()
      case 'stop':
        await app.close()
        await db.close()
        return 'stopped'
    }
  })().then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ error: String((error as Error).stack) }),
  )
})
process.send!({ answer: typeof address === 'object' && address !== null ? address.port : 0 })
