/** The tax office's file of payments: tried with a report per row, or taken whole. Nothing is half taken. */
import { formatYuan } from '@yidi/rules'
import { Problem, problem } from '@yidi/contracts'
import type { ContributionReport, ContributionRow } from '@yidi/contracts'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock/index.ts'
import type { Release } from '@yidi/rules'
import type { Tables } from '../../platform/storage/index.ts'
import { checkPayment, takePayment } from './payment.ts'
import { lockPayments } from './rows.ts'
import type { TaxFile, TaxRow } from './tax-file.ts'
import { note } from './working.ts'
import type { Working } from './working.ts'

interface Trying {
  kysely: Kysely<Tables>
  clock: Clock
  release: Release
  pool: string
}

/** What would become of each row. A file with a row that cannot be taken is not taken. */
export async function tryFile(trying: Trying, { rows }: TaxFile): Promise<ContributionReport> {
  const seen = new Map<string, number>()
  const report: ContributionRow[] = []
  for (const row of rows) report.push(await tryRow(trying, row, seen))
  const refused = report.filter(({ outcome }) => outcome === 'refused').length
  return { dryRun: true, good: report.length - refused, refused, rows: report }
}

async function tryRow(trying: Trying, row: TaxRow, seen: Map<string, number>): Promise<ContributionRow> {
  const base = { row: row.row, name: row.reference }
  const twin = seen.get(row.reference)
  if (twin !== undefined)
    return { ...base, outcome: 'refused', text: `与第 ${String(twin)} 行是同一个流水号，一个流水号只记一次。` }
  seen.set(row.reference, row.row)
  try {
    const { amountFen, lateFeeFen, differences } = await checkPayment(trying, row)
    const text = `本金 ${formatYuan(amountFen)} 元，滞纳金 ${formatYuan(lateFeeFen)} 元。${differences.join('')}`
    return { ...base, outcome: differences.length === 0 ? 'ready' : 'noted', text }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...base, outcome: 'refused', text: `${error.document.detail}${error.document.remedy}` }
  }
}

/**
 * Takes a file in one transaction, or nothing of it: where a row cannot be taken the report says why. Returns the employers whose
 * bills it touched with the report. Throws `tax-file-known`.
 */
export async function takePayments(
  working: Working,
  pool: string,
  file: TaxFile,
): Promise<{ report: ContributionReport; employers: string[] }> {
  const { transaction, clock, release, by } = working
  await lockPayments(transaction, pool)
  const known = await transaction
    .selectFrom('employer_tax_file')
    .select('taken_by')
    .where('pool', '=', pool)
    .where('control_sum', '=', file.controlSum)
    .executeTakeFirst()
  if (known !== undefined) throw problem('tax-file-known', { sum: file.controlSum.slice(0, 12), by: known.taken_by })
  const trying = { kysely: transaction, clock, release, pool }
  const tried = await tryFile(trying, file)
  if (tried.refused > 0) return { report: tried, employers: [] }
  const employers = new Set<string>()
  const rows: ContributionRow[] = []
  let [amountFen, lateFeeFen] = [0, 0]
  for (const row of file.rows) {
    // Checked again: an earlier row of the same file may have covered the bill.
    const checked = await checkPayment(trying, row)
    await takePayment(working, checked, file.controlSum)
    amountFen += checked.amountFen
    lateFeeFen += checked.lateFeeFen
    employers.add(checked.bill.employer)
    rows.push({ row: row.row, name: checked.reference, outcome: 'done', text: `已记。${checked.differences.join('')}` })
  }
  await transaction
    .insertInto('employer_tax_file')
    .values({
      pool,
      control_sum: file.controlSum,
      rows: rows.length,
      amount_fen: amountFen,
      late_fee_fen: lateFeeFen,
      taken_at: clock.now(),
      taken_by: by.name,
    })
    .execute()
  await note(working, 'contribution.file', file.controlSum.slice(0, 40), { rows: rows.length, amountFen, lateFeeFen })
  return { report: { dryRun: false, good: rows.length, refused: 0, rows }, employers: [...employers] }
}
