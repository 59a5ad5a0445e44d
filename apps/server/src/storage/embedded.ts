/**
 * The embedded database: real PostgreSQL program files from npm, started and stopped by this server on loopback.
 *
 * Which server owns a data folder is decided by a session lock inside the database itself: it is free the moment its
 * holder dies, however it died. A postmaster that runs without a holder outlived a killed server and is stopped.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { settlePlace, type EmbeddedPlace } from './embedded-place.ts'
import {
  freePort,
  isAlive,
  logFile,
  readPidFile,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts'
import { StorageRefusal } from './refusal.ts'

const databaseUser = 'yidi'
/** Any number will do, as long as it stays the same: it names "the server that owns this cluster". */
const ownerLock = 2017_0728

interface EmbeddedOptions {
  dataFolder: string
  /** True when the operator named the folder; see `settlePlace`. */
  chosen?: boolean
  /** PostgreSQL settings beside our own, for tests that trade safety for speed. */
  settings?: Record<string, string>
  /** Told each Chinese notice; default: standard error. */
  onNotice?: (text: string) => void
}

export interface EmbeddedCluster {
  /** Where data really lies; differs from the wish when that was out of reach. */
  dataFolder: string
  /** How to connect, at this moment: after a crash of PostgreSQL the port may differ. */
  connection(database?: string): pg.ClientConfig & { host: string; port: number; user: string; password: string }
  /** Process id of the running PostgreSQL, for tests that kill it. */
  pid(): number
  stop(): Promise<void>
}

/**
 * Opens the cluster in `dataFolder`, creating it on first use.
 * Throws StorageRefusal `already-running` when another server uses the folder.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const notify = options.onNotice ?? ((text: string) => process.stderr.write(`${text}\n`))
  const place = settlePlace({ folder: options.dataFolder, chosen: options.chosen ?? false })
  for (const notice of place.notices) notify(notice)
  const password = keepPassword(place)
  await initialise(place, password)

  let stopping = false
  let owned = await own(place, password, options.settings ?? {}, undefined)
  removeLeftovers(place)

  function watch(current: Owned): void {
    current.postmaster.child.once('exit', () => {
      if (stopping) return
      notify('数据库进程意外结束，正在重新启动。已确认的数据不受影响。')
      own(place, password, options.settings ?? {}, current.postmaster.port).then(
        (next) => {
          owned = next
          if (stopping) void end(next)
          else watch(next)
        },
        (error: unknown) => notify(`数据库没能重新启动：${(error as Error).message}`),
      )
    })
  }
  watch(owned)

  // A server that ends without `stop` (an uncaught error) still takes its database along.
  const onExit = (): void => {
    owned.postmaster.child.kill('SIGINT')
  }
  process.once('exit', onExit)

  return {
    dataFolder: place.dataFolder,
    connection: (database = 'postgres') => connection(password, owned.postmaster.port, database),
    pid: () => owned.postmaster.child.pid ?? 0,
    async stop() {
      if (stopping) return
      stopping = true
      process.removeListener('exit', onExit)
      await end(owned)
    },
  }
}

/**
 * How to reach the embedded database of a server that is running, without becoming its owner: for the command line.
 * Undefined when none runs on the folder.
 */
export async function findRunning(
  folder: string,
  chosen = false,
): Promise<{ dataFolder: string; connection(database?: string): pg.ClientConfig } | undefined> {
  const place = settlePlace({ folder, chosen })
  const running = readPidFile(place.clusterFolder)
  if (running === undefined || !isAlive(running.pid)) return undefined
  const password = keepPassword(place)
  const answer = await guardOf(place, password, running.port)
  if (typeof answer === 'object') {
    // It outlived its server; whoever opens it next takes it over.
    await answer.end()
    return undefined
  }
  if (answer !== 'held') return undefined
  return {
    dataFolder: place.dataFolder,
    connection: (database = 'postgres') => connection(password, running.port, database),
  }
}

interface Owned {
  postmaster: Postmaster
  guard: pg.Client
}

/** pg has these methods, its types do not: whether a connection keeps the process alive. */
function holding(client: pg.Client): { ref(): void; unref(): void } {
  return client as pg.Client & { ref(): void; unref(): void }
}

async function end(owned: Owned): Promise<void> {
  // Waiting on a connection that holds nothing would end the process here, with PostgreSQL still running.
  holding(owned.guard).ref()
  await owned.guard.end().catch(() => undefined)
  const { child } = owned.postmaster
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  child.kill('SIGINT')
  await gone
}

function connection(password: string, port: number, database: string) {
  return { host: '127.0.0.1', port, user: databaseUser, password, database }
}

/** The password is made once and kept beside the data, readable by the one who runs the server alone. */
function keepPassword(place: EmbeddedPlace): string {
  const file = path.join(place.dataFolder, 'database-password')
  try {
    if (!existsSync(file)) {
      const own = `${file}.new-${randomBytes(4).toString('hex')}`
      writeFileSync(own, randomBytes(24).toString('base64url'), { mode: 0o600 })
      try {
        // A link never replaces: of two first starts at once, both read the one that came first.
        linkSync(own, file)
      } catch (error) {
        if (!existsSync(file)) throw error
      } finally {
        rmSync(own, { force: true })
      }
    }
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StorageRefusal(
      'data-folder-not-writable',
      `数据目录 ${place.dataFolder} 不能读写（${(error as Error).message}）。它可能是另一个系统用户创建的。` +
        '处理办法：用创建它的用户启动，或用环境变量 YIDI_DATA 指定其他目录。',
      error,
    )
  }
}

