import type { Database } from '../../platform/storage/index.ts'
import { accountOf } from './accounts.ts'
import { contributionPurposes } from './contributions.ts'
import { income, missingYearsPurpose } from './missing-years.ts'

/** What contributions brought in a month (`YYYY-MM`, by the day booked), in fen; what came back is taken off. */
interface MonthIncome {
  month: string
  /** To the fund without the late fee. */
  poolFen: number
  /** Own parts, which personal accounts are credited with. */
  ownFen: number
  /** The fund's too. */
  lateFeeFen: number
  /** What was paid at once for years missing at retirement, the own parts with it: the fund's for the time being. */
  missingYearsFen: number
}

const owed = accountOf('payable-employer')

/** What the funds took in month by month, the latest first; of one book or of all (null). */
export async function fundIncomeByMonth(db: Pick<Database, 'pool'>, book: string | null): Promise<MonthIncome[]> {
  const sumOf = (purpose: string): string => `coalesce(sum(fen) filter (where purpose = '${purpose}'), 0)::bigint`
  const booked = [contributionPurposes.pool, contributionPurposes.ownPart, contributionPurposes.lateFee]
    .map((one) => `'${one}'`)
    .join(', ')
  const { rows } = await db.pool.query<MonthIncome>(
    `select to_char(booked_day, 'YYYY-MM') as month, ${sumOf(contributionPurposes.pool)} as "poolFen",
            ${sumOf(contributionPurposes.ownPart)} as "ownFen", ${sumOf(contributionPurposes.lateFee)} as "lateFeeFen",
            ${sumOf(missingYearsPurpose)} as "missingYearsFen"
       from (select book, booked_day, purpose, case when debit = '${owed}' then amount_fen else -amount_fen end as fen
               from office_posting where purpose in (${booked})
             union all
             select book, booked_day, purpose, case when credit = '${income}' then amount_fen else -amount_fen end
               from posting where purpose = '${missingYearsPurpose}') as moved
      where $1::text is null or book = $1
      group by 1 order by 1 desc limit 120`,
    [book],
  )
  return rows
}
