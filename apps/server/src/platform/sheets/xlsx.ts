/**
 * XLSX files. A small file can unpack to gigabytes, or to rows of sixteen thousand cells: it is read in a process of its own,
 * which is measured while it reads and ended when it takes too much, and the server goes on. (A thread is not enough: one
 * array too large for what is left of its memory ends the whole program with it.)
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { problem } from '@yidi/contracts'
import { unreadable } from './row.ts'
import type { Row } from './row.ts'

/** The most that reading one file may take. */
export interface XlsxLimits {
  /** Of the parts that are read, unpacked. */
  unpackedBytes: number
  /** Of all that comes out. */
  characters: number
  /** Blank cells between others count, since they are made all the same. */
  cells: number
  /** Of reading alone; what is done with the rows in between takes as long as it takes. */
  milliseconds: number
  heapMiB: number
  /** Rows with something in them; undefined: as many as the rest lets through. */
  rows?: number
}

/**
 * The largest sensible list is the national directory: 100,000 rows of all twelve columns were measured at 56 MiB unpacked,
 * 6 million characters, 1.2 million cells and less than 64 MiB of heap. Each limit is about twice as much or a little more.
 */
const ordinary: XlsxLimits = {
  unpackedBytes: 128 * 1_048_576,
  characters: 16_000_000,
  cells: 2_500_000,
  milliseconds: 60_000,
  heapMiB: 256,
}

export interface XlsxTask {
  bytes: Uint8Array
  limits: XlsxLimits
}

/** What the process tells: rows, each lot when the one before was used, and how it ended; reasons are Chinese. */
export type XlsxNews =
  { rows: Row[] } | { end: 'read' } | { end: 'unreadable' | 'too-large' | 'too-many-rows' | 'other'; reason: string }

/**
 * The rows of the first sheet, empty ones left out. Waits while another file is being read. Throws
 * `import-file-not-readable`, `import-file-not-a-list`, `import-file-too-long`, and `import-file-too-large` as soon as a limit is passed.
 */
export async function* readXlsx(bytes: Buffer, limits: XlsxLimits = ordinary): AsyncGenerator<Row> {
  const endTurn = await takeTurn(limits)
  const reader = fork(fileURLToPath(new URL('./xlsx-process.ts', import.meta.url)), {
    // Nothing of the program's settings, keys among them, is needed there.
    env: {},
    execArgv: [`--max-old-space-size=${String(limits.heapMiB)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // What fails when nobody waits for an answer is told by the next one.
  reader.on('error', () => undefined)
  try {
    let leftMs = limits.milliseconds
    let message: XlsxTask | 'more' = { bytes, limits }
    for (;;) {
      const since = performance.now()
      const told = await answerOf(reader, message, leftMs)
      leftMs -= performance.now() - since
      if (told === 'late') throw tooLarge(`${String(limits.milliseconds / 1000)} 秒内读不完`)
      if (told === 'gone') throw tooLarge(`读它要用的内存超过 ${String(limits.heapMiB)}MiB`)
      if ('rows' in told) yield* told.rows
      else if (told.end === 'read') return
      else throw refusalOf(told)
      message = 'more'
    }
  } finally {
    reader.kill('SIGKILL')
    endTurn()
  }
}

function refusalOf(told: Exclude<XlsxNews, { rows: Row[] } | { end: 'read' }>): Error {
  if (told.end === 'other') return problem('import-file-not-a-list', { found: told.reason })
  if (told.end === 'too-many-rows') return problem('import-file-too-long', { most: told.reason })
  return told.end === 'unreadable' ? unreadable(told.reason) : tooLarge(told.reason)
}

/** What the process answers; `late` when it takes longer, `gone` when it ended without a word, which only memory does. */
function answerOf(reader: ChildProcess, message: XlsxTask | 'more', ms: number): Promise<XlsxNews | 'late' | 'gone'> {
  const { promise, resolve } = Promise.withResolvers<XlsxNews | 'late' | 'gone'>()
  const gone = (): void => resolve('gone')
  const heard = (news: unknown): void => resolve(news as XlsxNews)
  const timer = setTimeout(resolve, Math.max(0, ms), 'late')
  reader.once('message', heard).once('exit', gone).once('error', gone)
  // A process that has ended already cannot be written to; that too is told here.
  reader.send(message, (error) => void (error && gone()))
  return promise.finally(() => {
    clearTimeout(timer)
    reader.off('message', heard).off('exit', gone).off('error', gone)
  })
}

const turns = new WeakMap<XlsxLimits, Promise<unknown>>()

/**
 * Of the files with the same limits one is read at a time, so that many at once take no more memory than one; a bill does not
 * wait for a directory. Gives what ends the turn.
 */
async function takeTurn(limits: XlsxLimits): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const before = turns.get(limits)
  turns.set(limits, promise)
  await before
  return () => resolve(undefined)
}

function tooLarge(reason: string): Error {
  return problem('import-file-too-large', { reason })
}
