/** For tests of other rooms: a budget of a pool that another has entered. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import budget from './kind.ts'
import type { Planned } from './read.ts'

export async function addBudgetOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  pool: string,
  recordId: string,
): Promise<void> {
  const lines: Planned['lines'] = [{ fund: 'pool', side: 'out', item: null, amountFen: 100 }]
  const planned: Planned = { year: 2026, document: '演示', lines, words: null }
  const by = { role: 'finance', kind: 'staff', id: 'another' } as const
  const opened = { recordId, region: pool, subject: '2026', title: '2026 年预算' }
  await kysely
    .transaction()
    .execute((transaction) =>
      openOfficeRecord({ transaction, ciphers, clock }, budget, opened, [
        { action: 'draw', by, detail: { ...planned } },
      ]),
    )
}

/** How the routes of 预算 keep to the pool of whoever calls them, for the table of the staff's routes. */
export const budgetBounds = (recordId: string) =>
  ({
    'GET /api/desk/budgets': { shows: recordId },
    'POST /api/desk/budgets': 'self',
    'POST /api/desk/budgets/:budgetId/confirm': { refused: 'budget-other-pool', body: {} },
    'POST /api/desk/budgets/:budgetId/drop': { refused: 'budget-other-pool', body: { words: '演示' } },
  }) as const
