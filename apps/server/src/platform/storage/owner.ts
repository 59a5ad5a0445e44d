/**
 * Who owns a cluster: the server that holds a session lock in its database, on a connection kept for nothing else. The
 * kernel closes that connection however the server ends, so the lock never outlives its holder. A PostgreSQL that
 * runs without a holder outlived a killed server and is stopped by the next.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseUser } from './cluster.ts'
import { diskFull, freeBytes, leastFreeBytes } from './disk.ts'
import type { EmbeddedPlace } from './embedded-place.ts'
import {
  disownPidFile,
  freePort,
  isAlive,
  isPostgresOf,
  logFile,
  readPidFile,
  removeEmptyPidFile,
  socketOf,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts'
import { StorageRefusal } from './refusal.ts'

/** Any number will do, as long as it stays the same: it names "the server that owns this cluster". */
const ownerLock = 2017_0728

/** Starts that end at once, before it is clear that the cluster does not start. */
const fruitlessStarts = 15

/** A cluster and how to enter it. */
export interface Cluster {
  place: EmbeddedPlace
  password: string
  /** PostgreSQL settings beside our own. */
  settings: Record<string, string>
  /** How long a PostgreSQL that is there already may take to come up, to go down, or to answer at all. */
  patienceMs: number
  /** Called when PostgreSQL is on its way: what the caller can do until it is up. */
  meanwhile?: (() => void) | undefined
}

export interface Owned {
  postmaster: Postmaster
  guard: pg.Client
}

/**
 * What asking for the lock came to: the connection that holds it now; 'held' by another server; 'starting', on its way
 * up or down; 'silent', there and not answering; 'nobody', no such PostgreSQL listens.
 */
type GuardAnswer = pg.Client | 'held' | 'starting' | 'silent' | 'nobody'

/**
 * How to connect to the cluster's PostgreSQL where it listens on `port`: through its socket in the cluster's folder, which
 * costs both sides less than the loopback address, where it has laid one there.
 */
export function connectionTo({ place, password }: Pick<Cluster, 'place' | 'password'>, port: number, database: string) {
  return { host: socketOf(place.clusterFolder, port) ?? loopback, port, user: databaseUser, password, database }
}

const loopback = '127.0.0.1'

/** pg has these methods, its types do not: whether a connection keeps the process alive. */
export function holding(client: pg.Client): { ref(): void; unref(): void } {
  return client as pg.Client & { ref(): void; unref(): void }
}

/**
 * Runs until this process alone owns a running PostgreSQL on the folder.
 * Throws StorageRefusal `already-running` when another server does, `database-silent` when a PostgreSQL that may be
 * another server's does not answer, `database-not-started` when it ends at every start; and the reason of `signal`.
 */
export async function own(cluster: Cluster, lastPort?: number, signal?: AbortSignal): Promise<Owned> {
  let port = lastPort ?? (await freePort())
  let fruitless = 0
  let latest = performance.now() + cluster.patienceMs
  for (;;) {
    signal?.throwIfAborted()
    const found = await takeOver(cluster)
    if (found === 'held') throw alreadyRunning(cluster.place)
    if (found === 'starting' || found === 'silent') {
      if (performance.now() > latest) throw silent(cluster.place)
      await pause(50)
      continue
    }
    // Not every file system takes a socket; there it is reached by its address alone.
    const settings = fruitless < 5 ? cluster.settings : { ...cluster.settings, unix_socket_directories: '' }
    const starting = startPostmaster(cluster.place, port, settings, signal)
    cluster.meanwhile?.()
    const postmaster = await starting
    if (postmaster === undefined) {
      if (++fruitless === fruitlessStarts) throw await notStarted(cluster.place)
      // The port may have been taken in between; memory of a killed one is released a moment later.
      if (fruitless % 5 === 4) port = await freePort()
      await pause(100)
      continue
    }
    latest = performance.now() + cluster.patienceMs
    const guard = await guardOf(cluster, postmaster.port)
    if (typeof guard === 'object') return { postmaster, guard }
    // What nobody guards must not run on. Where another start was quicker to the lock, it stops it too and starts its own.
    await stopPostmaster(postmaster.pid)
    if (guard !== 'held' && ++fruitless === fruitlessStarts) throw await notStarted(cluster.place)
  }
}

