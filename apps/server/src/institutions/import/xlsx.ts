/**
 * XLSX files. A small file can unpack to gigabytes, or to rows of sixteen thousand cells: it is read in a thread of its own,
 * which is measured while it reads and ended when it takes too much, and the server goes on.
 */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { problem } from '@yidi/contracts'
import { unreadable } from './row.ts'
import type { Row } from './row.ts'

/** The most that reading one file may take. */
interface XlsxLimits {
  /** Of the parts that are read, unpacked; also the most characters that come out. */
  unpackedBytes: number
  /** Blank cells between others count, since they are made all the same. */
  cells: number
  milliseconds: number
  heapMiB: number
}

/** A national directory of a hundred thousand rows stays well below each. */
const ordinary: XlsxLimits = { unpackedBytes: 256 * 1_048_576, cells: 4_000_000, milliseconds: 60_000, heapMiB: 512 }

export interface XlsxTask {
  bytes: Uint8Array
  limits: XlsxLimits
}

/** What the thread tells: rows as they come, and how it ended; reasons are Chinese. */
export type XlsxNews = { rows: Row[] } | { end: 'read' } | { end: 'unreadable' | 'too-large'; reason: string }

/**
 * The rows of the first sheet, empty ones left out. Throws `import-file-not-readable`, and `import-file-too-large` as soon
 * as a limit is passed.
 */
export async function* readXlsx(bytes: Buffer, limits: XlsxLimits = ordinary): AsyncGenerator<Row> {
  const task: XlsxTask = { bytes, limits }
  const worker = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB },
  })
  try {
    const news = on(worker, 'message', { signal: AbortSignal.timeout(limits.milliseconds) })
    for await (const [told] of news as AsyncIterable<[XlsxNews]>) {
      if ('rows' in told) yield* told.rows
      else if (told.end === 'read') return
      else if (told.end === 'unreadable') throw unreadable(told.reason)
      else throw tooLarge(told.reason)
    }
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string }
    if (name === 'AbortError') throw tooLarge(`${String(limits.milliseconds / 1000)} 秒内读不完`)
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooLarge(`读它要用的内存超过 ${String(limits.heapMiB)}MiB`)
    throw error
  } finally {
    await worker.terminate()
  }
}

function tooLarge(reason: string): Error {
  return problem('import-file-too-large', { reason })
}