/** Makes the cluster beside its final place and moves it there: a start cut short leaves no half cluster. */
async function initialise(place: EmbeddedPlace, password: string): Promise<void> {
  if (existsSync(place.clusterFolder)) return
  const fresh = `${place.clusterFolder}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${fresh}.password`
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.user !== undefined) {
    chownSync(fresh, place.user.uid, place.user.gid)
    chownSync(passwordFile, place.user.uid, place.user.gid)
  }
  try {
    await run(place, path.join(place.programFolder, 'bin', 'initdb'), [
      `--pgdata=${fresh}`,
      `--username=${databaseUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own locale: the order of index entries must not depend on the machine's C library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ])
    renameSync(fresh, place.clusterFolder)
  } catch (error) {
    // Another first start came before us; its cluster has the same password.
    if (!existsSync(place.clusterFolder)) throw error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function run(place: EmbeddedPlace, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(program, args, {
      ...(place.user ?? {}),
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(initialisationFailed(place, output))
    })
  })
}

function initialisationFailed(place: EmbeddedPlace, output: string): StorageRefusal {
  return new StorageRefusal(
    'database-not-initialised',
    `数据库没能在 ${place.clusterFolder} 初始化：${output.trim().split('\n').slice(-3).join(' ')}。` +
      '处理办法：检查磁盘空间和目录权限，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
  )
}

/** Runs until this process alone owns a running PostgreSQL on the folder, or it is clear that it cannot. */
async function own(
  place: EmbeddedPlace,
  password: string,
  settings: Record<string, string>,
  lastPort: number | undefined,
): Promise<Owned> {
  let port = lastPort ?? (await freePort())
  for (let attempt = 0; attempt < 100; attempt++) {
    const running = readPidFile(place.clusterFolder)
    if (running !== undefined && isAlive(running.pid)) {
      const answer = await guardOf(place, password, running.port)
      if (answer === 'starting') {
        await pause(50)
        continue
      }
      if (answer === 'held') throw alreadyRunning(place)
      if (answer !== 'nobody') {
        await answer.end().catch(() => undefined)
        await stopPostmaster(running.pid)
        continue
      }
    }
    const postmaster = await startPostmaster(place, port, settings)
    if (postmaster === undefined) {
      // The port may have been taken in between; memory of a killed one is released a moment later.
      if (attempt % 5 === 4) port = await freePort()
      await pause(100)
      continue
    }
    const guard = await guardOf(place, password, postmaster.port)
    if (typeof guard === 'object') {
      // The guard alone must not keep a finished process alive.
      holding(guard).unref()
      return { postmaster, guard }
    }
    // Another server that started at the same moment was quicker and keeps this PostgreSQL.
    throw alreadyRunning(place)
  }
  throw new StorageRefusal(
    'database-not-started',
    `数据库没能启动，最近的日志：${lastLogLines(place)}。处理办法：查看 ${logFile(place)}；磁盘已满或目录权限改变是常见原因。`,
  )
}

/**
 * Tries to become the owner through a connection that is kept: the client when it succeeded, 'held' when another
 * server owns the cluster, 'starting' when PostgreSQL is on its way up or down, 'nobody' when no such PostgreSQL listens.
 */
async function guardOf(
  place: EmbeddedPlace,
  password: string,
  port: number,
): Promise<pg.Client | 'held' | 'starting' | 'nobody'> {
  const client = new pg.Client({
    ...connection(password, port, 'postgres'),
    application_name: 'yidi owner',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    if (rows[0]?.folder !== place.clusterFolder) {
      await client.end()
      return 'nobody'
    }
    // A server that was killed this very moment holds the lock until the kernel has closed its connection.
    for (let attempt = 0; attempt < 10; attempt++) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [ownerLock])
      if (rows[0]?.got === true) {
        return client
      }
      await pause(100)
    }
    await client.end()
    return 'held'
  } catch (error) {
    await client.end().catch(() => undefined)
    const code = (error as { code?: string }).code
    return code === '57P03' || code === '57P01' || code === 'ECONNRESET' ? 'starting' : 'nobody'
  }
}

function alreadyRunning(place: EmbeddedPlace): StorageRefusal {
  return new StorageRefusal(
    'already-running',
    `数据目录 ${place.dataFolder} 正被另一个已启动的异地服务使用，不能同时启动两个。` +
      '处理办法：先停掉那一个，或用环境变量 YIDI_DATA 为这一个指定其他目录（端口用 PORT 另选）。',
  )
}

function lastLogLines(place: EmbeddedPlace): string {
  try {
    return readFileSync(logFile(place), 'utf8').trim().split('\n').slice(-3).join(' ')
  } catch {
    return '（没有日志）'
  }
}

/** Clears what starts that were cut short left behind; only the owner may, for another may be at work on its own. */
function removeLeftovers(place: EmbeddedPlace): void {
  for (const name of readdirSync(place.dataFolder)) {
    if (name.includes('.new-')) rmSync(path.join(place.dataFolder, name), { recursive: true, force: true })
  }
}
