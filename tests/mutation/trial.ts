/** One trial: test files in a process of their own, with one mutant at work or none. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { activeMutantName } from './mutants.ts'

export interface Bench {
  /** Where the copies with the mutants lie. */
  readonly copies: string
  /** What trials write to, gone after each. */
  readonly scratch: string
  /** What every trial finds in its environment. */
  readonly environment: Readonly<Record<string, string>>
}

interface Trial {
  readonly outcome: 'passed' | 'failed' | 'timed out'
  readonly ms: number
  /** The mutants that the tests reached, where none was at work. */
  readonly reached: ReadonlySet<string>
  /** What failed, as the tests said it. */
  readonly said: string
}

const preload = pathToFileURL(path.join(import.meta.dirname, 'preload.ts')).href
const judge = path.join(import.meta.dirname, 'judge.ts')

/** Runs test files, for `limitMs` at most. A database that was cut off ends by itself when its folder is gone. */
export async function tryOut(bench: Bench, tests: readonly string[], limitMs: number, mutant?: string): Promise<Trial> {
  const notes = path.join(bench.scratch, 'reached')
  mkdirSync(notes, { recursive: true })
  // The database's own user passes through it.
  chmodSync(bench.scratch, 0o755)
  const started = performance.now()
  const child = spawn(process.execPath, [judge, ...tests.map((test) => path.resolve(test))], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
    env: {
      ...process.env,
      ...bench.environment,
      NODE_OPTIONS: `--import=${preload}`,
      TMPDIR: bench.scratch,
      YIDI_MUTANTS: bench.copies,
      ...(mutant === undefined ? { YIDI_MUTANTS_REACHED: notes } : { [activeMutantName]: mutant }),
    },
  })
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')])
  const ms = performance.now() - started
  const reached = readdirSync(notes).flatMap(
    (name) => JSON.parse(readFileSync(path.join(notes, name), 'utf8')) as string[],
  )
  rmSync(bench.scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  const outcome = child.signalCode === 'SIGKILL' ? 'timed out' : child.exitCode === 0 ? 'passed' : 'failed'
  return { outcome, ms, reached: new Set(reached), said }
}
