/** The budgets of a pool as they are kept: an office record each, about its year; the latest that was confirmed is in force. */
import type { BookFund, BudgetAction, BudgetState, FundSide } from '@yidi/contracts'
import type { FundItem } from '../../money/ledger/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { OfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import budget from './kind.ts'

export type BudgetRecord = OfficeRecord<BudgetState, BudgetAction>

export interface PlannedLine {
  fund: BookFund
  side: FundSide
  /** null: the whole side. */
  item: FundItem | null
  amountFen: number
}

/** What was entered, as the first step keeps it. */
export interface Planned {
  year: number
  document: string
  lines: PlannedLine[]
  words: string | null
}

export const plannedOf = (record: BudgetRecord): Planned => record.steps[0]!.detail as unknown as Planned

/** The budgets of a pool, of one year or of all, the latest first. */
export async function readBudgets(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string,
  year?: number,
): Promise<BudgetRecord[]> {
  const rows = await kysely
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', budget.name)
    .where('region', '=', pool)
    .$if(year !== undefined, (query) => query.where('subject', '=', String(year)))
    .orderBy('record_no', 'desc')
    .execute()
  return Promise.all(rows.map(({ record_id }) => findOfficeRecord(kysely, budget, record_id)))
}

interface BudgetInForce extends Planned {
  recordId: string
  /** Day of its confirmation, `YYYY-MM-DD`. */
  from: string
  /** How many were confirmed before it in its year. */
  adjusted: number
}

/** The budget of a pool for a year that is in force: the latest confirmed. Undefined: none is. */
export async function budgetInForce(
  db: Pick<Database, 'kysely'>,
  pool: string,
  year: number,
): Promise<BudgetInForce | undefined> {
  const confirmed = (await readBudgets(db, pool, year)).filter(({ state }) => state === 'confirmed')
  const [latest] = confirmed
  if (latest === undefined) return undefined
  const { day } = latest.steps.find(({ action }) => action === 'confirm')!
  return { ...plannedOf(latest), recordId: latest.recordId, from: day, adjusted: confirmed.length - 1 }
}

/**
 * What a pool plans for a side of a fund in a year, in fen: its own line, or its items together. Undefined where no budget is in force,
 * or it says nothing of that side.
 */
export async function budgetOf(
  db: Pick<Database, 'kysely'>,
  pool: string,
  year: number,
  { fund, side }: { fund: BookFund; side: FundSide },
): Promise<{ fen: number; document: string; from: string } | undefined> {
  const found = await budgetInForce(db, pool, year)
  const lines = found?.lines.filter((line) => line.fund === fund && line.side === side) ?? []
  if (found === undefined || lines.length === 0) return undefined
  return { fen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0), document: found.document, from: found.from }
}
