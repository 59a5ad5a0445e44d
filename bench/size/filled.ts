/** A database of one size, as the program opens it, with a server in front of it. */
import { buildApp } from '../../apps/server/src/app.ts'
import { generateDirectory, importInstitutions } from '../../apps/server/src/care/institutions/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openDatabase, type Database } from '../../apps/server/src/platform/storage/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { populate, readyStays, type Population, type ReadyStay } from '../population/index.ts'
import { logPosition } from './measured.ts'

export interface Filled {
  people: number
  db: Database
  app: App
  population: Population
  /** Can be settled at once, each once. */
  stays: readonly ReadyStay[]
  loadSeconds: number
  logBytes: number
  /** The cookie of a clerk. */
  desk: string
  signIn(personNo: string): Promise<string>
  close(): Promise<void>
}

/** Institutions of a province with so many people: those of the delta's guide for a million. */
const institutionsFor = (people: number): number => Math.ceil((95_673 * people) / 1_000_000)

/** Opens an empty folder, or that of an earlier run, and fills it. */
export async function fill(people: number): Promise<Filled> {
  const dataFolder = temporaryFolder('yidi-size-')
  const db = await openDatabase({ dataFolder, dataFolderChosen: true, poolSize: 2, onNotice: () => undefined })
  const clock = fixedClock('2026-06-30T02:00:00Z')
  const logBefore = await logPosition(db)
  const begin = performance.now()
  const population = await populate(db, { seed: 1, people })
  const loadSeconds = (performance.now() - begin) / 1000
  const logBytes = (await logPosition(db)) - logBefore
  const stays = await readyStays(db, { people: 480, staysEach: 1 })
  const { places } = openRelease(undefined)
  const bytes = Buffer.from([...generateDirectory(places, institutionsFor(people))].join(''))
  await importInstitutions(db, clock, places, { bytes, by: { actorKind: 'system', actor: 'bench' } })
  const client = await db.unhurried.pool.connect()
  await client.query('set statement_timeout = 0')
  await client.query('vacuum analyze')
  client.release(true)
  const config = { ...readConfig({ YIDI_DEMO: '1', YIDI_DATA: dataFolder }), logLevel: 'silent' as const }
  const app = await buildApp({ config, clock, database: db })
  return {
    ...{ people, db, app, population, stays, loadSeconds, logBytes },
    desk: await signInStaff(db, clock, { roles: ['accepting'], name: 'bench-desk', pool: '330100' }),
    signIn: (personNo) => signInCitizen(db, clock, personNo),
    close: async () => {
      await app.close()
      await db.close()
    },
  }
}
