/** Figures of payment methods (P39) of a month: heads and bed-days, with what they cost on the mean. No law is applied to them. */
import type { MonthlyMethodFigures } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import type { ApplicationRow } from './working.ts'

/** What was undone in the same month counts for nothing; a stay that ends on the day it began is one bed-day. */
export async function methodFigures(
  { pool }: Pick<Database, 'pool'>,
  { application_id, visit_kind }: ApplicationRow,
): Promise<MonthlyMethodFigures> {
  const { rows } = await pool.query<{ heads: number; days: number; fen: number }>(
    `select count(distinct person_no)::int as heads, coalesce(sum(fen), 0)::bigint as fen,
            coalesce(sum(greatest(v.to_day - v.from_day, 1)), 0)::int as days
       from (select person_no, visit_id, sum(total_fen) as fen from monthly_line
              where application_id = $1 group by person_no, visit_id having sum(total_fen) > 0) l
       join visit v using (person_no, visit_id)`,
    [application_id],
  )
  const { heads, days, fen } = rows[0]!
  const mean = (by: number) => (by === 0 ? null : formatYuan(Math.round(fen / by)))
  const bedDays = visit_kind === 'inpatient' ? days : null
  return { heads, meanPerHead: mean(heads), bedDays, meanPerBedDay: mean(bedDays ?? 0) }
}