/** Deals with the PostgreSQL that the pid file names: one without an owner is stopped. 'nobody' means: the way is free. */
async function takeOver(cluster: Cluster): Promise<Exclude<GuardAnswer, pg.Client>> {
  const { clusterFolder } = cluster.place
  removeEmptyPidFile(clusterFolder)
  const running = readPidFile(clusterFolder)
  if (running === undefined || !isAlive(running.pid)) return 'nobody'
  const answer = await guardOf(cluster, running.port)
  if (typeof answer === 'object') {
    // The lock is kept until it is gone, so that nobody else takes it over meanwhile.
    await stopPostmaster(running.pid)
    await answer.end().catch(() => undefined)
    return 'nobody'
  }
  if (answer !== 'nobody') return answer
  if (isPostgresOf(clusterFolder, running.pid)) return isAlive(running.pid) ? 'starting' : 'nobody'
  disownPidFile(clusterFolder)
  return 'nobody'
}

/** Tries to become the owner through a connection that is kept. */
export async function guardOf(cluster: Cluster, port: number): Promise<GuardAnswer> {
  const client = new pg.Client({
    ...connectionTo(cluster, port, 'postgres'),
    // Also one that an earlier version left running, which lays no socket.
    host: loopback,
    application_name: 'yidi owner',
    connectionTimeoutMillis: Math.min(5000, cluster.patienceMs),
    query_timeout: Math.min(5000, cluster.patienceMs),
    keepAlive: true,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    if (rows[0]?.folder !== cluster.place.clusterFolder) {
      await client.end()
      return 'nobody'
    }
    // A server that was killed this very moment holds the lock until the kernel has closed its connection.
    for (let attempt = 0; attempt < 10; attempt++) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [ownerLock])
      if (rows[0]?.got === true) {
        // The guard alone must not keep a finished process alive.
        holding(client).unref()
        return client
      }
      await pause(100)
    }
    await client.end()
    return 'held'
  } catch (error) {
    await client.end().catch(() => undefined)
    const { code, message } = error as { code?: string; message: string }
    if (code === '57P03' || code === '57P01' || code === 'ECONNRESET') return 'starting'
    return /^(timeout expired|Query read timeout)/.test(message) ? 'silent' : 'nobody'
  }
}

function alreadyRunning(place: EmbeddedPlace): StorageRefusal {
  return new StorageRefusal(
    'already-running',
    `数据目录 ${place.dataFolder} 正被另一个已启动的异地服务使用，不能同时启动两个。` +
      '处理办法：先停掉那一个，或用环境变量 YIDI_DATA 为这一个指定其他目录（端口用 PORT 另选）。',
  )
}

function silent(place: EmbeddedPlace): StorageRefusal {
  const pid = readPidFile(place.clusterFolder)?.pid
  return new StorageRefusal(
    'database-silent',
    `数据目录 ${place.dataFolder} 的数据库进程${pid === undefined ? '' : `（进程号 ${String(pid)}）`}在运行，但没有应答，` +
      '分不清是否有另一个服务在用它，所以没有接管。处理办法：先停掉用它的服务；没有这样的服务，就结束这个进程后再启动。',
  )
}

async function notStarted(place: EmbeddedPlace): Promise<StorageRefusal> {
  // Its own log may lie on the full disk and then says nothing of it.
  if ((await freeBytes(place.dataFolder)) < leastFreeBytes) return diskFull(`数据目录 ${place.dataFolder} 没有空间了`)
  return new StorageRefusal(
    'database-not-started',
    `数据库没能启动，最近的日志：${lastLogLines(place)}。处理办法：查看 ${logFile(place)}；磁盘已满或目录权限改变是常见原因。`,
  )
}

function lastLogLines(place: EmbeddedPlace): string {
  try {
    return readFileSync(logFile(place), 'utf8').trim().split('\n').slice(-3).join(' ')
  } catch {
    return '（没有日志）'
  }
}
