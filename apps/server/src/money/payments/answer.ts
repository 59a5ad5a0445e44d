/** What the bank says of a batch: our own file with a column of results behind it. Read whole before anything is marked. */
import { paymentReturns, problem } from '@yidi/contracts'
import type { PaymentReturn } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Kysely } from 'kysely'
import { readRows } from '../../platform/sheets/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import type { BatchRow, ItemRow } from './batch.ts'
import type { BankResult } from './commands.ts'
import { controlSumOfLines, controlWord, fileHeads, totalsWord } from './file.ts'
import type { FileLine } from './file.ts'

const resultHead = '结果'
const reasonHead = '退回原因'

/** How banks say it. */
const resultWords: Readonly<Record<string, BankResult['result']>> = {
  成功: 'paid',
  已付: 'paid',
  付款成功: 'paid',
  失败: 'returned',
  退回: 'returned',
  退票: 'returned',
}

interface AnswerRow {
  /** Row of the file, counted from 1. */
  row: number
  line: FileLine
  result: string
  reason: string
}

interface AnswerFile {
  rows: AnswerRow[]
  /** The control sum that its last line names. */
  controlSum: string
}

const unreadable = (row: number, reason: string) => problem('payment-answer-not-readable', { row, reason })

/** The file row by row. Throws `payment-answer-not-readable`, `import-file-not-readable`. */
export async function readAnswer(bytes: Buffer): Promise<AnswerFile> {
  let resultAt = -1
  let reasonAt = -1
  const rows: AnswerRow[] = []
  for await (const { no, cells: given } of readRows(bytes)) {
    const cells = given.map((cell) => cell.trim())
    if (resultAt < 0) {
      const wrong = fileHeads.find((head, at) => cells[at] !== head)
      if (wrong !== undefined) throw unreadable(no, `没有“${wrong}”这一列，或者位置变了`)
      resultAt = cells.indexOf(resultHead)
      reasonAt = cells.indexOf(reasonHead)
      if (resultAt < 0) throw unreadable(no, `没有“${resultHead}”这一列`)
      continue
    }
    const line = fileHeads.map((_, at) => cells[at] ?? '') as unknown as FileLine
    if (line[0] === totalsWord) {
      const controlSum = new RegExp(`^${controlWord}\\s*([0-9a-f]{64})$`, 'i').exec(line[5])?.[1]
      if (controlSum === undefined) throw unreadable(no, '合计这一行没有校验和')
      return { rows, controlSum: controlSum.toLowerCase() }
    }
    rows.push({ row: no, line, result: cells[resultAt] ?? '', reason: cells[reasonAt] ?? '' })
  }
  throw unreadable(Math.max(1, rows.at(-1)?.row ?? 1), `后面没有“${totalsWord}”这一行`)
}

/** What the file says of the items of a batch; nothing of those whose result is empty. Throws the `payment-answer-…` refusals. */
export async function resultsIn(
  kysely: Kysely<Tables>,
  { rows, controlSum }: AnswerFile,
  batch: BatchRow,
  items: readonly ItemRow[],
): Promise<BankResult[]> {
  const [ours, batchId] = [batch.control_sum ?? '', batch.batch_id]
  if (controlSum !== ours) {
    const other = await kysely
      .selectFrom('payment_batch')
      .select('batch_id')
      .where('control_sum', '=', controlSum)
      .where('pool', '=', batch.pool)
      .executeTakeFirst()
    if (other !== undefined) throw problem('payment-answer-of-another-batch', { batch: batchId, other: other.batch_id })
  }
  for (const { line } of rows) {
    const item = items.find(({ item_no }) => String(item_no) === line[0])
    const amount = item && formatYuan(item.amount_fen)
    if (amount !== undefined && line[4].replaceAll(',', '') !== amount)
      throw problem('payment-answer-amount', { number: line[0], ours: amount, theirs: line[4] || '空' })
  }
  const sums = [controlSum, controlSumOfLines(rows.map(({ line }) => withoutCommas(line)))]
  const theirs = sums.find((sum) => sum !== ours)
  if (theirs !== undefined) throw problem('payment-answer-sum-wrong', { batch: batchId, ours, theirs })
  return rows.flatMap(resultOf)
}

/** Programs that show sheets put commas into amounts. */
const withoutCommas = (line: FileLine): FileLine => {
  const [no, holder, account, bank, amount, purpose] = line
  return [no, holder, account, bank, amount.replaceAll(',', ''), purpose]
}

function resultOf({ row, line, result, reason }: AnswerRow): BankResult[] {
  if (result === '') return []
  const no = Number(line[0])
  switch (Object.hasOwn(resultWords, result) ? resultWords[result] : undefined) {
    case 'paid':
      return [{ no, result: 'paid' }]
    case 'returned':
      return [{ no, result: 'returned', ...reasonOf(reason) }]
    case undefined:
      throw unreadable(row, `结果“${result.slice(0, 20)}”不认得，请写“成功”或“退回”`)
  }
}

/** The reason as the list has it, or the bank's own words for one that it has not. */
function reasonOf(said: string): { reason: PaymentReturn; words: string | null } {
  const known = (Object.keys(paymentReturns) as PaymentReturn[]).find((name) => paymentReturns[name] === said)
  if (known !== undefined && known !== 'other') return { reason: known, words: null }
  return { reason: 'other', words: said === '' ? '银行没有写明原因' : said.slice(0, 200) }
}
