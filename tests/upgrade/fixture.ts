/** The fixtures: where their files lie, their invented keys, and what opens the database of one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { buildApp } from '../../apps/server/src/app.ts'
import { fixedClock, systemClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { createCiphers } from '../../apps/server/src/platform/storage/ciphers.ts'
import type { Ciphers, Database } from '../../apps/server/src/platform/storage/index.ts'
import { migrate, readMigrations } from '../../apps/server/src/platform/storage/migrate.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import type { Platform } from '../hospital/hospital.ts'
import type { Expectations } from './expectations.ts'
import { migrationsOf, restoreRows, type Dump } from './rows.ts'

const folder = import.meta.dirname
const dumpEnd = '.json.gz'
const dumpFile = (name: string): string => path.join(folder, name + dumpEnd)
const expectationsFile = (name: string): string => path.join(folder, `${name}.expected.json`)

/** Invented, and good for nothing but these fixtures. */
const firstKey = { id: 'dump', key: Buffer.alloc(32, 'the key of the dump') }
const laterKey = { id: 'later', key: Buffer.alloc(32, 'the key after it') }
const indexKey = Buffer.alloc(32, 'the index key of the dump')

/** What wrote the dump. */
const dumpCiphers = createCiphers({ keys: [firstKey], indexKey })
/** While keys are changed: the later one writes, both read. */
export const changingCiphers = createCiphers({ keys: [laterKey, firstKey], indexKey })
/** After it: the first key is gone. */
export const laterCiphers = createCiphers({ keys: [laterKey], indexKey })

/** The first moment of the demonstration's day. */
export const firstMoment = '2026-06-20T01:00:00Z'
export const demonstrationPassword = 'a password of the dump 1'
/** Of whoever does most in the story. */
export const activeIdNumber = '330100198811020127'
/** Of every fixture there is, the oldest first. */
export function fixtureNames(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(dumpEnd))
  return files.map((file) => file.slice(0, -dumpEnd.length)).sort()
}

/** Under the name of the day on which it is made. */
export function writeFixture(dump: Dump, expectations: Expectations): void {
  const name = `demonstration-${systemClock.today().replaceAll('-', '')}`
  writeFileSync(dumpFile(name), gzipSync(JSON.stringify(dump), { level: 9 }))
  writeFileSync(expectationsFile(name), `${JSON.stringify(expectations, null, 1)}\n`)
}

export function readFixture(name: string): { dump: Dump; expectations: Expectations } {
  return {
    dump: JSON.parse(gunzipSync(readFileSync(dumpFile(name))).toString()) as Dump,
    expectations: JSON.parse(readFileSync(expectationsFile(name), 'utf8')) as Expectations,
  }
}

/** A database of the version that runs, without rows. */
export async function openFresh(): Promise<Database> {
  return openAt(readMigrations())
}

/** The database of a dump, as the version that runs finds it at its start. */
export async function openRestored(dump: Dump): Promise<Database> {
  const db = await openAt(migrationsOf(dump))
  await restoreRows(db.pool, dump)
  await migrate(db.pool, db.ciphers)
  return db
}

async function openAt(migrations: ReturnType<typeof readMigrations>): Promise<Database> {
  const db = { ...(await openTestDatabase({ empty: true })), ciphers: dumpCiphers }
  await migrate(db.pool, db.ciphers, migrations)
  return db
}

/** The program on such a database, at a moment. */
export async function openProgram(
  opened: Database,
  moment: string,
  ciphers: Ciphers = dumpCiphers,
  mailUrl = 'smtp://127.0.0.1:9',
): Promise<Platform> {
  const db = { ...opened, ciphers }
  const clock = fixedClock(moment)
  const environment = { YIDI_DEMO: '1', YIDI_SMTP_URL: mailUrl, YIDI_MAIL_FROM: 'notice@example.invalid' }
  const config = { ...readConfig(environment), logLevel: 'error' as const }
  return { app: await buildApp({ config, clock, database: db }), db, clock }
}
