/** Visits as lists show them: of a person, and of an institution. Nothing in a line tells whose it is. */
import type { VisitLine } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

interface Row {
  visit_id: string
  institution: string
  institution_name: string | null
  pool: string
  kind: VisitLine['kind']
  emergency: boolean
  from_day: string
  to_day: string | null
  status: VisitLine['state']
  institution_visit_no: string | null
  total_fen: number | null
  cash_fen: number | null
}

const listed = `select v.visit_id, v.institution, i.name as institution_name, v.pool, v.kind, v.emergency,
         to_char(v.from_day, 'YYYY-MM-DD') as from_day, to_char(v.to_day, 'YYYY-MM-DD') as to_day, v.status,
         v.institution_visit_no, s.total_fen::float8 as total_fen, s.cash_fen::float8 as cash_fen
    from visit v left join institution i on i.code = v.institution
    left join lateral (select sum(s.total_fen) as total_fen, sum(s.cash_fen) as cash_fen from settlement s
                        where s.person_no = v.person_no and s.visit_id = v.visit_id and ${stands('s')}) s on true`

const lineOf = (row: Row): VisitLine => ({
  id: row.visit_id,
  institution: row.institution,
  institutionName: row.institution_name ?? row.institution,
  pool: row.pool,
  kind: row.kind,
  emergency: row.emergency,
  from: row.from_day,
  to: row.to_day,
  state: row.status,
  institutionVisitNo: row.institution_visit_no,
  total: row.total_fen === null ? null : formatYuan(row.total_fen),
  cash: row.cash_fen === null ? null : formatYuan(row.cash_fen),
})

/** The latest visits of a person, the last registered first. */
export async function visitsOfPerson({ pool }: Pick<Database, 'pool'>, personNo: string, limit = 50) {
  const { rows } = await pool.query<Row>(
    `${listed} where v.person_no = $1 order by v.recorded_at desc, v.visit_id desc limit $2`,
    [personNo, limit],
  )
  return rows.map(lineOf)
}

/** One visit of a person as lists show it. */
export async function visitLineOf({ pool }: Pick<Database, 'pool'>, personNo: string, visitId: string) {
  const { rows } = await pool.query<Row>(`${listed} where v.person_no = $1 and v.visit_id = $2`, [personNo, visitId])
  return lineOf(rows[0]!)
}

/** Parameters: the institution, the pool of whom is insured or null, the state or null. */
const ofInstitution = `v.institution = $1 and not v.detail ? 'claim' and ($2::text is null or v.pool = $2)
       and ($3::text is null or v.status = $3)`

/** How many visits of an institution are in a state. */
export async function countVisits(
  { pool }: Pick<Database, 'pool'>,
  institution: string,
  state: VisitLine['state'],
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from visit v where ${ofInstitution}`,
    [institution, null, state],
  )
  return rows[0]!.count
}

/**
 * Visits that an institution registered, the last first, from `before` (a visit's number) on; of people insured in `pool` where one is
 * given. A number begins with the moment of its registration, so that its order is theirs.
 */
export async function visitsOfInstitution(
  { pool: queries }: Pick<Database, 'pool'>,
  asked: { institution: string; pool: string | null; before?: string; state?: VisitLine['state']; limit: number },
): Promise<{ visits: VisitLine[]; next: string | null }> {
  const { institution, pool, before, state, limit } = asked
  const { rows } = await queries.query<Row>(
    `${listed} where ${ofInstitution} and ($4::text is null or v.visit_id < $4) order by v.visit_id desc limit $5`,
    [institution, pool, state ?? null, before ?? null, limit + 1],
  )
  const visits = rows.slice(0, limit).map(lineOf)
  return { visits, next: rows.length > limit ? visits.at(-1)!.id : null }
}

/** The visits of an institution that are not over yet, the last registered first; of one person where one is given. */
export async function openVisitsAt(
  { pool }: Pick<Database, 'pool'>,
  { institution, personNo, limit }: { institution: string; personNo: string | undefined; limit: number },
): Promise<VisitLine[]> {
  const { rows } = await pool.query<Row>(
    `${listed} where v.institution = $1 and v.status in ('open', 'discharged') and not v.detail ? 'claim'
        and ($2::text is null or v.person_no = $2)
      order by v.visit_id desc limit $3`,
    [institution, personNo ?? null, limit],
  )
  return rows.map(lineOf)
}
