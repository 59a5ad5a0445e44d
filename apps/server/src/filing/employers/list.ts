/** The list by which an employer files for many at once: the template, reading a file, writing the result. */
import type { EmployerImportReport } from '@yidi/contracts'
import { readTable, sheetOf, templateOf } from '../../platform/sheets/index.ts'
import type { SheetColumn, TableRow } from '../../platform/sheets/index.ts'

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

export type ListRow = TableRow<(typeof columns)[number]['key']>

const mostRows = 500

/** An empty list with its heads and what belongs where. */
export const listTemplate = (): Promise<Buffer> => templateOf('常驻异地备案', columns)

/** The rows of a file. Throws `employer-list-columns`, `employer-list-too-long`, `import-file-…`. */
export const readList = (bytes: Buffer): Promise<ListRow[]> => readTable(bytes, columns, mostRows)

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
