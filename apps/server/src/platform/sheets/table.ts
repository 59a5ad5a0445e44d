/** Lists that people fill in and hand in: the template, and reading it back with heads in any order and cells as people paste them. */
import { problem } from '@yidi/contracts'
import { newWorkbook } from './sheet.ts'
import { readRows } from './rows.ts'

interface TableColumn<Key extends string> {
  key: Key
  title: string
  /** In characters, in the template. */
  width: number
  /** Whether it is in every file. */
  must: boolean
  /** What belongs there. */
  help: string
}

export interface TableRow<Key extends string> {
  no: number
  cells: Record<Key, string>
}

/** An empty list (XLSX) with its heads, a sheet that says what belongs where, and everything as text so that no digit is lost. */
export async function templateOf(title: string, columns: readonly TableColumn<string>[]): Promise<Buffer> {
  const book = await newWorkbook()
  const sheet = book.addWorksheet(title)
  sheet.columns = columns.map(({ key, title: header, width }) => ({ key, header, width, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  const notes = book.addWorksheet('填写说明')
  notes.columns = [
    { header: '列', width: 22 },
    { header: '怎么填', width: 56 },
    { header: '必填', width: 8 },
  ]
  for (const { title: column, help, must } of columns) notes.addRow([column, help, must ? '是' : ''])
  notes.getRow(1).font = { bold: true }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** What people paste: full-width digits, spaces that are not seen. */
const plain = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').replaceAll('\u00a0', ' ').trim()

/** The rows of a file, at most `most`. Throws `employer-list-columns`, `employer-list-too-long`, `import-file-…`. */
export async function readTable<Key extends string>(
  bytes: Buffer,
  columns: readonly TableColumn<Key>[],
  most: number,
): Promise<TableRow<Key>[]> {
  let places: Map<Key, number> | undefined
  const rows: TableRow<Key>[] = []
  for await (const { no, cells } of readRows(bytes)) {
    if (places === undefined) {
      places = headsOf(cells, columns)
      continue
    }
    const at = places
    // A name is shown as it was written; comparing names is not done by letters.
    const cellOf = (key: Key) =>
      key === 'name' ? (cells[at.get(key) ?? -1] ?? '').trim() : plain(cells[at.get(key) ?? -1])
    rows.push({ no, cells: Object.fromEntries(columns.map(({ key }) => [key, cellOf(key)])) as Record<Key, string> })
    if (rows.length > most) throw problem('employer-list-too-long', { rows: rows.length, most })
  }
  if (places === undefined) headsOf([], columns)
  return rows
}

function headsOf<Key extends string>(cells: readonly string[], columns: readonly TableColumn<Key>[]): Map<Key, number> {
  const found = new Map<Key, number>()
  for (const { key, title } of columns) {
    const at = cells.findIndex((cell) => plain(cell) === title)
    if (at >= 0) found.set(key, at)
  }
  const missing = columns.filter(({ key, must }) => must && !found.has(key)).map(({ title }) => title)
  if (missing.length > 0) throw problem('employer-list-columns', { missing: missing.join('、') })
  return found
}
