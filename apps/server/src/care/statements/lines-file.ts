/** The list of lines that an institution hands in at its page: template, reading, and what of it cannot be. */
import { problem } from '@yidi/contracts'
import { formatYuan, parseYuan } from '@yidi/rules'
import { csvOf, readTable, sheetOf, templateOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import type { OurLine, TheirLine } from './lines.ts'

const columns = [
  { key: 'settlement', title: '结算ID', width: 34, must: true, help: '结算返回的 setl_id；退费写退费的，或者被退的' },
  { key: 'visit', title: '就诊ID', width: 30, must: false, help: '写了就核对' },
  { key: 'personNo', title: '人员编号', width: 26, must: true, help: '结算返回的 psn_no' },
  { key: 'total', title: '医疗费总额', width: 14, must: true, help: '元，例如 123.45；退费是负数' },
  { key: 'fund', title: '基金支付总额', width: 14, must: true, help: '元；退费是负数' },
  { key: 'account', title: '个人账户支出', width: 14, must: true, help: '元；没有的写 0' },
] as const
type Column = (typeof columns)[number]['key']

/** The most lines in one file. */
const mostRows = 20_000

/** An empty list with its heads and what belongs where. */
export const linesTemplate = (): Promise<Buffer> => templateOf('对账明细', columns)

/**
 * The lines of a file (XLSX or CSV), heads in any order. Throws `statement-row-not-valid`, `employer-list-…`, `import-file-…`.
 */
export async function readLinesFile(bytes: Buffer): Promise<TheirLine[]> {
  const rows = await readTable<Column>(bytes, columns, mostRows)
  return rows.map(({ no, cells }) => {
    const wrong = (reason: string) => problem('statement-row-not-valid', { row: no, reason })
    for (const key of ['settlement', 'personNo'] as const) if (cells[key] === '') throw wrong(`${titleOf(key)}没有填写`)
    const fen = (key: 'total' | 'fund' | 'account'): number => {
      const read = fenOf(cells[key])
      if (read === undefined) throw wrong(`${titleOf(key)}“${cells[key].slice(0, 30)}”不是两位小数以内的金额`)
      return read
    }
    const { settlement, visit, personNo } = cells
    return {
      line: no,
      settlement,
      visit,
      personNo,
      totalFen: fen('total'),
      fundFen: fen('fund'),
      accountFen: fen('account'),
    }
  })
}

const titleOf = (key: Column): string => columns.find((column) => column.key === key)!.title

/** Yuan with a sign in fen; undefined where it is no amount. */
function fenOf(written: string): number | undefined {
  // A cell that begins like a formula carries a mark in our own lists.
  const text = written.replace(/^'/, '').replaceAll(',', '')
  const below = text.startsWith('-')
  const read = parseYuan(below ? text.slice(1) : text)
  if (read < 0) return undefined
  return below && read > 0 ? -read : read
}

const ownColumns: readonly SheetColumn<OurLine>[] = columns.map(({ key, title, width }) => ({
  title,
  width,
  text: (line) => {
    if (key === 'settlement' || key === 'visit' || key === 'personNo') return line[key]
    return formatYuan({ total: line.totalFen, fund: line.fundFen, account: line.accountFen }[key])
  },
}))

/** Our own lines in the same columns, so that the institution can lay them beside its own. */
export const ownLinesFile = (lines: readonly OurLine[], as: 'xlsx' | 'csv'): Promise<Buffer> | Buffer =>
  as === 'csv' ? csvOf(ownColumns, lines) : sheetOf('对账明细', ownColumns, lines)
