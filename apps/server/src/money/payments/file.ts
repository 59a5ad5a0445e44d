/** The file that a bank pays by: the usual columns, a last line of totals, and a control sum over the lines before it. */
import { createHash } from 'node:crypto'
import { formatYuan } from '@yidi/rules'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { csvOf, sheetOf } from '../../platform/sheets/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import type { ItemRow } from './batch.ts'
import { openPayee } from './payee.ts'

/** A line of the file, cell by cell. */
export type FileLine = readonly [
  no: string,
  holder: string,
  account: string,
  bank: string,
  amount: string,
  purpose: string,
]

export const fileHeads = ['序号', '户名', '账号', '开户行', '金额', '用途'] as const
const widths = [8, 16, 28, 32, 14, 40] as const
const columns: readonly SheetColumn<FileLine>[] = fileHeads.map((title, at) => ({
  title,
  width: widths[at]!,
  text: (line) => line[at]!,
}))

/** How the last line begins, and what stands before its control sum. */
export const totalsWord = '合计'
export const controlWord = '校验和'

const lineOf = (ciphers: Ciphers, item: ItemRow): FileLine => {
  const { holder, account, bank } = openPayee(ciphers, item)
  // The batch makes two files differ that pay the same again, after the bank sent it back: a control sum is of one batch.
  const purpose = `${item.purpose} ${item.batch_id}`
  return [String(item.item_no), holder, account, bank, formatYuan(item.amount_fen), purpose]
}

/** SHA-256 of the lines before the last, heads included, as UTF-8 with CRLF and without the mark in front; hex. */
export function controlSumOfLines(lines: readonly FileLine[]): string {
  const text = csvOf(columns, lines)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  return createHash('sha256').update(text).digest('hex')
}

export const controlSumOf = (ciphers: Ciphers, items: readonly ItemRow[]): string =>
  controlSumOfLines(items.map((item) => lineOf(ciphers, item)))

/** The file of a batch, of the items that are in it. */
export async function paymentFile(ciphers: Ciphers, items: readonly ItemRow[], as: 'csv' | 'xlsx'): Promise<Buffer> {
  const lines = items.map((item) => lineOf(ciphers, item))
  const total = formatYuan(items.reduce((sum, { amount_fen }) => sum + amount_fen, 0))
  const sum = `${controlWord} ${controlSumOfLines(lines)}`
  const all: FileLine[] = [...lines, [totalsWord, `${String(lines.length)} 笔`, '', '', total, sum]]
  return as === 'csv' ? csvOf(columns, all) : sheetOf('付款', columns, all)
}
