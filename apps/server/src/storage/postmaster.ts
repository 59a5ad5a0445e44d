/**
 * One PostgreSQL process: its pid file, its start, its end.
 * The pid file is PostgreSQL's own lock on the cluster folder; we read it and never write it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedPlace } from './embedded-place.ts'

interface PidFile {
  pid: number
  port: number
  ready: boolean
}

/** What the cluster's pid file says, or undefined when there is none or it is still being written. */
export function readPidFile(clusterFolder: string): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || !Number.isInteger(port) || port <= 0) return undefined
  return { pid, port, ready: (lines[7] ?? '').trim() === 'ready' }
}

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
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

export interface Postmaster {
  child: ChildProcess
  port: number
}

/** Where PostgreSQL writes its own log. */
export function logFile(place: EmbeddedPlace): string {
  return path.join(place.dataFolder, 'postgres.log')
}

/**
 * Starts PostgreSQL on the cluster and waits until it accepts connections.
 * Gives undefined when it ended instead: another one owns the folder, the port was taken, or memory of a killed one
 * is not released yet; the caller looks at the pid file and tries again.
 */
export async function startPostmaster(
  place: EmbeddedPlace,
  port: number,
  settings: Record<string, string>,
): Promise<Postmaster | undefined> {
  const log = openLog(place)
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
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
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  while (!ended) {
    const file = readPidFile(place.clusterFolder)
    if (file?.ready === true && file.pid === child.pid) return { child, port }
    await pause(10)
  }
  return undefined
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

/** Asks PostgreSQL to end at once but in order (fast shutdown) and waits until the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  while (isAlive(pid)) await pause(10)
}
