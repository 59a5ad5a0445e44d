/** What the budgets of the funds have left under the other policy: what the ledger says was paid, and what the evaluation says of the change. */
import type { EvaluationBudgetLine, EvaluationSummary } from '@yidi/contracts'
import type { EvaluationResult } from '@yidi/rules/evaluation'
import type { Database } from '../../platform/storage/index.ts'

/** The budget line of each pool and fund. */
export function budgetLines(
  _database: Database,
  _summary: EvaluationSummary,
  _result: EvaluationResult,
): Promise<EvaluationBudgetLine[]> {
  return Promise.resolve([])
}
