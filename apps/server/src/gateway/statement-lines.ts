/** 对明细账 (3202): the file of lines that an institution sends, and the file of differences that it gets (interface document, section 3.3). */
import { GatewayRefusal, isEmpty, nameTable, refuse, scaledNumber } from '@yidi/contracts/interface'
import { formatYuan } from '@yidi/rules'
import { tabularText } from '../care/files/index.ts'
import type { LineDifference, LinePart, OurLine, TheirLine } from '../care/statements/index.ts'
import { decode } from './unpack.ts'

const wanted = {
  setl_id: '结算ID',
  mdtrt_id: '就诊ID',
  psn_no: '人员编号',
  medfee_sumamt: '医疗费总额',
  fund_pay_sumamt: '基金支付总额',
  acct_pay: '个人账户支出',
} as const
type Column = keyof typeof wanted
const columns = Object.keys(wanted) as Column[]

/** The columns of the file that we answer with; some send a corrected one back. */
const resultColumns: readonly string[] = [
  ...['psn_no', 'mdtrt_id', 'setl_id', 'msgid', 'stmt_rslt', 'refd_setl_flag', 'memo'],
  ...['medfee_sumamt', 'fund_pay_sumamt', 'acct_pay'],
]
const namesOfColumns = nameTable(columns)

/**
 * The lines of a file. Its first line may name the columns, in the words of the interface or in Chinese, and then they stand in any
 * order; what stands behind the columns that count is not looked at. Refuses what is no line, by its number.
 */
export function readLines(bytes: Buffer): TheirLine[] {
  const rows = textOf(bytes)
    .split(/\r\n|[\r\n]/)
    .map((text, index) => ({
      line: index + 1,
      cells: text.split('\t').map((cell) => (isEmpty(cell) ? '' : cell.trim())),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const named = rows[0] && headerOf(rows[0].cells)
  if (named === undefined) return rows.map(({ line, cells }) => lineOf(line, cells, placesOf(cells)))
  const missing = columns.filter((column) => !named.has(column))
  if (missing.length > 0)
    refuse('statement-line-unreadable', { line: rows[0]!.line, reason: `表头里没有${missing.join('、')}` })
  return rows.slice(1).map(({ line, cells }) => lineOf(line, cells, named))
}

function textOf(bytes: Buffer): string {
  try {
    return decode(bytes, '')
  } catch (error) {
    if (!(error instanceof GatewayRefusal)) throw error
    return refuse('statement-line-unreadable', { line: 1, reason: '既不是UTF-8也不是GB18030编码' })
  }
}

type Places = ReadonlyMap<string, number>
const inOrder: Places = new Map(columns.map((column, place) => [column, place]))
const asResult: Places = new Map(resultColumns.map((column, place) => [column, place]))

/** Where a line without a header has its columns. */
const placesOf = (cells: readonly string[]): Places => (cells.length === resultColumns.length ? asResult : inOrder)

function headerOf(cells: readonly string[]): Places | undefined {
  const byLabel = new Map<string, Column>(columns.map((column) => [wanted[column], column]))
  const found = cells.flatMap((cell, place) => {
    const column = byLabel.get(cell) ?? namesOfColumns.get(cell.toLowerCase().replaceAll('_', ''))
    return column === undefined ? [] : [[column, place] as const]
  })
  return found.length === 0 ? undefined : new Map(found)
}

function lineOf(line: number, cells: readonly string[], places: Places): TheirLine {
  const wrong = (reason: string) => refuse('statement-line-unreadable', { line, reason })
  const cell = (column: Column): string =>
    cells[places.get(column)!] ?? wrong(`只有${String(cells.length)}列，没有${wanted[column]}`)
  const text = (column: Column) => cell(column) || wrong(`${wanted[column]}没有填写`)
  const fen = (column: Column): number => {
    const written = cell(column) || '0'
    const read = scaledNumber(written, 2)
    return typeof read === 'number' ? read : wrong(`${wanted[column]}“${written.slice(0, 30)}”不是两位小数以内的金额`)
  }
  return {
    line,
    settlement: text('setl_id'),
    visit: cell('mdtrt_id'),
    personNo: text('psn_no'),
    totalFen: fen('medfee_sumamt'),
    fundFen: fen('fund_pay_sumamt'),
    accountFen: fen('acct_pay'),
  }
}

/** The text of the file of differences, a line each, without a header. */
export function differencesText(differences: readonly LineDifference[]): string {
  return tabularText(
    differences.map((difference) => {
      const shown = 'ours' in difference ? difference.ours : difference.theirs
      return [
        shown.personNo,
        shown.visit === '' ? null : shown.visit,
        shown.settlement,
        'msgid' in shown ? shown.msgid : null,
        difference.is === 'undone-later' ? '0' : '1',
        isRefunded(shown) ? '1' : '0',
        memoOf(difference),
        ...[shown.totalFen, shown.fundFen, shown.accountFen].map(formatYuan),
      ]
    }),
  )
}

/** `refd_setl_flag`, as 5203 has it: a refund, or what one took back. */
const isRefunded = (line: OurLine | TheirLine): boolean =>
  'kind' in line ? line.kind === 'cancellation' || line.undoneOn !== null : line.totalFen < 0

/** The class of a difference, and what it consists of. */
function memoOf(difference: LineDifference): string {
  switch (difference.is) {
    case 'only-here':
      return difference.ours.kind === 'cancellation'
        ? `平台有退费、机构没有：退的是${difference.ours.cancels ?? ''}`
        : '平台有、机构没有：机构确无此笔的，可用msgid冲正'
    case 'only-there':
      return `机构有、平台没有${elsewhereWords(difference.elsewhere)}`
    case 'differs':
      return `内容不符：${difference.parts.map((part) => partWords(part, difference)).join('；')}`
    case 'undone-since':
      return `已撤销：平台${difference.undoneOn}已撤销，机构没有退费`
    case 'undone-later':
      return `账平：${difference.undoneOn}已撤销，退费计入那一天`
  }
}

const elsewhereWords = (row: OurLine | undefined) =>
  row === undefined ? '' : `：平台的这笔结算在${row.day}，不属于本次对账的日期、类别或经办机构`

const partLabels: Readonly<Record<LinePart, string>> = {
  totalFen: wanted.medfee_sumamt,
  fundFen: wanted.fund_pay_sumamt,
  accountFen: wanted.acct_pay,
  visit: wanted.mdtrt_id,
  personNo: wanted.psn_no,
}

function partWords(part: LinePart, { theirs, ours }: { theirs: TheirLine; ours: OurLine }): string {
  const written = (line: TheirLine | OurLine) => {
    const value = line[part]
    return typeof value === 'number' ? formatYuan(value) : value
  }
  return `${partLabels[part]}机构${written(theirs)}、平台${written(ours)}`
}
