/** Tables that somebody takes along: a sheet (XLSX) or lines of text (CSV), in which nothing is reckoned and no digit lost. */
import type { Workbook } from 'exceljs'
import type { FastifyReply } from 'fastify'

/** A column: its head, how wide it is in a sheet (in characters), and its text in a row. */
export interface SheetColumn<Row> {
  title: string
  width: number
  text: (row: Row) => string
}

export const sheetTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** A cell that begins like a formula is text for every program that opens the sheet. */
function inert(value: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value
}

/** An empty workbook. What makes it is large and seldom needed, so that a start does not wait for it. */
export async function newWorkbook(): Promise<Workbook> {
  const { default: excel } = await import('exceljs')
  return new excel.Workbook()
}

/** One sheet of a workbook, put into it. */
type SheetPage = (book: Workbook) => void

/** A sheet with its heads frozen; every cell is text. */
export const sheetPage =
  <Row>(title: string, columns: readonly SheetColumn<Row>[], rows: readonly Row[]): SheetPage =>
  (book) => {
    const sheet = book.addWorksheet(title)
    sheet.columns = columns.map(({ title: header, width }) => ({ header, width, style: { numFmt: '@' } }))
    sheet.getRow(1).font = { bold: true }
    sheet.views = [{ state: 'frozen', ySplit: 1 }]
    for (const row of rows) sheet.addRow(columns.map(({ text }) => inert(text(row))))
  }

/** A workbook of sheets in this order. */
export async function workbookOf(...pages: readonly SheetPage[]): Promise<Buffer> {
  const book = await newWorkbook()
  for (const page of pages) page(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A workbook of one sheet. */
export const sheetOf = <Row>(
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<Buffer> => workbookOf(sheetPage(title, columns, rows))

/** The same as lines of text (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function csvOf<Row>(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): Buffer {
  const line = (cells: string[]) => `${cells.map(quoted).join(',')}\r\n`
  const lines = rows.map((row) => line(columns.map(({ text }) => inert(text(row)))))
  return Buffer.from(`\uFEFF${line(columns.map(({ title }) => title))}${lines.join('')}`, 'utf8')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Answers with a file to keep, under its Chinese name. */
export const sendSheet = (
  reply: FastifyReply,
  name: string,
  as: keyof typeof sheetTypes,
  bytes: Buffer,
): FastifyReply =>
  reply
    .type(sheetTypes[as])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${as}`)}`)
    .send(bytes)
