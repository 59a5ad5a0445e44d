/** How the program ends when it is told to: what is under way is finished, then everything is closed in order. */
import { setTimeout as pause } from 'node:timers/promises'
import { endOf, exitCode, explainEnd } from './exit-codes.ts'
import type { End } from './exit-codes.ts'
import type { StorageRefusal } from './platform/storage/index.ts'

/** How long requests under way, and then background work, may take to end. */
const patienceMs = 10_000
/** npm passes Ctrl-C on to a program that the terminal has told already: a second signal this soon is the same one. */
const sameSignalMs = 1_000
const lostPatienceMs = 3_000
const lookAtParentEveryMs = 500

/** What runs and how it is closed, in this order. */
export interface Running {
  app: { close(): Promise<unknown> }
  background: { stop(): Promise<void> }
  database: { close(): Promise<void> }
}

/**
 * The first signal ends the program in order; one that comes later than a moment after it ends the program at once. A
 * signal during the start waits for it, so that no database is left running behind us. `parent`: also when that process
 * is gone, for npm passes on neither a hang-up nor its own violent end.
 */
export function stopWhenTold(starting: Promise<Running>, parent?: number): void {
  let toldAt: number | undefined
  const stop = (): void => {
    const now = performance.now()
    if (toldAt !== undefined) {
      if (now - toldAt > sameSignalMs) process.exit(exitCode('stoppedLate'))
      return
    }
    toldAt = now
    // A start that fails is told by whoever waits for it.
    starting.then(leave, () => undefined)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (parent === undefined) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, lookAtParentEveryMs).unref()
}

function leave(running: Running): void {
  stopInOrder(running).then(
    (end) => process.exit(exitCode(end)),
    (error: unknown) => {
      console.error(explainEnd(error))
      process.exit(exitCode(endOf(error)))
    },
  )
}

/** The data folder is lost: nothing can be answered any more, so nothing is waited for but a moment. */
export function leaveLost(running: Running, lost: StorageRefusal): void {
  console.error(explainEnd(lost))
  const leaveNow = (): never => process.exit(exitCode('folderLost'))
  Promise.race([stopInOrder(running), pause(lostPatienceMs)]).then(leaveNow, leaveNow)
}

/**
 * Requests first, then background work, then the database, which is waited for whatever the others did. Throws the first
 * that failed to close, once all were told to; the others are printed.
 */
export async function stopInOrder({ app, background, database }: Running): Promise<End> {
  let end: End = 'stopped'
  const patiently = (work: () => Promise<unknown>) => async () => {
    if (!(await within(work()))) end = 'stoppedLate'
  }
  const failures = await closeAll([
    patiently(() => app.close()),
    patiently(() => background.stop()),
    () => database.close(),
  ])
  for (const failure of failures.slice(1)) console.error(explainEnd(failure))
  if (failures.length > 0) throw failures[0]
  return end
}

/** Closes one after the other, each whatever became of those before it. Gives what went wrong, in that order. */
export async function closeAll(closings: readonly (() => Promise<unknown>)[]): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const close of closings) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  return failures
}

async function within(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), pause(patienceMs, false, { ref: false })])
}
