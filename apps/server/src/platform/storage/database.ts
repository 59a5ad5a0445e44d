/**
 * The one door to PostgreSQL: embedded by default, or the operator's own by DATABASE_URL.
 */
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { findRunning, openEmbedded, type EmbeddedCluster } from './embedded.ts'
import { createCiphers, settleKeyRing, type Ciphers, type FieldKey } from './ciphers.ts'
import { diskFull } from './disk.ts'
import { databaseFailure } from './failures.ts'
import { servingLimits, workLimits, type DatabaseLimits } from './limits.ts'
import { migrate } from './migrate.ts'
import { openLogPool, openPool, openServingPool } from './pool.ts'
import { StorageRefusal } from './refusal.ts'
import type { Tables } from './tables/index.ts'

interface DatabaseConfig {
  /** postgres://… of an existing PostgreSQL 15 or newer; without it the embedded one is opened. */
  databaseUrl?: string | undefined
  /** Folder of the embedded database and of what the program keeps beside it. */
  dataFolder: string
  /** True when the operator named the folder (YIDI_DATA); then it is never replaced by another. */
  dataFolderChosen?: boolean
  /** Keys of personal fields, the first one writes; without them a demonstration makes its own, kept with the data. */
  keys?: readonly FieldKey[]
  /** Key of the blind index; goes with `keys`. */
  indexKey?: Buffer | undefined
  /** Connections at most; one PostgreSQL serves more commands with few busy ones than with many. */
  poolSize?: number
  /** How long what somebody waits for may take; absent: the defaults. */
  databaseLimits?: DatabaseLimits
  /**
   * What can be done while PostgreSQL starts. It is done before anything is written to the tables; where it fails, nothing is, and
   * the database is not opened.
   */
  meanwhile?: () => Promise<unknown>
  onNotice?: (text: string) => void
  /** Called when the embedded database's folder is lost while it is in use; see `openEmbedded`. */
  onLost?: (refusal: StorageRefusal) => void
  /** For the command line: when a server runs on the folder, use its database instead of refusing. */
  join?: boolean
}

export interface Database {
  kind: 'embedded' | 'external'
  /** PostgreSQL's version, for /health. */
  version: string
  /** Where data lies besides the database (keys, demonstration password); may differ from the wish, see embedded-place.ts. */
  dataFolder: string
  pool: pg.Pool
  /**
   * Connections of the commands about a person alone, no more than the machine does at once: each has its plans, and many
   * busy ones only take the processor from each other. A list that takes long never makes a command wait.
   */
  commandPool: pg.Pool
  /**
   * Connections that do not wait for the disk, for the institutions' log of messages alone: what a message did is
   * committed after its claim in the same log of changes, and that commit waits for both.
   */
  logPool: pg.Pool
  kysely: Kysely<Tables>
  /** The same records for what nobody waits for (background work, imports): connections of its own, generous limits. */
  unhurried: Pick<Database, 'pool' | 'kysely'>
  /** Encrypts and finds personal fields. */
  ciphers: Ciphers
  /** For tools that open their own connections (job queue, benchmarks). */
  connection(): pg.ClientConfig
  /** Process id of the embedded PostgreSQL; undefined for an external one. */
  embeddedPid(): number | undefined
  /** True while the embedded PostgreSQL has ended and is not up again. */
  isDown(): boolean
  close(): Promise<void>
}

const databaseName = 'yidi'
const oldestVersion = 150000
/** How long connections in use may take to be given back when the database is closed. */
const closeWithinMs = 5_000

/**
 * Opens the database and brings its tables up to date.
 * Throws StorageRefusal with a Chinese message when that is impossible.
 */
export async function openDatabase(asked: DatabaseConfig): Promise<Database> {
  let begun: Promise<unknown> | undefined
  const config = { ...asked, meanwhile: () => (begun ??= asked.meanwhile?.() ?? Promise.resolve()) }
  return config.databaseUrl === undefined || config.databaseUrl === ''
    ? openEmbeddedDatabase(config)
    : openExternalDatabase(config, config.databaseUrl)
}

async function openEmbeddedDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.join === true) {
    const running = await findRunning(config.dataFolder, config.dataFolderChosen ?? false)
    if (running !== undefined) {
      const joined = { dataFolder: running.dataFolder, connection: () => running.connection(databaseName) }
      return finish({ ...config, dataFolder: running.dataFolder }, joined).catch(refuse)
    }
  }
  const cluster = await openEmbedded({
    dataFolder: config.dataFolder,
    chosen: config.dataFolderChosen ?? false,
    onNotice: config.onNotice,
    onLost: config.onLost,
    // Its failure is told where it is waited for.
    meanwhile: () => void config.meanwhile?.().catch(() => undefined),
  }).catch(refuse)
  try {
    await config.meanwhile?.()
    await createMissingDatabase(cluster)
    return await finish(config, { cluster, connection: () => cluster.connection(databaseName) })
  } catch (error) {
    await cluster.stop()
    return refuse(error)
  }
}

