/**
 * One PostgreSQL process: its pid file, its start, its end.
 * The pid file is PostgreSQL's own lock on the cluster folder.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { constants } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedPlace } from './embedded-place.ts'

interface PidFile {
  pid: number
  port: number
  ready: boolean
}

const pidFileOf = (clusterFolder: string): string => path.join(clusterFolder, 'postmaster.pid')

/** What the cluster's pid file says, or undefined when there is none or it is still being written. */
export function readPidFile(clusterFolder: string): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFileOf(clusterFolder), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid < 1 || !Number.isInteger(port) || port <= 0) return undefined
  return { pid, port, ready: (lines[7] ?? '').trim() === 'ready' }
}

/** True when a process with this id exists, whoever owns it; one that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    // In a container nobody may collect what a killed server left; "pid (name) state …", the name may hold anything.
    return !/\) [ZX] [^)]*$/.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** Whether the process is one of PostgreSQL's on this cluster; after a restart of the machine a number is anybody's. */
export function isPostgresOf(clusterFolder: string, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`) === realpathSync(clusterFolder)
  } catch {
    // Not ours to look into, or no such file system.
  }
  try {
    return readFileSync(`/proc/${String(pid)}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    const asked = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return asked.status !== 0 || path.basename(asked.stdout.trim()) === 'postgres'
  }
}

/**
 * Puts our own number in place of one that belongs to another program by now. PostgreSQL passes over the number of
 * the program that starts it, and still looks whether processes of the old one hold its memory, which it could not
 * without the file.
 */
export function disownPidFile(clusterFolder: string): void {
  const file = pidFileOf(clusterFolder)
  const [number = '', ...others] = readFileSync(file, 'utf8').split('\n')
  // Written over in place and no longer than before, for on a full disk a new file would stay empty.
  const text = [String(process.pid).padStart(number.length), ...others].join('\n')
  const opened = openSync(file, 'r+')
  try {
    writeSync(opened, text, 0)
  } finally {
    closeSync(opened)
  }
}

/** A pid file that is being written is empty for a moment; one that stays so was left by a crash of the machine. */
const emptyAtMostMs = 5_000

/** Removes a pid file that was left empty: PostgreSQL itself would refuse to start for ever. */
export function removeEmptyPidFile(clusterFolder: string): void {
  const found = statSync(pidFileOf(clusterFolder), { throwIfNoEntry: false })
  if (found?.size === 0 && Date.now() - found.mtimeMs > emptyAtMostMs) rmSync(pidFileOf(clusterFolder), { force: true })
}

/** A loopback port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** A socket's whole path has at most so many bytes (`sockaddr_un`). */
const longestSocketPath = 107

const socketFile = (clusterFolder: string, port: number | string): string =>
  path.join(clusterFolder, `.s.PGSQL.${String(port)}`)

/** Where PostgreSQL is to lay its socket: the cluster's own folder; nowhere where its path would be too long for one. */
const socketFolders = (clusterFolder: string): string =>
  Buffer.byteLength(socketFile(clusterFolder, 65535)) <= longestSocketPath ? clusterFolder : ''

/** The folder of the socket that a PostgreSQL on this cluster and port has laid; undefined where there is none. */
export function socketOf(clusterFolder: string, port: number): string | undefined {
  return existsSync(socketFile(clusterFolder, port)) ? clusterFolder : undefined
}

export interface Postmaster {
  child: ChildProcess
  pid: number
  port: number
}

/** Where PostgreSQL writes its own log. */
export function logFile(place: EmbeddedPlace): string {
  return path.join(place.dataFolder, 'postgres.log')
}

/** How long PostgreSQL may repeat its log of changes after a crash, before the start is taken for stuck. */
const readyWithinMs = 600_000

/**
 * Starts PostgreSQL on the cluster and waits until it accepts connections.
 * Gives undefined when it ended instead: another one owns the folder, the port was taken, memory of a killed one is
 * not released yet, or no disk space; the caller looks at the pid file and tries again. Whatever happens, and also
 * when this process ends, no PostgreSQL is left behind that the caller does not know of.
 */
export async function startPostmaster(
  place: EmbeddedPlace,
  port: number,
  settings: Record<string, string>,
  signal?: AbortSignal,
): Promise<Postmaster | undefined> {
  const child = launch(place, port, settings)
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  const latest = performance.now() + readyWithinMs
  while (!ended && performance.now() < latest && signal?.aborted !== true) {
    const file = readPidFile(place.clusterFolder)
    if (file?.ready === true && file.pid === child.pid) return { child, pid: file.pid, port }
    await pause(10)
  }
  if (!ended && child.pid !== undefined) await stopPostmaster(child.pid)
  return undefined
}

function launch(place: EmbeddedPlace, port: number, settings: Record<string, string>): ChildProcess {
  const log = openLog(place)
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolders(place.clusterFolder),
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    path.join(place.programFolder, 'bin', 'postgres'),
    ['-D', place.clusterFolder, '-p', String(port), ...flags],
    {
      ...(place.user ?? {}),
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      // A group of its own: Ctrl-C reaches the server, which finishes its work and then stops the database.
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  child.unref()
  takeAlong(child)
  return child
}

const running = new Set<ChildProcess>()
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A program that ends without stopping it (an uncaught error, a signal) still takes its database along. */
function takeAlong(child: ChildProcess): void {
  if (running.size === 0) {
    process.on('exit', endAll)
    for (const signal of endingSignals) process.on(signal, endAlone)
  }
  running.add(child)
  const gone = (): void => {
    running.delete(child)
    if (running.size > 0) return
    process.removeListener('exit', endAll)
    for (const signal of endingSignals) process.removeListener(signal, endAlone)
  }
  child.once('exit', gone)
  child.once('error', gone)
}

function endAll(): void {
  for (const child of running) child.kill('SIGINT')
}

/** Where nobody else listens, the signal ends the program as it would without us; a server that stops in order listens. */
function endAlone(signal: (typeof endingSignals)[number]): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal])
}

function openLog(place: EmbeddedPlace): number {
  const file = logFile(place)
  try {
    // The log of an embedded database is for looking at yesterday's trouble, not an archive.
    if (statSync(file).size > 16 * 1024 * 1024) truncateSync(file)
  } catch {
    // There is none yet.
  }
  return openSync(file, 'a', 0o600)
}

/** First in order (fast shutdown), then at once (crash recovery at the next start), then by force. */
const endings: readonly (readonly [signal: NodeJS.Signals, waitMs: number])[] = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 8_000],
  ['SIGKILL', 5_000],
]

/** Ends PostgreSQL, in order where it still can, and waits until the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, waitMs] of endings) {
    try {
      process.kill(pid, signal)
      // One that was halted would not hear it.
      process.kill(pid, 'SIGCONT')
    } catch {
      return
    }
    const latest = performance.now() + waitMs
    while (performance.now() < latest) {
      if (!isAlive(pid)) return
      await pause(10)
    }
  }
}
