/**
 * What an institution's visits of months of a year come to: of every kind of visits, from the lines of what was applied for, and from
 * the settlements themselves where nothing was applied for yet.
 */
import type { VisitKind } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'

/** Sums of lines; money is fen, what was undone is taken off. */
export interface PartSums {
  count: number
  totalFen: number
  fundFen: number
  /** Of the personal account. */
  accountFen: number
  /** People of visits that were not wholly undone, each once. */
  people: number
  /** What the visits of these people cost. */
  peopleFen: number
  /** Of stays that were not wholly undone; one that ends on the day it began is one. */
  bedDays: number
}

interface PartRow extends PartSums {
  /** `YYYY-MM`; null: all months together. */
  month: string | null
  /** Null: all kinds together. */
  kind: VisitKind | null
}

export interface YearOf {
  institution: string
  year: number
  /** The last month that counts, `YYYY-MM` of the year. */
  upTo: string
}

/** Sums of the months of a year, of each kind of visits and of all together. */
export interface YearSums {
  of: (month: string | null, kind: VisitKind | null) => PartSums
}

const none: PartSums = { count: 0, totalFen: 0, fundFen: 0, accountFen: 0, people: 0, peopleFen: 0, bedDays: 0 }

const linesSql = `
  with applied as (
    select application_id, month, visit_kind from monthly_application
     where institution = $1 and stands and month between $2 and $3),
  line as (
    select a.month, a.visit_kind as kind, l.person_no, l.visit_id, l.total_fen, l.fund_fen, l.amount_fen - l.fund_fen as account_fen
      from applied a join monthly_line l using (application_id)
    union all
    select to_char(s.settled_day, 'YYYY-MM'), v.kind, s.person_no, s.visit_id, s.total_fen, s.fund_fen,
           s.account_current_fen + s.account_past_fen
      from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
     where s.institution = $1 and s.route = 'direct'
       and s.settled_day >= ($2 || '-01')::date and s.settled_day < ($3 || '-01')::date + interval '1 month'
       and not exists (select from applied a where a.month = to_char(s.settled_day, 'YYYY-MM') and a.visit_kind = v.kind)),
  of_visit as (
    select month, kind, person_no, visit_id, count(*) as lines, sum(total_fen) as total, sum(fund_fen) as fund,
           sum(account_fen) as account
      from line group by grouping sets ((month, kind, person_no, visit_id), (kind, person_no, visit_id)))
  select o.month, o.kind, sum(o.lines)::int as count,
         sum(o.total)::bigint as "totalFen", sum(o.fund)::bigint as "fundFen", sum(o.account)::bigint as "accountFen",
         count(distinct o.person_no) filter (where o.total > 0)::int as people,
         coalesce(sum(o.total) filter (where o.total > 0), 0)::bigint as "peopleFen",
         coalesce(sum(greatest(v.to_day - v.from_day, 1)) filter (where o.total > 0 and v.kind = 'inpatient'), 0)::int as "bedDays"
    from of_visit o join visit v on v.person_no = o.person_no and v.visit_id = o.visit_id
   group by o.month, rollup (o.kind)`

/** Adds up a year from January up to a month. */
export async function sumsOfYear(
  { pool }: Pick<Database, 'pool'>,
  { institution, year, upTo }: YearOf,
): Promise<YearSums> {
  const { rows } = await pool.query<PartRow>({
    name: 'monthly-year',
    text: linesSql,
    values: [institution, `${String(year)}-01`, upTo],
  })
  return { of: (month, kind) => rows.find((row) => row.month === month && row.kind === kind) ?? none }
}

/** What of an application was taken off and given back, and what was paid for it; money is fen. */
export interface AppliedRow {
  applicationId: string
  month: string
  kind: VisitKind
  state: string
  fundFen: number
  /** Refused less what undos gave back, and withdrawn by clearings; of an application that is approved. */
  refusedFen: number
  paidFen: number
}

/** The applications of the months that stand. */
export async function appliedIn(
  { pool }: Pick<Database, 'pool'>,
  { institution, year, upTo }: YearOf,
): Promise<AppliedRow[]> {
  const { rows } = await pool.query<AppliedRow>({
    name: 'monthly-applied-in',
    text: `select a.application_id as "applicationId", a.month, a.visit_kind as kind, r.state, a.fund_fen as "fundFen",
                  case when a.due_fen is null then 0
                    else a.refused_fen - a.restored_fen + coalesce((select sum(c.withdrawn_fen) from region_clearing_line c
                           where c.application_id = a.application_id), 0) end::bigint as "refusedFen",
                  case when r.state = 'paid' then a.due_fen else 0 end::bigint as "paidFen"
             from monthly_application a join office_record r on r.record_id = a.application_id
            where a.institution = $1 and a.stands and a.month between $2 and $3
            order by a.month, a.visit_kind`,
    values: [institution, `${String(year)}-01`, upTo],
  })
  return rows
}
