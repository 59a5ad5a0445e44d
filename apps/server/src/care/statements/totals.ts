/** 对总账: the sums of an institution's settlements, theirs and ours. */
import type { Database } from '../../platform/storage/index.ts'
import { periodCondition, periodTables, periodValues } from './period-rows.ts'
import type { StatementPeriod } from './period.ts'

/** Sums in fen. What an institution was not asked for is null on its side. */
export interface StatementSums {
  totalFen: number
  fundFen: number
  /** Both funds of the account. */
  accountFen: number | null
  cashFen: number | null
  /** A settlement is one, and a reversal is another. */
  count: number
}

/** Sums of one day, in fen, and how many they are. */
interface DaySums {
  day: string
  fundFen: number
  accountFen: number
  cashFen: number
  count: number
}

/** Our own sums: of everything, and how many of the count are refunds. */
export interface OurSums extends StatementSums {
  accountFen: number
  cashFen: number
  refunds: number
}

/** Our sums of a period, in one statement over everybody who was settled there. A refund is below nought. */
export async function sumsOfPeriod({ pool }: Pick<Database, 'pool'>, period: StatementPeriod): Promise<OurSums> {
  const { rows } = await pool.query<OurSums>({
    name: 'statement-sums',
    text: `select coalesce(sum(s.total_fen), 0)::bigint as "totalFen", coalesce(sum(s.fund_fen), 0)::bigint as "fundFen",
                  coalesce(sum(s.account_current_fen + s.account_past_fen), 0)::bigint as "accountFen",
                  coalesce(sum(s.cash_fen), 0)::bigint as "cashFen", count(*)::int as count,
                  (count(*) filter (where s.kind = 'cancellation'))::int as refunds
             from ${periodTables} where ${periodCondition}`,
    values: periodValues(period),
  })
  return rows[0]!
}

/** Our sums of each day of a period that has any, the first first. */
export async function sumsByDay({ pool }: Pick<Database, 'pool'>, period: StatementPeriod): Promise<DaySums[]> {
  const { rows } = await pool.query<DaySums>(
    `select to_char(s.settled_day, 'YYYY-MM-DD') as day, sum(s.fund_fen)::bigint as "fundFen",
            sum(s.account_current_fen + s.account_past_fen)::bigint as "accountFen",
            sum(s.cash_fen)::bigint as "cashFen", count(*)::int as count
       from ${periodTables} where ${periodCondition} group by 1 order by 1`,
    periodValues(period),
  )
  return rows
}

/** The figures of a statement, in the order in which they are told. */
const statementFigures = ['totalFen', 'fundFen', 'accountFen', 'cashFen', 'count'] as const

export type StatementFigure = (typeof statementFigures)[number]

/** The figures that differ, to the fen; what the institution was not asked for does not. */
export function differingFigures(theirs: StatementSums, ours: StatementSums): StatementFigure[] {
  return statementFigures.filter((figure) => theirs[figure] !== null && theirs[figure] !== ours[figure])
}
