/** The budgets and standards of an institution as they hold on a day: its own before those of its level. */
import type { StandardPeriod, StandardUsed } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'

/** One that holds; money is fen. */
export interface StandardInForce {
  fen: number
  /** Entered for the institution, not for its level. */
  own: boolean
  /** The first day on which it holds, `YYYY-MM-DD`. */
  from: string
  document: string
  /** What a disease is called. */
  title: string | null
}

interface Row extends StandardInForce {
  kind: string
  year: number | null
  visits: VisitKind | null
  per: StandardPeriod | null
  disease: string | null
}

/** What holds for an institution; undefined where nobody has entered it, and then it is open. */
export interface StandardsInForce {
  /** Fund money of the year, as entered last. */
  budget: (year: number) => StandardInForce | undefined
  head: (visits: VisitKind, per: StandardPeriod) => StandardInForce | undefined
  bedDay: StandardInForce | undefined
  disease: (visits: VisitKind, code: string) => StandardInForce | undefined
}

interface Whose {
  /** The region of the institution. */
  region: string
  code: string
  /** Level for settlement, else its grade. */
  level: InstitutionLevel
}

/** Everything that holds for an institution on a day (`YYYY-MM-DD`). */
export async function standardsOn(
  { pool }: Pick<Database, 'pool'>,
  { region, code, level }: Whose,
  day: string,
): Promise<StandardsInForce> {
  const { rows } = await pool.query<Row>({
    name: 'standards-on',
    text: `select distinct on (kind, year, visit_kind, per, disease)
                  kind, year, visit_kind as visits, per, disease, title, amount_fen as fen, institution is not null as own,
                  to_char(from_day, 'YYYY-MM-DD') as "from", document
             from payment_standard
            where pool = $1 and (institution = $2 or level = $3) and from_day <= $4::date
            order by kind, year, visit_kind, per, disease, institution nulls last, from_day desc, entry_no desc`,
    values: [region, code, level, day],
  })
  const keyOf = (...parts: (string | number | null)[]) => parts.join('|')
  const found = new Map(rows.map((row) => [keyOf(row.kind, row.year, row.visits, row.per, row.disease), row] as const))
  return {
    budget: (year) => found.get(keyOf('global-budget', year, null, null, null)),
    head: (visits, per) => found.get(keyOf('head', null, visits, per, null)),
    bedDay: found.get(keyOf('bed-day', null, 'inpatient', null, null)),
    disease: (visits, disease) => found.get(keyOf('disease', null, visits, null, disease)),
  }
}

/** A standard as messages name it beside a figure. */
export const standardUsed = (one: StandardInForce | undefined): StandardUsed | null =>
  one === undefined ? null : { amount: formatYuan(one.fen), own: one.own, from: one.from, document: one.document }
