/**
 * The files that go to the tax office and come back from it (P5, P23): lines, a last line of totals, and a control sum over the lines
 * before it: SHA-256 of them as UTF-8 with CRLF, heads included and without the mark in front.
 */
import { createHash } from 'node:crypto'
import { formatYuan, parseYuan } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { EmployerPaymentForm } from '@yidi/contracts'
import { csvOf, readRows } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { totalFen } from './rows.ts'
import type { BillRow } from './rows.ts'

const totalsWord = '合计'
const controlWord = '校验和'

type Line = readonly string[]

const columnsOf = (heads: readonly string[]): SheetColumn<Line>[] =>
  heads.map((title, at) => ({ title, width: 18, text: (line: Line) => line[at]! }))

function controlSumOf(heads: readonly string[], lines: readonly Line[]): string {
  const text = csvOf(columnsOf(heads), lines)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  return createHash('sha256').update(text).digest('hex')
}

const outHeads = [
  '申报编号',
  '单位代码',
  '费款所属期',
  '人数',
  '基数合计',
  '单位缴费',
  '个人缴费',
  '本金合计',
  '应缴日',
] as const

/** The declarations of a month for the tax office to collect. */
export function declarationsFile(bills: readonly BillRow[]): Buffer {
  const lines = bills.map((bill) => [
    bill.declaration_id,
    bill.employer,
    bill.month,
    String(bill.members),
    formatYuan(bill.base_fen),
    formatYuan(bill.employer_fen),
    formatYuan(bill.employee_fen),
    formatYuan(totalFen(bill)),
    bill.due_on ?? '',
  ])
  const sum = (of: (bill: BillRow) => number): string => formatYuan(bills.reduce((total, bill) => total + of(bill), 0))
  const last = [
    totalsWord,
    `${String(lines.length)} 笔`,
    '',
    String(bills.reduce((total, { members }) => total + members, 0)),
    sum((bill) => bill.base_fen),
    sum((bill) => bill.employer_fen),
    sum((bill) => bill.employee_fen),
    sum(totalFen),
    `${controlWord} ${controlSumOf(outHeads, lines)}`,
  ]
  return csvOf(columnsOf(outHeads), [...lines, last])
}

const inHeads = ['银行流水号', '单位代码', '申报编号', '费款所属期', '本金', '滞纳金', '缴款日'] as const

/** A file of payments as the tax office writes it; for tests, and to show how. */
export function paymentsFile(forms: readonly EmployerPaymentForm[]): Buffer {
  const lines = forms.map((form) => [
    form.reference,
    form.employer,
    form.declarationId,
    form.month,
    form.amount,
    form.lateFee,
    form.paidOn,
  ])
  const sum = (of: (form: EmployerPaymentForm) => string): string =>
    formatYuan(forms.reduce((total, form) => total + Math.max(0, parseYuan(of(form))), 0))
  const totals = ['', '', sum(({ amount }) => amount), sum(({ lateFee }) => lateFee)]
  const control = `${controlWord} ${controlSumOf(inHeads, lines)}`
  return csvOf(columnsOf(inHeads), [...lines, [totalsWord, `${String(lines.length)} 笔`, ...totals, control]])
}

/** A payment with its row in the file. */
export type TaxRow = EmployerPaymentForm & { row: number }

export interface TaxFile {
  controlSum: string
  rows: TaxRow[]
}

const unreadable = (row: number, reason: string) => problem('tax-file-not-readable', { row, reason })
const mostRows = 20_000

/** Reads a file of payments whole. Throws `tax-file-not-readable`, `tax-file-sum-wrong`, `tax-file-total-wrong`, `import-file-…`. */
export async function readPaymentsFile(bytes: Buffer): Promise<TaxFile> {
  const lines: { no: number; line: string[] }[] = []
  let hasHeads = false
  for await (const { no, cells } of readRows(bytes)) {
    const line = inHeads.map((_, at) => (cells[at] ?? '').trim())
    if (!hasHeads) {
      const wrong = inHeads.find((head, at) => line[at] !== head)
      if (wrong !== undefined) throw unreadable(no, `没有“${wrong}”这一列，或者位置变了`)
      hasHeads = true
    } else if (line[0] === totalsWord) return checkTotals(no, line, lines)
    else if (lines.push({ no, line }) > mostRows) throw unreadable(no, `一个文件最多 ${String(mostRows)} 笔`)
  }
  throw unreadable(Math.max(1, lines.at(-1)?.no ?? 1), `后面没有“${totalsWord}”这一行`)
}

function checkTotals(no: number, last: readonly string[], lines: readonly { no: number; line: string[] }[]): TaxFile {
  const theirs = new RegExp(`^${controlWord}\\s*([0-9a-f]{64})$`, 'i').exec(last[6] ?? '')?.[1]?.toLowerCase()
  if (theirs === undefined) throw unreadable(no, '合计这一行没有校验和')
  if (lines.length === 0) throw unreadable(no, '一笔缴费也没有')
  const ours = controlSumOf(
    inHeads,
    lines.map(({ line }) => line),
  )
  if (ours !== theirs) throw problem('tax-file-sum-wrong', { ours, theirs })
  for (const [at, what] of [
    [4, '本金'],
    [5, '滞纳金'],
  ] as const) {
    const sum = formatYuan(lines.reduce((total, { line }) => total + Math.max(0, parseYuan(line[at] || '0')), 0))
    if (sum !== last[at]) throw problem('tax-file-total-wrong', { what, ours: sum, theirs: last[at] || '空' })
  }
  return { controlSum: ours, rows: lines.map(({ no: row, line }) => ({ row, ...formOf(line) })) }
}

function formOf(line: readonly string[]): EmployerPaymentForm {
  const [reference = '', employer = '', declarationId = '', month = '', amount = '', lateFee = '', paidOn = ''] = line
  return { reference, employer, declarationId, month, amount, lateFee, paidOn }
}
