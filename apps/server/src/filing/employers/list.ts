/** The list by which an employer files for many at once: the template, reading a file, writing the result. */
import { problem } from '@yidi/contracts'
import type { EmployerImportReport } from '@yidi/contracts'
import { newWorkbook, readRows, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

/** The columns, in the order of the template; `must` ones are in every file. */
const columns = [
  { key: 'name', title: '姓名', width: 14, must: true, help: '与身份证一致' },
  { key: 'idNumber', title: '身份证号', width: 24, must: true, help: '18位' },
  { key: 'city', title: '派驻城市', width: 16, must: true, help: '城市名或六位代码，例如 上海市' },
  { key: 'from', title: '开始日期', width: 14, must: true, help: '例如 2026-03-01' },
  { key: 'mobile', title: '手机号', width: 16, must: true, help: '职工本人的11位手机号' },
  { key: 'address', title: '当地地址', width: 36, must: false, help: '派驻地的住址' },
  { key: 'months', title: '派驻月数', width: 12, must: false, help: '打算派驻几个月，写数字' },
  { key: 'institutions', title: '选定机构代码', width: 28, must: false, help: '参保地要选机构的才填，几家用顿号分开' },
] as const

type ListColumn = (typeof columns)[number]['key']
export interface ListRow {
  no: number
  cells: Record<ListColumn, string>
}

const mostRows = 500

/** An empty list with its heads, a line that says what belongs where, and everything as text so that no digit is lost. */
export async function listTemplate(): Promise<Buffer> {
  const book = await newWorkbook()
  const sheet = book.addWorksheet('常驻异地备案')
  sheet.columns = columns.map(({ key, title, width }) => ({ key, header: title, width, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  const notes = book.addWorksheet('填写说明')
  notes.columns = [
    { header: '列', width: 16 },
    { header: '怎么填', width: 50 },
    { header: '必填', width: 8 },
  ]
  for (const { title, help, must } of columns) notes.addRow([title, help, must ? '是' : ''])
  notes.getRow(1).font = { bold: true }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The rows of a file. Throws `employer-list-columns`, `employer-list-too-long`, `import-file-not-readable`. */
export async function readList(bytes: Buffer): Promise<ListRow[]> {
  let heads: Map<ListColumn, number> | undefined
  const rows: ListRow[] = []
  for await (const { no, cells } of readRows(bytes)) {
    if (heads === undefined) {
      heads = headsOf(cells)
      continue
    }
    const places = heads
    rows.push({
      no,
      cells: Object.fromEntries(
        columns.map(({ key }) => {
          const cell = cells[places.get(key) ?? -1]
          // A name is shown as it was written; comparing names is not done by letters.
          return [key, key === 'name' ? (cell ?? '').trim() : plain(cell)]
        }),
      ) as Record<ListColumn, string>,
    })
    if (rows.length > mostRows) throw problem('employer-list-too-long', { rows: rows.length, most: mostRows })
  }
  if (heads === undefined) headsOf([])
  return rows
}

/** What people paste: full-width digits, spaces that are not seen. */
function plain(cell: string | undefined): string {
  return (cell ?? '').normalize('NFKC').replaceAll('\u00a0', ' ').trim()
}

function headsOf(cells: readonly string[]): Map<ListColumn, number> {
  const found = new Map<ListColumn, number>()
  for (const { key, title } of columns) {
    const at = cells.findIndex((cell) => plain(cell) === title)
    if (at >= 0) found.set(key, at)
  }
  const missing = columns.filter(({ key, must }) => must && !found.has(key)).map(({ title }) => title)
  if (missing.length > 0) throw problem('employer-list-columns', { missing: missing.join('、') })
  return found
}

const outcomes = { filed: '已备案', waits: '已提交，等审核', ready: '可以提交', refused: '没有提交' } as const

/** The report as a sheet that goes back to whoever made the list. */
export const reportSheet = (report: EmployerImportReport): Promise<Buffer> =>
  sheetOf(report.dryRun ? '试提交结果' : '提交结果', reportColumns, report.rows)

const reportColumns: readonly SheetColumn<EmployerImportReport['rows'][number]>[] = [
  { title: '行', width: 6, text: ({ row }) => String(row) },
  { title: '姓名', width: 14, text: ({ name }) => name },
  { title: '结果', width: 16, text: ({ outcome }) => outcomes[outcome] },
  { title: '说明', width: 80, text: ({ text }) => text },
  { title: '备案编号', width: 32, text: ({ filingId }) => filingId ?? '' },
]
