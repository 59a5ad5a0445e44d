/**
 * The process that reads one XLSX file for xlsx.ts: unpacks no more than it may, counts what comes out, hands on so many rows as
 * it is asked for, and tells how it ended.
 */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { CellValue, Row as SheetRow } from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import { mergedRanges } from './merged.ts'
import type { Row } from './row.ts'
import type { XlsxLimits, XlsxNews, XlsxTask } from './xlsx.ts'

/** Thrown where a limit is passed; the message is the Chinese reason. */
class TooLarge extends Error {}
/** Thrown where more rows hold something than may; the message is how many may. */
class TooManyRows extends Error {}
/** Thrown for a package that is no workbook; the message is what it is. */
class OtherKind extends Error {}

const rowsAtOnce = 500
const pieceBytes = 64 * 1024
/** The most characters that Excel itself lets into a cell. */
const mostCharacters = 32_767

const tell = (news: XlsxNews): void => void process.send?.(news)

/** Hands rows on and waits until they are used, so that they wait here in the file and not in the server's memory. */
async function handOn(rows: Row[]): Promise<void> {
  const used = once(process, 'message')
  tell({ rows })
  await used
}

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
const sheetPart = parts.length - 1

/** What a package is that has no sheet, by a part of it. */
const otherKinds = [
  ['word/document.xml', 'Word 文档'],
  ['ppt/presentation.xml', '演示文稿'],
  ['xl/workbook.bin', 'XLSB 表格'],
  ['content.xml', 'OpenDocument 文件'],
] as const

/**
 * The same package with nothing in it but what is read, and nothing packed. Each part is unpacked into as many bytes as the
 * package declares and no more, so that a false declaration gains nothing; the sum is checked before.
 */
function unpacked({ bytes, limits }: XlsxTask): { packed: Buffer; sheet: Uint8Array } {
  let total = 0
  let kind = '压缩包'
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      kind = otherKinds.find(([part]) => name === part)?.[1] ?? kind
      if (partOf(name) < 0) return false
      total += Math.max(size, originalSize)
      if (total > limits.unpackedBytes) {
        throw new TooLarge(`解压后超过 ${String(Math.floor(limits.unpackedBytes / 1_048_576))}MiB`)
      }
      return true
    },
  })
  const inOrder = Object.entries(files).sort(([one], [other]) => partOf(one) - partOf(other))
  const [, sheet] = inOrder.find(([name]) => partOf(name) === sheetPart) ?? []
  if (sheet === undefined) throw new OtherKind(kind)
  return { packed: Buffer.from(zipSync(Object.fromEntries(inOrder), { level: 0 })), sheet }
}

/** Counts the rows that hold a value in the text of a sheet, which takes no time beside reading them. */
function refuseManyRows(sheet: Uint8Array, most = Infinity): void {
  const text = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  let rows = 0
  for (let at = text.indexOf('<row'); at >= 0;) {
    const next = text.indexOf('<row', at + 4)
    const end = next < 0 ? text.length : next
    const row = text.subarray(at, end)
    if (row.includes('<v') || row.includes('<is')) rows += 1
    if (rows > most) throw new TooManyRows(String(most))
    at = next
  }
}

/** The reader makes events of a whole piece before it hands the first on: of 50 MiB at once they would fill the memory. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

/** The first sheet, row by row, so that a long list does not fill the memory. */
async function read(task: XlsxTask): Promise<void> {
  const { packed, sheet: first } = unpacked(task)
  refuseManyRows(first, task.limits.rows)
  const mergedIn = mergedRanges(first)
  // It takes most of the time of a start, and what is too large is refused without it.
  const { default: ExcelJS } = await import('exceljs')
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(piecesOf(packed)), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  const count = counter(task.limits)
  for await (const sheet of reader) {
    let rows: Row[] = []
    for await (const row of sheet) {
      // Excel counts columns from one.
      const values = (row.values as CellValue[]).slice(1)
      count.cells(values.length)
      const cells = Array.from(values, textOf)
      for (const cell of cells) count.characters(cell.length)
      const marks = { ...marksOf(row, values), ...mergedIn(row.number, cells.length) }
      if (cells.some((cell) => cell.trim() !== '') || marks.formulas !== undefined)
        rows.push({ no: row.number, cells, ...marks })
      if (rows.length < rowsAtOnce) continue
      await handOn(rows)
      rows = []
    }
    await handOn(rows)
    return
  }
}

function counter(limits: XlsxLimits): { cells(more: number): void; characters(more: number): void } {
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
      if (characters > limits.characters) throw new TooLarge(`文字超过 ${String(limits.characters)} 个字`)
    },
  }
}

/** What of a row a reader may not take for written: cells that are reckoned, and formats that say a currency. */
function marksOf(row: SheetRow, values: readonly (CellValue | undefined)[]): Pick<Row, 'formulas' | 'currencies'> {
  const formulas: number[] = []
  const currencies: Record<number, string> = {}
  for (const [column, value] of values.entries()) {
    if (typeof value === 'number') {
      const format = (row.getCell(column + 1).numFmt as string | undefined) ?? ''
      if (sayingCurrency.test(format.replaceAll(placeOnly, ''))) currencies[column] = format
    } else if (isFormula(value)) formulas.push(column)
  }
  return {
    ...(formulas.length === 0 ? {} : { formulas }),
    ...(Object.keys(currencies).length === 0 ? {} : { currencies }),
  }
}

const isFormula = (value: CellValue | undefined): boolean =>
  typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)

/** `[$-804]` names a country's way of writing and no currency. */
const placeOnly = /\[\$-[^\]]*\]/g
const sayingCurrency = /[$€£₩฿₽]|"[^"]*\p{L}[^"]*"/u

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // As many digits as the sheet itself shows: 0.1 + 0.2 is 0.3 there.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return textOf(value.text)
  if ('error' in value) return value.error
  return 'result' in value ? textOf(value.result) : ''
}

// Whoever asked is gone: nobody needs the rows.
process.on('disconnect', () => process.exit())
const [task] = (await once(process, 'message')) as [XlsxTask]
try {
  await read(task)
  tell({ end: 'read' })
} catch (error) {
  if (error instanceof OtherKind) tell({ end: 'other', reason: error.message })
  else if (error instanceof TooManyRows) tell({ end: 'too-many-rows', reason: error.message })
  else if (error instanceof TooLarge) tell({ end: 'too-large', reason: error.message })
  else tell({ end: 'unreadable', reason: 'XLSX 文件打不开，可能没有下载完整或加了密码' })
}
