/** 今日对账: an institution looks at our lines of its days, and hands in its own. */
import { createHash } from 'node:crypto'
import type { OwnReconciliationMessage, ReconciliationQuery } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import { NO_DAY, formatYuan, parseDay } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { CareRefusal } from '../refusals/index.ts'
import { differencesOf } from './differences.ts'
import { readLinesFile } from './lines-file.ts'
import { compareLines, rowsOfPeriod } from './lines.ts'
import type { OurLine } from './lines.ts'
import { listStatements } from './list.ts'
import { requirePeriod } from './period.ts'
import type { StatementPeriod } from './period.ts'
import { keepLines } from './reconcile.ts'
import { sumsOfPeriod } from './totals.ts'

/** Every settlement of an institution on these days, and every refund. Throws `statement-days-not-valid`. */
export function ownPeriod(institution: string, { from, to }: ReconciliationQuery, today: string): StatementPeriod {
  if (parseDay(from) === NO_DAY || parseDay(to) === NO_DAY)
    throw problem('statement-days-not-valid', { from, to, reason: '没有这一天' })
  try {
    requirePeriod({ from, to }, today)
  } catch (error) {
    throw asProblem(error)
  }
  return { institution, from, to, pool: null, insurance: null, kind: 'every', withRefunds: true }
}

/** What is refused to an institution's message is refused to its page in the page's words. */
function asProblem(error: unknown): unknown {
  if (!(error instanceof CareRefusal)) return error
  const { refusal } = error
  if (refusal.name === 'period-malformed') {
    const { from, to, why, today, longestDays } = refusal.values
    const reasons = {
      backwards: '结束早于开始',
      future: `结束晚于今天（${today}）`,
      'too-long': `超过 ${String(longestDays)} 天`,
    }
    return problem('statement-days-not-valid', { from, to, reason: reasons[why] })
  }
  if (refusal.name === 'statement-line-twice') {
    const { line, first, settlement } = refusal.values
    return problem('statement-row-twice', { row: line, first, settlement })
  }
  return error
}

/** How many lines a page shows; the file has all. */
const shown = 200

/** Our side of a period: lines and sums, with the last reconciliations and what of them is open. */
export async function showOwn({ database }: RecordsDeps, period: StatementPeriod): Promise<OwnReconciliationMessage> {
  const { institution, from, to } = period
  const [sums, lines, statements, differences] = await Promise.all([
    sumsOfPeriod(database, period),
    rowsOfPeriod(database, period),
    listStatements(database, institution),
    differencesOf(database, { institution }),
  ])
  const { totalFen, fundFen, accountFen, cashFen, count } = sums
  return {
    ...{ from, to },
    ours: {
      total: formatYuan(totalFen),
      fund: formatYuan(fundFen),
      account: formatYuan(accountFen),
      cash: formatYuan(cashFen),
      count,
    },
    lines: lines.slice(0, shown).map(lineMessage),
    more: Math.max(0, lines.length - shown),
    statements,
    differences,
  }
}

const lineMessage = (line: OurLine) => ({
  settlement: line.settlement,
  isRefund: line.kind === 'cancellation',
  visit: line.visit,
  personNo: line.personNo,
  total: formatYuan(line.totalFen),
  fund: formatYuan(line.fundFen),
  account: formatYuan(line.accountFen),
  cash: formatYuan(line.cashFen),
  day: line.day,
})

/**
 * Compares a file of lines with ours and keeps what came of it; the same file for the same days is the same reconciliation. Throws
 * `statement-row-…`, `employer-list-…`, `import-file-…`.
 */
export async function reconcileFile(
  { database, clock }: RecordsDeps,
  period: StatementPeriod,
  bytes: Buffer,
): Promise<void> {
  const lines = await readLinesFile(bytes)
  const sum = (figure: 'totalFen' | 'fundFen' | 'accountFen') => lines.reduce((total, line) => total + line[figure], 0)
  const theirs = {
    ...{ totalFen: sum('totalFen'), fundFen: sum('fundFen'), accountFen: sum('accountFen') },
    ...{ cashFen: null, count: lines.length },
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const asked = { key: `page ${period.from} ${period.to} ${hash}`, agency: '', period, theirs }
  const compared = await compareLines(database, asked, lines).catch((error: unknown) => {
    throw asProblem(error)
  })
  await keepLines(database, clock.now(), asked, compared)
}
