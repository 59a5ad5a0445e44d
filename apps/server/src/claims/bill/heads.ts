/** The heads of a list of fees: hospitals call the same column by many names, in any order, below titles of their own. */
import { problem } from '@yidi/contracts'
import { columnName } from '../../platform/sheets/index.ts'
import type { Row } from '../../platform/sheets/index.ts'
import { plainText } from './cells.ts'

/** What a column may be called, the surest name first: a national code goes before a hospital's own. */
const names = {
  name: [
    '项目名称',
    '药品名称',
    '收费项目名称',
    '医保项目名称',
    '费用名称',
    '名称',
    '药品/项目名称',
    '项目/药品名称',
    '项目名称/药品名称',
    '药品名称/项目名称',
    '项目及药品名称',
    '药品及项目名称',
    '药品项目名称',
    '诊疗项目名称',
    '材料名称',
    '耗材名称',
    '商品名称',
    '通用名',
    '通用名称',
    '明细名称',
    '收费名称',
    '收费项目',
    '费用项目',
    '收费明细',
    '诊疗项目',
    '品名',
    '项目',
  ],
  code: [
    '国家编码',
    '医保编码',
    '国家医保编码',
    '医保国家编码',
    '国家代码',
    '医保代码',
    '国家医保代码',
    '医保目录编码',
    '医疗目录编码',
    '目录编码',
    '国家码',
    '医保码',
    '项目编码',
    '药品编码',
    '收费项目编码',
    '项目代码',
    '药品代码',
    '收费编码',
    '编码',
    '代码',
  ],
  quantity: ['数量', '总数量', '计费数量', '发药数量', '总量', '次数'],
  price: ['单价', '价格', '收费单价', '零售价', '零售单价'],
  amount: [
    '金额',
    '总价',
    '总金额',
    '费用金额',
    '收费金额',
    '应收金额',
    '合计金额',
    '金额合计',
    '费用',
    '总费用',
    '合计',
    '小计',
  ],
  day: [
    '日期',
    '费用日期',
    '发生时间',
    '发生日期',
    '费用发生时间',
    '费用发生日期',
    '费用时间',
    '收费日期',
    '收费时间',
    '记账日期',
    '记账时间',
    '计费日期',
    '计费时间',
    '明细日期',
    '执行日期',
    '执行时间',
    '就诊日期',
    '开单日期',
    '时间',
  ],
  spec: ['规格', '药品规格', '规格型号', '型号', '包装规格'],
  unit: ['单位', '计价单位', '计量单位', '包装单位', '药品单位'],
  currency: ['币种', '货币', '币别', '货币单位'],
} as const satisfies Record<string, readonly string[]>

type Column = keyof typeof names
/** Where each column stands, counted from 0; those that a list need not have may be missing. */
export type Heads = Readonly<Record<'name' | 'quantity' | 'price' | 'amount', number>> &
  Readonly<Partial<Record<Column, number>>>

const must = ['name', 'quantity', 'price', 'amount'] as const
const columns = Object.keys(names) as Column[]
/** What a column is called in what we say. */
export const columnTitles: Readonly<Record<(typeof must)[number] | 'day', string>> = {
  name: '项目名称',
  quantity: '数量',
  price: '单价',
  amount: '金额',
  day: '日期',
}

/** A head without what stands in brackets behind it: 金额（元）. */
const headText = (cell: string): string =>
  plainText(cell)
    .replaceAll(/[\s*:]/g, '')
    .replaceAll(/[([【].*?[)\]】]/g, '')

/** The columns that a row names. */
export function headsOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const texts = cells.map(headText)
  const found: Partial<Record<Column, number>> = {}
  for (const column of columns) {
    const title = names[column].find((name) => texts.includes(name))
    if (title !== undefined) found[column] = texts.indexOf(title)
  }
  return found
}

/** Whether a row has every column that a list must have. */
export const areHeads = (found: Partial<Record<Column, number>>): found is Heads =>
  must.every((column) => found[column] !== undefined)

/** The error of a file in which no row is the heads; `nearest` is the row that has most of them. */
export function headsMissing(nearest: Row | undefined): Error {
  const found = nearest === undefined ? {} : headsOf(nearest.cells)
  const missing = must.filter((column) => found[column] === undefined)
  const texts = nearest?.cells.map(headText).filter((text) => text !== '') ?? []
  return problem('bill-list-heads-missing', {
    wanted: must.map((column) => columnTitles[column]).join('、'),
    found:
      nearest === undefined || missing.length === must.length
        ? ''
        : `最像表头的是第 ${String(nearest.no)} 行（${texts.join('、').slice(0, 120)}），还缺${missing.map((column) => columnTitles[column]).join('、')}。`,
    names: must.map((column) => `${columnTitles[column]}：${names[column].slice(1, 5).join('、')}`).join('；'),
  })
}

/** The columns that are read, from left to right. */
export const columnsRead = (heads: Heads): number[] => Object.values(heads).toSorted((one, other) => one - other)

/** A cell as people name it: E12. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${String(row)}`
