/** 日结单: a day of an institution, settlement by settlement, with its sums by kind of visit and by the pool that pays. */
import type { DaySheet } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { periodTables } from './period-rows.ts'

interface Row {
  settlement: string
  visit: string
  at: Date
  kind: DaySheet['rows'][number]['kind']
  institutionVisitNo: string | null
  pool: string
  refund: boolean
  totalFen: number
  fundFen: number
  accountFen: number
  cashFen: number
}

/** What was booked on the day; an undoing lies on its own day, below nought. */
export async function daySheetOf(
  { pool }: Pick<Database, 'pool'>,
  institution: string,
  day: string,
): Promise<Pick<DaySheet, 'all' | 'byKind' | 'byPool' | 'rows'>> {
  const { rows } = await pool.query<Row>({
    name: 'day-sheet',
    text: `select s.settlement_id as settlement, s.visit_id as visit, s.settled_at as at, v.kind, s.pool,
                  case when v.detail ? 'atOnce' then null else v.institution_visit_no end as "institutionVisitNo",
                  s.kind = 'cancellation' as refund, s.total_fen::float8 as "totalFen", s.fund_fen::float8 as "fundFen",
                  (s.account_current_fen + s.account_past_fen)::float8 as "accountFen", s.cash_fen::float8 as "cashFen"
             from ${periodTables}
            where s.institution = $1 and s.settled_day = $2::date and s.route = 'direct'
            order by s.settled_at, s.settlement_id`,
    values: [institution, day],
  })
  const kinds = Map.groupBy(rows, ({ kind }) => kind)
  const pools = Map.groupBy(rows, (row) => row.pool)
  return {
    all: sumsOf(rows),
    byKind: [...kinds].map(([kind, of]) => ({ kind, ...sumsOf(of) })),
    byPool: [...pools].map(([code, of]) => ({ pool: code, poolName: placeName(code), ...sumsOf(of) })),
    rows: rows.map(({ settlement, visit, at, kind, institutionVisitNo, refund, ...amounts }) => ({
      ...{ settlement, visit, at: at.toISOString(), kind, institutionVisitNo, refund },
      ...yuanOf(amounts),
    })),
  }
}

type Amounts = Pick<Row, 'totalFen' | 'fundFen' | 'accountFen' | 'cashFen'>

const yuanOf = ({ totalFen, fundFen, accountFen, cashFen }: Amounts) => ({
  total: formatYuan(totalFen),
  fund: formatYuan(fundFen),
  account: formatYuan(accountFen),
  cash: formatYuan(cashFen),
})

function sumsOf(rows: readonly Row[]): DaySheet['all'] {
  const sum = (of: keyof Amounts): number => rows.reduce((fen, row) => fen + row[of], 0)
  const refunds = rows.filter(({ refund }) => refund).length
  return {
    count: rows.length - refunds,
    refunds,
    ...yuanOf({
      totalFen: sum('totalFen'),
      fundFen: sum('fundFen'),
      accountFen: sum('accountFen'),
      cashFen: sum('cashFen'),
    }),
  }
}
