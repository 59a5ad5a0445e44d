/**
 * The server of the settlement benchmark, in a process of its own: embedded PostgreSQL with every commit on disk, the
 * demonstration's institutions, people of its own with stays that are ready to settle. Talks to its parent by messages.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { buildApp } from '../../apps/server/src/app.ts'
import { planSettlement, reckonVisit } from '../../apps/server/src/care/settlements/index.ts'
import { newIdentifier } from '../../apps/server/src/care/visits/index.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import type { PersonCommit } from '../../apps/server/src/person/commands/index.ts'
import { readFile, settlementParts } from '../../apps/server/src/person/file/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { seeded } from '../measure.ts'
import { readyStays } from '../population/index.ts'
import type { ReadyStay } from '../population/index.ts'
import { institution } from './messages.ts'
import { difference } from './spent.ts'
import type { Spent } from './spent.ts'

export type Request =
  | { ask: 'prepare'; stays: number }
  | { ask: 'ceiling'; stays: readonly ReadyStay[]; connections: number }
  | { ask: 'spent' }
  | { ask: 'stop' }

/** Settlements a second that the bare statement reaches, and what they cost. */
export interface Ceiling {
  perSecond: number
  cost: Spent
}

const dataFolder = temporaryFolder('yidi-bench-')
const db = await openDatabase({ dataFolder, dataFolderChosen: true, onNotice: () => undefined })
const clock = fixedClock('2026-06-20T02:00:00Z')
await loadDemonstration(db, clock.now())
const config = { ...readConfig({ YIDI_DEMO: '1', YIDI_DATA: dataFolder }), logLevel: 'silent' as const }
const app = await buildApp({ config, clock, database: db })
await app.listen({ host: '127.0.0.1', port: 0 })

async function prepare(count: number): Promise<ReadyStay[]> {
  const stays = await readyStays(db, { people: count, staysEach: 1 })
  await db.unhurried.pool.query('checkpoint')
  return shuffled(stays)
}

/** Neighbours of the database are not settled one after another. */
function shuffled<Item>(list: readonly Item[]): Item[] {
  const random = seeded(20260620)
  return list
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

const release = openRelease(undefined)

/** What the program would send for a settlement, beginning with the version that it would meet: text and values. */
async function statementOfSettlement({ personNo, visitId }: ReadyStay): Promise<object> {
  const file = (await readFile(db, { personNo, visitId, institution }, settlementParts))!
  const visit = file.visit!
  const now = clock.now()
  const reckoned = reckonVisit(release, file, visit, {
    route: 'direct',
    to: visit.to_day!,
    on: clock.today(),
    useAccounts: true,
    payer: undefined,
    lines: file.lines,
    diseases: [],
  })
  const command = {
    source: institution,
    name: '2304',
    key: `bench-${visitId}`,
    inputHash: createHash('sha256').update(visitId).digest(),
    single: true,
  }
  const settlementId = newIdentifier(now)
  const { changes } = planSettlement(file, visit, file.lines, reckoned, {
    settlementId,
    now,
    today: clock.today(),
    command,
    engineVersion: 'bench',
    policyRelease: release.id,
  })
  const commit: PersonCommit = {
    personNo,
    version: file.version,
    isNew: true,
    command,
    subjectId: settlementId,
    reply: Buffer.alloc(1500, 1),
    at: now,
    changes,
    audit: [{ actorKind: 'institution', actor: institution, action: 'settlement-posted', subjectId: settlementId }],
    outbox: [{ kind: 'settlement-posted', subjectId: settlementId }],
  }
  const sent: object[] = []
  const catching = {
    query: (statement: object) => {
      sent.push(statement)
      return Promise.resolve({ rows: [{ version: 1 }] })
    },
  }
  await commitForPerson({ pool: catching as never, ciphers: db.ciphers }, commit)
  return sent[0]!
}

/** The bare prepared statement of a settlement, its values computed beforehand, at so many connections. */
async function ceiling(stays: readonly ReadyStay[], connections: number): Promise<Ceiling> {
  const statements: object[] = []
  for (const stay of stays) statements.push(await statementOfSettlement(stay))
  const before = await spent()
  const begin = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let statement = statements[next++]; statement !== undefined; statement = statements[next++]) {
        const { rows } = await db.commandPool.query<{ version: number | null }>(statement as never)
        if (rows[0]?.version === null) throw new Error('a settlement was not written')
      }
    }),
  )
  const perSecond = (stays.length / (performance.now() - begin)) * 1000
  return { perSecond, cost: difference(before, await spent()) }
}

/** Processor time of this process, and of PostgreSQL with all its children, living and gone. */
function processorTime(): { server: number; database: number } {
  const { user, system } = process.cpuUsage()
  const postmaster = db.embeddedPid() ?? 0
  // Clock ticks of Linux: a hundred a second.
  const tickNs = 10_000_000
  let ticks = 0
  for (const file of globSync('/proc/[0-9]*/stat')) {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      continue
    }
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const pid = Number(text.slice(0, text.indexOf(' ')))
    if (pid === postmaster) ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
    else if (Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12])
  }
  return { server: (user + system) * 1000, database: ticks * tickNs }
}

async function spent(): Promise<Spent> {
  const { rows } = await db.unhurried.pool.query<{ bytes: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bytes`,
  )
  return { ...processorTime(), walBytes: rows[0]!.bytes }
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
        return prepare(request.stays)
      case 'ceiling':
        return ceiling(request.stays, request.connections)
      case 'spent':
        return spent()
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
