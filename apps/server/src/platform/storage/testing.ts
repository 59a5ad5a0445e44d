/**
 * Databases for tests: one real PostgreSQL a test process in a temporary folder, a fresh database a call, made from
 * a template that has been migrated once. Nothing needs to be closed: the process ends when its tests do, and takes
 * the folder along.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createCiphers, type Ciphers } from './ciphers.ts'
import type { Database } from './database.ts'
import { openEmbedded, type EmbeddedCluster } from './embedded.ts'
import { workLimits, type DatabaseLimits } from './limits.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openLogPool, openPool, openServingPool } from './pool.ts'
import type { Tables } from './tables/index.ts'

let cluster: Promise<EmbeddedCluster> | undefined
let databases = 0

interface TestDatabaseOptions {
  poolSize?: number
  empty?: boolean
  /** Leaves out this migration and all after it: a database of an earlier version. */
  before?: string
  limits?: DatabaseLimits
}

/**
 * A migrated, empty database of its own. Fast rather than crash-safe (fsync off); tests that kill PostgreSQL open
 * their own with `openDatabase`. `empty` leaves the migrations out.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  cluster ??= openTestCluster()
  const running = await cluster
  const name = `test_${++databases}`
  await administer(
    running,
    `create database ${name} template ${options.empty === true || options.before !== undefined ? 'template0' : 'migrated'} strategy file_copy`,
  )
  const connection = (): pg.ClientConfig => running.connection(name)
  const limits = options.limits === undefined ? {} : { limits: options.limits }
  const pool = openServingPool(connection(), { size: options.poolSize ?? 8, allowExitOnIdle: true, ...limits })
  const logPool = openLogPool(connection(), { allowExitOnIdle: true, ...limits })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { before } = options
  if (before !== undefined)
    await migrate(
      pool,
      testCiphers(),
      readMigrations().filter(({ name }) => name < before),
    )
  return {
    kind: 'embedded',
    version: 'test',
    dataFolder: running.dataFolder,
    pool,
    // The same connections: a test that puts something in place of one statement means all of them.
    commandPool: pool,
    logPool,
    kysely,
    unhurried: { pool, kysely },
    ciphers: testCiphers(),
    connection,
    embeddedPid: () => running.pid(),
    isDown: () => running.isDown(),
    close: async () => {
      await logPool.end()
      await kysely.destroy()
    },
  }
}

/** Connections of another process to a test database, as its `connection()` names it. */
export const poolOfTest = (connection: pg.ClientConfig): pg.Pool =>
  openPool(connection, { size: 2, limits: workLimits })

/** The keys of every test database. */
export function testCiphers(): Ciphers {
  return createCiphers({ keys: [{ id: 'test', key: Buffer.alloc(32, 1) }], indexKey: Buffer.alloc(32, 2) })
}

/** A temporary folder that a database user may pass through; removed when the process ends. */
export function temporaryFolder(prefix = 'yidi-test-'): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  if (folders.push(folder) === 1) process.once('exit', removeFolders)
  return folder
}

/** Waits until something holds, asking again and again, and says what was waited for when it does not come. */
export async function within(what: string, holds: () => boolean | Promise<boolean>, limitMs = 120_000): Promise<void> {
  const latest = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > latest) throw new Error(`waited ${String(limitMs)} ms in vain until ${what}`)
    await pause(20)
  }
}

/** A promise that is waited for so long and no longer; the error says what was waited for. */
export async function atMost<T>(limitMs: number, what: () => string, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = pause(limitMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`waited ${String(limitMs)} ms in vain for ${what()}`)
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}

const folders: string[] = []

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

/** Names the folder of a cluster that is prepared for a whole run of tests: copying it is quicker than making one. */
export const preparedClusterName = 'YIDI_TEST_CLUSTER'

/** Makes a cluster with the migrated template, stopped, for tests to copy; gives its folder. */
export async function prepareTestCluster(): Promise<string> {
  const made = await makeTestCluster(temporaryFolder('yidi-test-template-'))
  await made.stop()
  return made.dataFolder
}

async function openTestCluster(): Promise<EmbeddedCluster> {
  const prepared = process.env[preparedClusterName]
  const folder = temporaryFolder()
  if (prepared === undefined) return makeTestCluster(folder)
  // Whoever runs the database owns the files, so owners are copied along.
  execFileSync('cp', ['-a', `${prepared}/.`, folder])
  return startTestCluster(folder)
}

async function makeTestCluster(folder: string): Promise<EmbeddedCluster> {
  const opened = await startTestCluster(folder)
  await administer(opened, 'create database migrated')
  const pool = openPool(opened.connection('migrated'), { size: 1, limits: workLimits, allowExitOnIdle: true })
  await migrate(pool, testCiphers())
  await pool.end()
  return opened
}

async function startTestCluster(folder: string): Promise<EmbeddedCluster> {
  return openEmbedded({
    dataFolder: folder,
    chosen: true,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '32MB',
      max_wal_senders: '0',
      wal_level: 'minimal',
      autovacuum: 'off',
      min_wal_size: '32MB',
    },
    onNotice: () => undefined,
  })
}

async function administer(running: EmbeddedCluster, sql: string): Promise<void> {
  const client = new pg.Client(running.connection())
  await client.connect()
  await client.query(sql)
  await client.end()
}
