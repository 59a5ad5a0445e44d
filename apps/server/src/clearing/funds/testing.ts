/** For the table of the staff's routes: records of 基金收支 and 预算 that another has entered, and how their routes keep to a region. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { addBudgetOf, budgetBounds } from '../budget/testing.ts'
import { addTreasuryOf, treasuryBounds } from '../treasury/testing.ts'

interface FundRecords {
  treasury: string
  budget: string
}

export async function addFundsOf(
  database: Database,
  clock: Clock,
  pool: string,
  { treasury, budget }: FundRecords,
): Promise<void> {
  await addTreasuryOf(database, clock, pool, treasury)
  await addBudgetOf(database, clock, pool, budget)
}

const shown = { shownBy: 'apps/server/src/clearing/funds/period.test.ts' } as const

export const fundBounds = ({ treasury, budget }: FundRecords) =>
  ({
    ...treasuryBounds(treasury),
    ...budgetBounds(budget),
    'GET /api/desk/funds/period': shown,
    'GET /api/desk/funds/period/statement.xlsx': shown,
    'GET /api/desk/funds/period/statement.csv': shown,
    'GET /api/desk/funds/period/statement.pdf': shown,
  }) as const
