/** The thread that reads one XLSX file for xlsx.ts: unpacks no more than it may, counts what comes out, and tells how it ended. */
import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import type { Row } from './row.ts'
import type { XlsxNews, XlsxTask } from './xlsx.ts'

/** Thrown where a limit is passed; the message is the Chinese reason. */
class TooLarge extends Error {}

const { bytes, limits } = workerData as XlsxTask
const rowsAtOnce = 500
/** The most characters that Excel itself lets into a cell. */
const mostCharacters = 32_767

const tell = (news: XlsxNews): void => parentPort?.postMessage(news)

/** What of the package is read, in this order: a sheet can only be read when the rest is known. */
const parts = [
  /^_rels\/\.rels$/,
  /^xl\/workbook\.xml$/,
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/styles\.xml$/,
  /^xl\/worksheets\/sheet\d+\.xml$/,
]
const partOf = (name: string): number => parts.findIndex((part) => part.test(name))

/**
 * The same package with nothing in it but what is read, and nothing packed. Each part is unpacked into as many bytes as the
 * package declares and no more, so that a false declaration gains nothing; the sum is checked before.
 */
function unpacked(): Buffer {
  let total = 0
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (partOf(name) < 0) return false
      total += Math.max(size, originalSize)
      if (total > limits.unpackedBytes) {
        throw new TooLarge(`解压后超过 ${String(Math.floor(limits.unpackedBytes / 1_048_576))}MiB`)
      }
      return true
    },
  })
  const inOrder = Object.entries(files).sort(([one], [other]) => partOf(one) - partOf(other))
  return Buffer.from(zipSync(Object.fromEntries(inOrder), { level: 0 }))
}

/** The first sheet, row by row, so that a long list does not fill the memory. */
async function read(): Promise<void> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([unpacked()]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  const count = counter()
  for await (const sheet of reader) {
    let rows: Row[] = []
    for await (const row of sheet) {
      // Excel counts columns from one.
      const values = (row.values as ExcelJS.CellValue[]).slice(1)
      count.cells(values.length)
      const cells = Array.from(values, textOf)
      for (const cell of cells) count.characters(cell.length)
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ no: row.number, cells })
      if (rows.length < rowsAtOnce) continue
      tell({ rows })
      rows = []
    }
    tell({ rows })
    return
  }
}

function counter(): { cells(more: number): void; characters(more: number): void } {
  let cells = 0
  let characters = 0
  return {
    cells(more) {
      cells += more
      if (cells > limits.cells) throw new TooLarge(`超过 ${String(limits.cells)} 个格子`)
    },
    characters(more) {
      if (more > mostCharacters) throw new TooLarge(`有一格超过 ${String(mostCharacters)} 个字`)
      characters += more
      if (characters > limits.unpackedBytes) throw new TooLarge(`文字超过 ${String(limits.unpackedBytes)} 个字`)
    },
  }
}

function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return textOf(value.text)
  if ('result' in value) return textOf(value.result)
  return ''
}

try {
  await read()
  tell({ end: 'read' })
} catch (error) {
  if (error instanceof TooLarge) tell({ end: 'too-large', reason: error.message })
  else tell({ end: 'unreadable', reason: 'XLSX 文件打不开，可能没有下载完整或加了密码' })
}
