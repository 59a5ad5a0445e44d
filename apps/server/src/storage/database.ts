/**
 * The one door to PostgreSQL: embedded by default, or the operator's own by DATABASE_URL.
 */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { findRunning, openEmbedded, type EmbeddedCluster } from './embedded.ts'
import { createCiphers, settleKeyRing, type Ciphers, type FieldKey } from './ciphers.ts'
import { migrate } from './migrate.ts'
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
  onNotice?: (text: string) => void
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
   * Connections that do not wait for the disk, for the institutions' log of messages alone: what a message did is
   * committed after its claim in the same log of changes, and that commit waits for both.
   */
  logPool: pg.Pool
  kysely: Kysely<Tables>
  /** Encrypts and finds personal fields. */
  ciphers: Ciphers
  /** For tools that open their own connections (job queue, benchmarks). */
  connection(): pg.ClientConfig
  /** Process id of the embedded PostgreSQL; undefined for an external one. */
  embeddedPid(): number | undefined
  close(): Promise<void>
}

const databaseName = 'yidi'
const oldestVersion = 150000

/**
 * Opens the database and brings its tables up to date.
 * Throws StorageRefusal with a Chinese message when that is impossible.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl === undefined || config.databaseUrl === ''
    ? openEmbeddedDatabase(config)
    : openExternalDatabase(config, config.databaseUrl)
}

async function openEmbeddedDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.join === true) {
    const running = await findRunning(config.dataFolder, config.dataFolderChosen ?? false)
    if (running !== undefined) {
      const joined = { dataFolder: running.dataFolder, connection: () => running.connection(databaseName) }
      return finish({ ...config, dataFolder: running.dataFolder }, joined)
    }
  }
  const cluster = await openEmbedded({
    dataFolder: config.dataFolder,
    chosen: config.dataFolderChosen ?? false,
    ...(config.onNotice === undefined ? {} : { onNotice: config.onNotice }),
  })
  try {
    await createMissingDatabase(cluster)
    return await finish(config, { cluster, connection: () => cluster.connection(databaseName) })
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function createMissingDatabase(cluster: EmbeddedCluster): Promise<void> {
  const client = new pg.Client(cluster.connection())
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

async function openExternalDatabase(config: DatabaseConfig, url: string): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StorageRefusal(
      'database-url-malformed',
      '环境变量 DATABASE_URL 不是 PostgreSQL 地址，应形如 postgres://用户:密码@主机:5432/库名。处理办法：改正后重新启动。',
    )
  }
  try {
    return await finish(config, { connection: () => ({ connectionString: url }) })
  } catch (error) {
    if (error instanceof StorageRefusal) throw error
    throw new StorageRefusal(
      'database-unreachable',
      `连不上 DATABASE_URL 指定的数据库（${(error as Error).message || String((error as { code?: string }).code)}）。` +
        '处理办法：确认数据库已启动、地址和密码正确、本机能访问。',
      error,
    )
  }
}

interface Source {
  cluster?: EmbeddedCluster
  /** Of a cluster that another process owns. */
  dataFolder?: string
  connection: () => pg.ClientConfig
}

async function finish(config: DatabaseConfig, source: Source): Promise<Database> {
  const pool = openPool(source.connection(), config.poolSize ?? 16)
  const logPool = openLogPool(source.connection())
  try {
    const { number, text } = await readVersion(pool)
    if (number < oldestVersion) {
      throw new StorageRefusal(
        'database-too-old',
        `数据库版本是 PostgreSQL ${text}，本程序要求 15 或更新。处理办法：升级数据库，或去掉 DATABASE_URL 使用内嵌数据库。`,
      )
    }
    await migrate(pool)
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    // A restarted embedded PostgreSQL may listen elsewhere; the pool reads its options at every new connection.
    if (source.cluster !== undefined) {
      for (const { options } of [pool, logPool])
        Object.defineProperty(options, 'port', { get: () => source.connection().port, enumerable: true })
    }
    const dataFolder = source.cluster?.dataFolder ?? config.dataFolder
    return {
      kind: source.cluster === undefined && source.dataFolder === undefined ? 'external' : 'embedded',
      version: text,
      dataFolder,
      pool,
      logPool,
      kysely,
      ciphers: createCiphers(settleKeyRing(config.keys ?? [], config.indexKey, dataFolder)),
      connection: source.connection,
      embeddedPid: () => source.cluster?.pid(),
      async close() {
        await logPool.end()
        await kysely.destroy()
        await source.cluster?.stop()
      },
    }
  } catch (error) {
    await logPool.end()
    await pool.end()
    throw error
  }
}

async function readVersion(pool: pg.Pool): Promise<{ number: number; text: string }> {
  const { rows } = await pool.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  )
  return { number: Number(rows[0]?.number), text: rows[0]?.text ?? '' }
}

/**
 * A pool whose rows speak our types: whole fen (bigint) as number, days as YYYY-MM-DD text.
 * `allowExitOnIdle` for tests: open connections do not keep the process alive.
 */
export function openPool(connection: pg.ClientConfig, size: number, allowExitOnIdle = false): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: size, types: rowTypes, allowExitOnIdle })
  // A connection that breaks while idle (database restarted) is replaced at the next use; nothing is lost with it.
  pool.on('error', () => undefined)
  return pool
}

/** A small pool whose commits do not wait for the disk; see `Database.logPool`. */
export function openLogPool(connection: pg.ClientConfig, allowExitOnIdle = false): pg.Pool {
  return openPool({ ...connection, options: '-c synchronous_commit=off' }, 4, allowExitOnIdle)
}

const int8 = 20
const date = 1082
const dateArray = 1182
const textArray = 1009

const lookUpParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown

const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return wholeNumber
    if (oid === date) return (text: string) => text
    return lookUpParser(oid === dateArray ? textArray : oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe whole number`)
  return value
}
