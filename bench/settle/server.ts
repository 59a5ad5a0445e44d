/**
 * The server of the settlement benchmark, in a process of its own: embedded PostgreSQL with every commit on disk, the
 * demonstration's institutions, people of its own with stays that are ready to settle. Talks to its parent by messages.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { buildApp } from '../../apps/server/src/app.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import { readFile, settlementParts } from '../../apps/server/src/person/file/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { planSettlement, reckonVisit } from '../../apps/server/src/care/settlements/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { newIdentifier } from '../../apps/server/src/care/visits/index.ts'
import { Hospital } from '../../tests/hospital/hospital.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import type { PersonCommit } from '../../apps/server/src/person/commands/index.ts'

/** A stay that can be settled at once. */
export interface ReadyStay {
  personNo: string
  visitId: string
  totalYuan: number
}

export type Request =
  | { ask: 'prepare'; people: number; staysEach: number }
  | { ask: 'commit'; stays: ReadyStay[]; connections: number }
  | { ask: 'cpu' }
  | { ask: 'stop' }

const institution = 'H31010000001'
const linesOfStay = 10
const priceYuan = 123.45

const dataFolder = temporaryFolder('yidi-bench-')
const db = await openDatabase({ dataFolder, dataFolderChosen: true, poolSize: 16, onNotice: () => undefined })
const clock = fixedClock('2026-06-20T02:00:00Z')
await loadDemonstration(db, clock.now())
const config = { ...readConfig({ YIDI_DEMO: '1', YIDI_DATA: dataFolder }), logLevel: 'silent' as const }
const app = await buildApp({ config, clock, database: db })
await app.listen({ host: '127.0.0.1', port: 0 })

/** Runs `work` for every item, so many at once. */
async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
    }),
  )
}

async function prepare(people: number, staysEach: number): Promise<ReadyStay[]> {
  const hospital = new Hospital(app, institution, '310100')
  const stays: ReadyStay[] = []
  const numbers = Array.from({ length: people }, (_, index) => `33010000000002${String(index).padStart(6, '0')}`)
  await inParallel(numbers, 4, async (personNo) => {
    await enterPerson(db, { personNo, pool: '330100', idNumber: `BENCH${personNo}`, name: '演示量测' }, clock.now())
    const credit = creditAccount(
      {
        sourceId: 'opening',
        pool: '330100',
        fund: 'past-year',
        amountFen: 1_000_00,
        reason: 'opening',
        bookedDay: '2026-01-01',
      },
      1,
    )
    await commitForPerson(db, {
      personNo,
      at: clock.now(),
      changes: {
        enrolment: [
          { enrolment_no: 1, pool: '330100', insurance: 'employee', category: 'active', from_day: '2020-01-01' },
        ],
        benefit_interval: [
          { interval_no: 1, insurance: 'employee', status: 'entitled', reason: '正常参保缴费', from_day: '2020-01-01' },
        ],
        account_entry: [credit.entry],
        posting: [credit.posting],
      },
      audit: [],
    })
    for (let stay = 0; stay < staysEach; stay++) {
      const visitId = await hospital.admit(personNo, { exp_content: '{"IPT_TYPE":"2"}' })
      const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YFA0000001', 'YFB0000001']
      await hospital.upload(
        personNo,
        visitId,
        Array.from({ length: linesOfStay }, (_, line) => [codes[line % codes.length]!, 1, priceYuan] as const),
      )
      // A day's stay each: stays of one person that lie at the same time are not both settled.
      await hospital.discharge(personNo, visitId, '2026-06-10')
      stays.push({ personNo, visitId, totalYuan: Math.round(linesOfStay * priceYuan * 100) / 100 })
    }
  })
  // By person, so that the caller can spread them.
  return stays.sort((one, other) => (one.personNo < other.personNo ? -1 : one.personNo > other.personNo ? 1 : 0))
}

/** The database function alone: settlements are computed beforehand, then written at so many connections. */
async function commitAlone(stays: readonly ReadyStay[], connections: number): Promise<number[]> {
  const release = openRelease(undefined)
  const commits: PersonCommit[] = []
  for (const { personNo, visitId } of stays) {
    const file = await readFile(db, { personNo, visitId, institution }, settlementParts)
    const visit = file!.visit!
    const reckoned = reckonVisit(release, file!, visit, {
      route: 'direct',
      to: visit.to_day!,
      useAccounts: true,
      payer: undefined,
      lines: file!.lines,
      diseases: [],
    })
    const command = {
      source: institution,
      name: '2304',
      key: `bench-${visitId}`,
      inputHash: createHash('sha256').update(visitId).digest(),
      single: true,
    }
    const settlementId = newIdentifier(clock.now())
    const { changes } = planSettlement(file!, visit, file!.lines, reckoned, {
      settlementId,
      now: clock.now(),
      today: clock.today(),
      command,
      engineVersion: 'bench',
      policyRelease: release.id,
    })
    commits.push({
      personNo,
      version: file!.version,
      command,
      subjectId: settlementId,
      reply: Buffer.alloc(1500, 1),
      at: clock.now(),
      changes,
      audit: [{ actorKind: 'institution', actor: institution, action: 'settlement-posted', subjectId: settlementId }],
      outbox: [{ kind: 'settlement-posted', subjectId: settlementId }],
    })
  }
  const times: number[] = []
  const begin = process.hrtime.bigint()
  await inParallel(commits, connections, async (commit) => {
    const start = process.hrtime.bigint()
    const answer = await commitForPerson(db, commit)
    if (answer.outcome !== 'done') throw new Error(`not written: ${answer.outcome}`)
    times.push(Number(process.hrtime.bigint() - start))
  })
  times.push(Number(process.hrtime.bigint() - begin))
  return times
}

/** Processor time in nanoseconds: of this process, and of PostgreSQL with all its children, living and gone. */
function cpuNs(): { server: number; database: number } {
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

// A parent that failed must not leave a server and a database behind.
process.once('disconnect', () => {
  void db.close().finally(() => process.exit(0))
})

const address = app.server.address()
process.on('message', (request: Request) => {
  void (async () => {
    switch (request.ask) {
      case 'prepare':
        return prepare(request.people, request.staysEach)
      case 'commit':
        return commitAlone(request.stays, request.connections)
      case 'cpu':
        return cpuNs()
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
