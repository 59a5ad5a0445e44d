/**
 * An evaluation is reckoned in a process of its own: a draft can unfold to more than it looks, and a year of many people would keep everybody else
 * waiting. The process is ended when it takes too long or too much, or when nobody wants its answer. It knows no database: people of the
 * records are handed to it, the next ones when it asks for them.
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { EvaluationDraft, EvaluationTask, Outcome, Prepared, StoredBill } from './reckon.ts'

/** What the process is told. */
export type Asked =
  { prepare: EvaluationDraft } | { reckon: EvaluationTask } | { people: StoredBill[][] } | { end: true }
/** What it tells. */
export type Told = { prepared: Prepared } | { outcome: Outcome } | { wants: true } | { people: number; cases: number }

export interface EvaluationLimits {
  milliseconds: number
  heapMiB: number
}

/** The most people of the desk take a minute and 200 MiB; the records of a large pool some minutes. */
const ordinaryLimits: EvaluationLimits = { milliseconds: 600_000, heapMiB: 512 }
const preparingLimits: EvaluationLimits = { milliseconds: 60_000, heapMiB: 512 }

/** Why a process gave no answer, in Chinese. */
export class EvaluationFault extends Error {}

/** Somebody asked for it to end. */
export class EvaluationEnded extends Error {}

let turn: Promise<unknown> = Promise.resolve()

/** Loads both sides and says whether they can be compared, one form after another. Throws `EvaluationFault`. */
export function prepareInProcess(draft: EvaluationDraft, limits = preparingLimits): Promise<Prepared> {
  const mine = turn.then(() => preparedBy(draft, limits))
  turn = mine.catch(() => undefined)
  return mine
}

async function preparedBy(draft: EvaluationDraft, limits: EvaluationLimits): Promise<Prepared> {
  let prepared: Prepared | undefined
  await converse({ prepare: draft }, limits, undefined, (said) => {
    if (!('prepared' in said)) return false
    prepared = said.prepared
    return true
  })
  return prepared!
}

export interface Reckoning {
  /** People of the records with their bills; those of a generated population need none. */
  people?: AsyncIterator<StoredBill[][]>
  told(people: number, cases: number): void
  /** Ends the process; whoever waits gets `EvaluationEnded`. */
  signal: AbortSignal
  limits?: EvaluationLimits
}

/** Reckons a year. Throws `EvaluationFault`, `EvaluationEnded`, and what reading the records throws. */
export async function reckonInProcess(
  task: EvaluationTask,
  { people, told, signal, limits = ordinaryLimits }: Reckoning,
): Promise<Outcome> {
  let outcome: Outcome | undefined
  await converse({ reckon: task }, limits, signal, async (said, child) => {
    if ('outcome' in said) {
      outcome = said.outcome
      return true
    }
    if ('wants' in said) {
      const next = await people?.next()
      say(child, next === undefined || next.done === true ? { end: true } : { people: next.value })
    } else if ('cases' in said) told(said.people, said.cases)
    return false
  })
  return outcome!
}

/** A process that has ended is told by its end. */
const say = (child: ChildProcess, said: Asked): void => void child.send(said, () => undefined)

/** Asks a process and hears it until it has said everything. */
function converse(
  asked: Asked,
  { milliseconds, heapMiB }: EvaluationLimits,
  signal: AbortSignal | undefined,
  heard: (said: Told, child: ChildProcess) => boolean | Promise<boolean>,
): Promise<void> {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), {
    // Nothing of the program's settings, keys among them, is needed there.
    env: {},
    execArgv: [`--max-old-space-size=${String(heapMiB)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const late = `${String(milliseconds / 1000)} 秒内算不完`
  const timer = setTimeout(() => reject(new EvaluationFault(late)), milliseconds)
  const gone = (): void => reject(new EvaluationFault(`计算中断了，可能要用的内存超过 ${String(heapMiB)}MiB`))
  const ended = (): void => reject(new EvaluationEnded('ended'))
  if (signal?.aborted === true) ended()
  signal?.addEventListener('abort', ended, { once: true })
  child.on('message', (said) => {
    void (async () => {
      if (await heard(said as Told, child)) resolve(undefined)
    })().catch(reject)
  })
  child.once('exit', gone).on('error', gone)
  say(child, asked)
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', ended)
    child.off('exit', gone)
    child.kill('SIGKILL')
  })
}
