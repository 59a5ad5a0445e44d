/** One row of a list of the catalogue, read and checked for itself. */
import { problem } from '@yidi/contracts'
import type { ImportRefusal } from '@yidi/contracts'
import { NO_DAY, parseDay, parseYuan } from '@yidi/rules'

const requiredColumns = ['编码', '名称', '类别', '等级', '起始日'] as const
const optionalColumns = ['自付比例', '限价', '终止日', '限制使用', '特药', '药品种类'] as const
/** The columns of a list, as the first row names them; the order in a file does not matter. */
const catalogueColumns = [...requiredColumns, ...optionalColumns] as const
type Column = (typeof catalogueColumns)[number]
/** Where each column stands. */
export type Columns = Readonly<Partial<Record<Column, number>>>

/** A row of the table `catalogue`, without its place and release. */
export interface CatalogueItem {
  code: string
  name: string
  kind: 'medicine' | 'service' | 'material'
  class: 'A' | 'B' | 'C'
  own_share_ppm: number
  ceiling_fen: number | null
  from_day: string
  to_day: string | null
  restricted: boolean
  special_drug: boolean
  medicine_kind: 'herb' | 'preparation' | 'ethnic' | null
}

const kinds = { 药品: 'medicine', 诊疗项目: 'service', 医用耗材: 'material' } as const
const classes = { 甲: 'A', 乙: 'B', 丙: 'C', 甲类: 'A', 乙类: 'B', 丙类: 'C' } as const
const flags = { 是: true, 否: false, '': false } as const
const medicines = { 中药饮片: 'herb', 自制剂: 'preparation', 民族药: 'ethnic', '': null } as const

/** Finds the columns in the first row. Throws `import-columns-missing`; columns it does not know are left alone. */
export function readHeader(cells: readonly string[]): Columns {
  const titles = cells.map((cell) => cell.normalize('NFKC').replaceAll(/[\s*]/g, ''))
  const missing = requiredColumns.filter((column) => !titles.includes(column))
  if (missing.length > 0)
    throw problem('import-columns-missing', { columns: missing.join('、'), found: titles.join('、').slice(0, 200) })
  return Object.fromEntries(
    catalogueColumns.filter((column) => titles.includes(column)).map((column) => [column, titles.indexOf(column)]),
  )
}

/** Reads one row: the item, or everything that is wrong with it. Percentages are written as 10 or 10%, money in yuan. */
export function readItem(
  cells: readonly string[],
  columns: Columns,
  row: number,
): { item: CatalogueItem } | { refusals: ImportRefusal[] } {
  const refusals: ImportRefusal[] = []
  const cell = (column: Column): string => {
    const at = columns[column]
    return at === undefined ? '' : (cells[at] ?? '').normalize('NFKC').trim()
  }
  const refuse = (field: Column, message: string, remedy: string): undefined => {
    refusals.push({ row, field, value: cell(field).slice(0, 60), message, remedy })
  }
  const word = <Words extends Readonly<Record<string, unknown>>>(field: Column, words: Words) => {
    const found = Object.entries(words).find(([name]) => name === cell(field))
    if (found !== undefined) return found[1] as Words[keyof Words]
    const known = Object.keys(words).filter((name) => name !== '')
    return refuse(field, '不是可以填的值', `请填${known.join('、')}之一。`)
  }
  const day = (field: Column): string | undefined => {
    if (parseDay(cell(field)) !== NO_DAY) return cell(field)
    return refuse(field, '不是日期', '请写成 2026-01-01。')
  }
  const code = cell('编码')
  if (!/^[0-9A-Za-z._-]{1,50}$/.test(code)) refuse('编码', '不是目录编码', '请填 50 位以内的字母和数字。')
  const name = cell('名称')
  if (name === '' || name.length > 200) refuse('名称', '没有名称或太长', '请填 200 字以内的名称。')
  const kind = word('类别', kinds)
  const own = word('等级', classes)
  const from = day('起始日')
  const to = cell('终止日') === '' ? null : day('终止日')
  if (from !== undefined && typeof to === 'string' && to < from) refuse('终止日', '早于起始日', '请对调或改正。')
  const share = readShare(cell('自付比例'))
  if (share === undefined) refuse('自付比例', '不是 0 到 100 的百分数', '请写成 10 或 10%。')
  else if (share > 0 && own !== 'B') refuse('自付比例', '只有乙类有先行自付', '请留空，或改正等级。')
  const ceiling = cell('限价') === '' ? null : parseYuan(cell('限价'))
  if (ceiling !== null && (Number.isNaN(ceiling) || ceiling < 0))
    refuse('限价', '不是金额', '请写成元，例如 10000.00。')
  const restricted = word('限制使用', flags)
  const special = word('特药', flags)
  const medicine = word('药品种类', medicines)
  if (medicine !== undefined && medicine !== null && kind !== 'medicine')
    refuse('药品种类', '只有药品有种类', '请留空，或改正类别。')
  if (refusals.length > 0) return { refusals }
  return {
    item: {
      code,
      name,
      kind: kind!,
      class: own!,
      own_share_ppm: share!,
      ceiling_fen: ceiling,
      from_day: from!,
      to_day: to ?? null,
      restricted: restricted!,
      special_drug: special!,
      medicine_kind: medicine ?? null,
    },
  }
}

/** Parts per million of a percentage; empty: none. Undefined where it is none. */
function readShare(text: string): number | undefined {
  if (text === '') return 0
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(text) ?? []
  const percent = Number(digits)
  return digits === undefined || percent > 100 ? undefined : Math.round(percent * 10_000)
}