async function createMissingDatabase(cluster: EmbeddedCluster): Promise<void> {
  const pool = openPool(cluster.connection(), { size: 1, limits: workLimits })
  try {
    const { rowCount } = await pool.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await pool.query(`create database ${databaseName}`)
  } finally {
    await pool.end()
  }
}

async function openExternalDatabase(config: DatabaseConfig, url: string): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StorageRefusal(
      'database-url-malformed',
      '环境变量 DATABASE_URL 不是 PostgreSQL 地址，应形如 postgres://用户:密码@主机:5432/库名。处理办法：改正后重新启动。',
    )
  }
  await config.meanwhile?.()
  return finish(config, { connection: () => ({ connectionString: url }) }).catch((error: unknown) =>
    error instanceof StorageRefusal || databaseFailure(error) === 'full' ? refuse(error) : refuseExternal(error),
  )
}

/** What the operator must put right (account, password, name) apart from what may pass by itself. */
function refuseExternal(error: unknown): never {
  const { code, message } = error as { code?: string; message: string }
  if (/^(28...|3D000|42501)$/.test(code ?? '')) {
    throw new StorageRefusal(
      'database-access-refused',
      `DATABASE_URL 指定的数据库不让进（${message}）。处理办法：核对用户、密码、库名和权限。`,
      error,
    )
  }
  throw new StorageRefusal(
    'database-unreachable',
    `连不上 DATABASE_URL 指定的数据库（${message || String(code)}）。` +
      '处理办法：确认数据库已启动、地址和端口正确、本机能访问。',
    error,
  )
}

/** A full disk shows itself in many places of a start and is always the same fault; all else stays as it is. */
function refuse(error: unknown): never {
  const told = String((error as Error).message)
  if (error instanceof StorageRefusal && error.code === 'disk-full') throw error
  if (databaseFailure(error) !== 'full' && !/No space left on device|ENOSPC/.test(told)) throw error
  throw diskFull(told, error)
}

interface Source {
  cluster?: EmbeddedCluster
  /** Of a cluster that another process owns. */
  dataFolder?: string
  connection: () => pg.ClientConfig
}

async function finish(config: DatabaseConfig, source: Source): Promise<Database> {
  const limits = config.databaseLimits ?? servingLimits
  const pool = openServingPool(source.connection(), { size: config.poolSize ?? 16, limits })
  const commandPool = openServingPool(source.connection(), { size: commandConnections(), limits })
  const unhurried = openPool(source.connection(), { size: 8, limits: workLimits })
  const logPool = openLogPool(source.connection(), { limits })
  const pools = [pool, commandPool, unhurried, logPool]
  try {
    const version = await readVersion(pool)
    const dataFolder = source.cluster?.dataFolder ?? config.dataFolder
    const ciphers = createCiphers(settleKeyRing(config.keys ?? [], config.indexKey, dataFolder))
    await migrate(unhurried, ciphers)
    // A restarted embedded PostgreSQL may listen elsewhere; the pool reads its options at every new connection.
    if (source.cluster !== undefined) {
      for (const { options } of pools)
        Object.defineProperty(options, 'port', { get: () => source.connection().port, enumerable: true })
    }
    return {
      kind: source.cluster === undefined && source.dataFolder === undefined ? 'external' : 'embedded',
      version,
      dataFolder,
      pool,
      commandPool,
      logPool,
      kysely: kyselyOn(pool),
      unhurried: { pool: unhurried, kysely: kyselyOn(unhurried) },
      ciphers,
      connection: source.connection,
      embeddedPid: () => source.cluster?.pid(),
      isDown: () => source.cluster?.isDown() ?? false,
      async close() {
        // Work under way has ended before; what hangs all the same must not keep PostgreSQL from being stopped.
        await Promise.race([endPools(pools), pause(closeWithinMs, undefined, { ref: false })])
        await source.cluster?.stop()
      },
    }
  } catch (error) {
    await endPools(pools)
    throw error
  }
}

/** Some of them wait for the disk while others work. */
const commandConnections = (): number => Math.max(4, 2 * availableParallelism())

const endPools = (pools: pg.Pool[]): Promise<unknown> => Promise.all(pools.map((pool) => pool.end()))

const kyselyOn = (pool: pg.Pool): Kysely<Tables> => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** PostgreSQL's version as text. Throws StorageRefusal when it is too old. */
async function readVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  )
  const { number, text } = rows[0]!
  if (Number(number) < oldestVersion) {
    throw new StorageRefusal(
      'database-too-old',
      `数据库版本是 PostgreSQL ${text}，本程序要求 15 或更新。处理办法：升级数据库，或去掉 DATABASE_URL 使用内嵌数据库。`,
    )
  }
  return text
}
