/** 预算 as the desk sees it: what waits for a second person, what is in force of each year, and what it replaced. */
import { allowedActions, bookFunds, budgetActions, budgetMachine, budgetStates } from '@yidi/contracts'
import type { BookFund, BudgetMessage, BudgetsMessage, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { fundItems, plannedItems } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { choiceOfBooks } from '../treasury/index.ts'
import { lineTitle } from './commands.ts'
import budget from './kind.ts'
import { plannedOf, readBudgets } from './read.ts'
import type { BudgetRecord } from './read.ts'

/** The budgets of a pool, the latest first, with what may be entered. */
export async function showBudgets(
  { database, clock }: RecordsDeps,
  staff: Staff,
  pool: string,
): Promise<BudgetsMessage> {
  const records = await readBudgets(database, pool)
  const enters = staff.roles.includes('finance') && staff.pool === pool
  const inForce = new Map<string, string>()
  for (const { state, subject, recordId } of records)
    if (state === 'confirmed' && !inForce.has(subject)) inForce.set(subject, recordId)
  return {
    pool,
    poolName: placeName(pool),
    books: await choiceOfBooks(database, staff),
    thisYear: Number(clock.today().slice(0, 4)),
    enters,
    funds: (Object.keys(bookFunds) as BookFund[]).map((fund) => ({
      fund,
      title: bookFunds[fund],
      items: plannedItems(fund).map((item) => ({ item, title: fundItems[item].title, side: fundItems[item].side })),
    })),
    budgets: records.map((record) => messageOf(record, inForce.get(record.subject) ?? '', enters ? staff : null)),
  }
}

function messageOf(record: BudgetRecord, inForce: string, staff: Staff | null): BudgetMessage {
  const { recordId, state, title, steps } = record
  const { year, document, lines, words } = plannedOf(record)
  const isOwn = (before: readonly string[]) =>
    steps.some(({ action, actor }) => before.includes(action) && actor === staff?.staffName)
  return {
    ...{ recordId, year, title, state, document },
    stateTitle: budgetStates[state].title,
    inForce: recordId === inForce,
    replaced: state === 'confirmed' && recordId !== inForce,
    lines: lines.map((line) => ({
      ...{ fund: line.fund, fundTitle: bookFunds[line.fund], side: line.side, item: line.item },
      ...{ title: lineTitle(line), amount: formatYuan(line.amountFen) },
    })),
    steps: steps.map(({ action, actor, at, detail }) => ({
      ...{ action, title: budgetActions[action], by: actor, at: at.toISOString() },
      words: action === 'draw' ? words : typeof detail['words'] === 'string' ? detail['words'] : null,
    })),
    allowed:
      staff === null
        ? []
        : allowedActions(budgetMachine, state, ...staff.roles).filter((action) => !isOwn(budget.apart?.[action] ?? [])),
  }
}
