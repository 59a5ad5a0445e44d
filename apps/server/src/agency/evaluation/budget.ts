/** What the budgets of the funds have left under the other policy: what the ledger says was paid, and what the evaluation says of the change. */
import type { EvaluationBudgetLine, EvaluationSummary } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { fenOfSum } from '@yidi/rules/evaluation'
import type { EvaluationGroup, EvaluationResult } from '@yidi/rules/evaluation'
import { budgetOf } from '../../clearing/budget/index.ts'
import { fundMovements } from '../../money/ledger/index.ts'
import type { Database } from '../../platform/storage/index.ts'

const funds = [
  { fund: 'pool', book: 'pool', sum: 'fundPool' },
  { fund: 'critical', book: 'critical-illness', sum: 'fundCritical' },
] as const

/** The budget line of each pool and fund. */
export async function budgetLines(
  database: Pick<Database, 'kysely' | 'pool'>,
  { year, pools, source }: EvaluationSummary,
  { byPool }: EvaluationResult,
): Promise<EvaluationBudgetLine[]> {
  const lines: EvaluationBudgetLine[] = []
  for (const { code, name } of pools) {
    const group = byPool[code]
    if (group === undefined) continue
    const months = { from: `${String(year)}-01`, to: `${String(year)}-12` }
    const paid = (await fundMovements(database, code, months)).filter(({ side, benefit }) => side === 'out' && benefit)
    for (const { fund, book, sum } of funds) {
      const actual = paid.reduce((fen, one) => (one.fund === book ? fen + one.fen : fen), 0)
      const planned = await budgetOf(database, code, year, { fund: book, side: 'out' })
      const scaled = source.kind === 'people'
      const change = changeOf(group, sum, scaled ? actual : undefined)
      lines.push({
        ...{ pool: code, poolName: name, fund, scaled, words: wordsOf(scaled, planned?.document) },
        ...{ budget: planned === undefined ? null : formatYuan(planned.fen), actual: formatYuan(actual) },
        ...{ change: formatYuan(change), expected: formatYuan(actual + change) },
        left: planned === undefined ? null : formatYuan(planned.fen - actual - change),
      })
    }
  }
  return lines
}

/** What the other policy costs more, in fen: as reckoned, or the share of it of what was paid. */
function changeOf({ before, after }: EvaluationGroup, sum: 'fundPool' | 'fundCritical', paid?: number): number {
  const [now, then] = [fenOfSum(before[sum]), fenOfSum(after[sum])]
  if (paid === undefined) return then - now
  return now === 0 ? 0 : Math.round((paid * (then - now)) / now)
}

const wordsOf = (scaled: boolean, document: string | undefined): string =>
  [
    '已支付是这一年账上的待遇支出（含异地结算，减去核减和追回）',
    scaled ? '变动按生成的人群的比例从已支付推算，只供估计' : '变动是同样的结算在两个政策下的差',
    document === undefined ? '这一年没有登记预算' : `预算见${document}`,
  ].join('；') + '。'
