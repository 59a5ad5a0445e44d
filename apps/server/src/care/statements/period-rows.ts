/** The settlements of a statement, as the database finds them. */
import { stands } from '../../platform/storage/index.ts'
import type { StatementPeriod } from './period.ts'

/** The rows of a period, for a `where`: the parameters 1 to 7 are those of `periodValues`. */
export const periodCondition = `
  s.institution = $1 and s.settled_day between $2::date and $3::date and s.route = 'direct'
  and ($4::text is null or s.pool = $4) and ($5::text is null or s.insurance = $5) and ($6 = 'every' or v.kind = $6)
  and ($7::boolean or ${stands('s')})`

export const periodTables = 'settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id'

export const periodValues = ({ institution, from, to, pool, insurance, kind, withRefunds }: StatementPeriod) => [
  institution,
  from,
  to,
  pool,
  insurance,
  kind,
  withRefunds,
]
