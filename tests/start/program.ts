/** `npm start` as a process of its own: what it printed, whether it listens, what is left of it. */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { isAlive } from '../../apps/server/src/platform/storage/postmaster.ts'
import { within } from '../../apps/server/src/platform/storage/testing.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

export interface Program {
  /** npm itself, the leader of a process group of its own. */
  npm: ChildProcess
  output(): string
  /** What npm started: the server, and what stands between where something does. */
  descendants(): number[]
  /** The exit status, or the signal, of npm. */
  ended(): number | string | undefined
}

/** Starts it in a process group of its own, as a terminal does. */
export function npmStart(port: number, environment: Record<string, string>): Program {
  const npm = spawn('npm', ['start'], {
    cwd: repository,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutOurs(), PORT: String(port), YIDI_LOG_LEVEL: 'error', ...environment },
  })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return {
    npm,
    output: () => output,
    descendants: () => descendantsOf(npm.pid!),
    ended: () => npm.exitCode ?? npm.signalCode ?? undefined,
  }
}

export async function started(program: Program): Promise<void> {
  await within('it has started', () => {
    assert.equal(program.ended(), undefined, program.output())
    return program.output().includes('异地就医平台已启动')
  })
}

/** Waits until every one of the processes is gone. */
export async function gone(program: Program, pids: readonly number[]): Promise<void> {
  await within('everything has ended', () => program.ended() !== undefined && pids.every((pid) => !isAlive(pid)))
}

/** Whether somebody accepts a connection there at this moment. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (open: boolean) => (): void => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', answer(true))
    socket.once('error', answer(false))
  })
}

/** The environment without what belongs to the run of the tests: its settings, and npm's own marks. */
function withoutOurs(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|YIDI_|DATABASE_URL$|NODE_TEST|PORT$|HOST$)/i.test(name)),
  )
}

/** Children, and theirs, by what the system's table of processes says. */
function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))!
      parents.set(Number(name), Number(parent))
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = [pid]
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child)
  return found.slice(1)
}
