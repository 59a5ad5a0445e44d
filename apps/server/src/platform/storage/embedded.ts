/**
 * The embedded database: real PostgreSQL program files from npm, started and stopped by this server on loopback.
 * Its files are made in cluster.ts, who owns them is settled in owner.ts, and supervisor.ts keeps it running.
 */
import type pg from 'pg'
import { initialise, keepPassword, removeLeftovers } from './cluster.ts'
import { settlePlace } from './embedded-place.ts'
import { connectionTo, guardOf } from './owner.ts'
import { isAlive, readPidFile } from './postmaster.ts'
import type { StorageRefusal } from './refusal.ts'
import { supervise } from './supervisor.ts'

const patienceMs = 20_000

interface EmbeddedOptions {
  dataFolder: string
  /** True when the operator named the folder; see `settlePlace`. */
  chosen?: boolean
  /** PostgreSQL settings beside our own, for tests that trade safety for speed. */
  settings?: Record<string, string>
  /** How long a PostgreSQL that runs on the folder already may leave a question unanswered, before the start refuses. */
  patienceMs?: number
  /** Called when PostgreSQL is on its way: what the caller can do until it is up. */
  meanwhile?: (() => void) | undefined
  /** Told each Chinese notice; default: standard error. */
  onNotice?: ((text: string) => void) | undefined
  /** Called when the folder is lost while it is in use: gone, or another server's. PostgreSQL has been stopped then. */
  onLost?: ((refusal: StorageRefusal) => void) | undefined
}

export interface EmbeddedCluster {
  /** Where data really lies; differs from the wish when that was out of reach. */
  dataFolder: string
  /** How to connect, at this moment: after a crash of PostgreSQL the port may differ. */
  connection(database?: string): pg.ClientConfig & { host: string; port: number; user: string; password: string }
  /** Process id of the running PostgreSQL, for tests that kill it. */
  pid(): number
  /** True while PostgreSQL has ended and is not up again. */
  isDown(): boolean
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
  const cluster = {
    place,
    password: keepPassword(place),
    settings: options.settings ?? {},
    patienceMs: options.patienceMs ?? patienceMs,
    meanwhile: options.meanwhile,
  }
  await initialise(place, cluster.password)
  const supervisor = await supervise(cluster, { notify, onLost: options.onLost ?? ((lost) => notify(lost.message)) })
  removeLeftovers(place)
  return {
    dataFolder: place.dataFolder,
    connection: (database = 'postgres') => connectionTo(cluster, supervisor.port(), database),
    pid: () => supervisor.pid(),
    isDown: () => supervisor.isDown(),
    stop: () => supervisor.stop(),
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
  const cluster = { place, password: keepPassword(place), settings: {}, patienceMs }
  const answer = await guardOf(cluster, running.port)
  if (typeof answer === 'object') {
    // It outlived its server; whoever opens it next takes it over.
    await answer.end()
    return undefined
  }
  if (answer !== 'held') return undefined
  return {
    dataFolder: place.dataFolder,
    connection: (database = 'postgres') => connectionTo(cluster, running.port, database),
  }
}
