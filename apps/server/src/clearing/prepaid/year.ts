/** 年度清算: whether everything of a year is cleared between a pool and a region. */
import { problem } from '@yidi/contracts'
import { CompiledQuery } from 'kysely'
import type { Transaction } from 'kysely'
import type { Clock } from '../../platform/clock/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import type { Pair } from '../regions/index.ts'

/** What is open: lines no clearing holds, whatever their application's state, and clearings that are not over, by number. */
const open = `
  select a.month || ' 没有汇总的 ' || count(*) || ' 笔' as what
    from monthly_line m join monthly_application a using (application_id)
   where a.region = $1 and m.pool = $2 and left(a.month, 4) = $3 and a.stands and m.clearing_id is null
     and m.amount_fen <> m.refused_fen
   group by a.month
  union all
  select distinct '清算 ' || c.clearing_id
    from region_clearing c join office_record r on r.record_id = c.clearing_id
    join monthly_line m on m.clearing_id = c.clearing_id join monthly_application a using (application_id)
   where c.region = $1 and c.pool = $2 and left(a.month, 4) = $3 and r.state not in ('paid', 'closed', 'dropped')
   order by what limit 5`

/** Throws `prepaid-year-not-over`, `prepaid-year-open` with what is open. */
export async function requireYearCleared(
  { transaction, clock }: { transaction: Transaction<Tables>; clock: Clock },
  { pool, region }: Pair,
  year: string,
): Promise<void> {
  if (!/^\d{4}$/.test(year) || year >= clock.today().slice(0, 4)) throw problem('prepaid-year-not-over', { year })
  const { rows } = await transaction.executeQuery<{ what: string }>(CompiledQuery.raw(open, [region, pool, year]))
  if (rows.length > 0)
    throw problem('prepaid-year-open', {
      year,
      region: placeName(region),
      open: rows.map(({ what }) => what).join('；'),
    })
}
