/**
 * How long `npm start` takes until `/health` answers: on a new folder, on one that is there, and after the server was killed.
 * Beside the time the processor time of server and PostgreSQL until then, which a busy machine stretches less. A folder of its own,
 * removed at the end; the built pages and the server's file are there beforehand.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildServer } from '../../apps/server/build.ts'
import { freePort, isAlive, readPidFile } from '../../apps/server/src/platform/storage/postmaster.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { buildWeb } from '../../apps/web/build.ts'
import { median } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import type { Table } from '../table.ts'
import { formatNs } from '../table.ts'

const program = fileURLToPath(new URL('../../apps/server/start.js', import.meta.url))

interface Start {
  wallNs: number
  serverNs: number
  databaseNs: number
}

/** Processor time of a process and of its children that have ended, in nanoseconds; the clock of Linux ticks a hundred times a second. */
function cpuNs(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * 1e7
}

async function start(folder: string): Promise<{ child: ChildProcess; start: Start }> {
  const port = await freePort()
  const begin = process.hrtime.bigint()
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, YIDI_DATA: folder, PORT: String(port), YIDI_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/health`).catch(() => undefined)
    if (answer?.status === 200) break
    if (child.exitCode !== null) throw new Error(`the server ended with ${String(child.exitCode)}`)
    await pause(10)
  }
  const wallNs = Number(process.hrtime.bigint() - begin)
  const postgres = readPidFile(join(folder, 'postgres'))!.pid
  return { child, start: { wallNs, serverNs: cpuNs(child.pid!), databaseNs: cpuNs(postgres) } }
}

async function end(folder: string, child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const postgres = readPidFile(join(folder, 'postgres'))!.pid
  child.kill(signal)
  await once(child, 'exit')
  // A killed server leaves its PostgreSQL, which the next start deals with.
  if (signal !== 'SIGKILL') while (isAlive(postgres)) await pause(10)
}

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  await buildWeb()
  await buildServer()
  const folder = temporaryFolder('yidi-bench-')
  const first = await start(folder)
  await end(folder, first.child, 'SIGTERM')
  const again: Start[] = []
  const crashed: Start[] = []
  for (let round = 0; round < rounds; round++) {
    const second = await start(folder)
    again.push(second.start)
    await end(folder, second.child, 'SIGKILL')
    const third = await start(folder)
    crashed.push(third.start)
    await end(folder, third.child, 'SIGTERM')
  }
  const row = (name: string, starts: Start[]): string[] => [
    name,
    ...(['wallNs', 'serverNs', 'databaseNs'] as const).map((key) => formatNs(median(starts.map((one) => one[key])))),
  ]
  return [
    {
      title: 'From the command until /health answers',
      head: ['start', 'time', 'processor, server', 'processor, PostgreSQL'],
      rows: [row('on a new folder', [first.start]), row('on one that is there', again), row('after kill -9', crashed)],
      notes: ['Of PostgreSQL: its first process and those of its children that have ended.'],
    },
  ]
}
