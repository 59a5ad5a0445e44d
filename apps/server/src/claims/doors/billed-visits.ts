/** Visits of a person that the institution billed and did not settle: a claim for one needs nothing typed. */
import type { ClaimVisitsMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { claimsHolding } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

interface Row {
  visit_id: string
  institution: string
  name: string | null
  place: string
  kind: ClaimVisitsMessage['visits'][number]['kind']
  emergency: boolean
  from: string
  to: string | null
  total_fen: number
}

/** The latest first; without those that a claim holds already. */
export async function billedVisits(
  { pool }: Pick<Database, 'pool'>,
  { personNo, claims }: Pick<RecordsFile, 'personNo' | 'claims'>,
): Promise<ClaimVisitsMessage['visits']> {
  const { rows } = await pool.query<Row>(
    `select v.visit_id, v.institution, i.name, v.place, v.kind, v.emergency, to_char(v.from_day, 'YYYY-MM-DD') as "from",
            to_char(v.to_day, 'YYYY-MM-DD') as "to", sum(f.amount_fen)::float8 as total_fen
       from visit v join fee_line f on f.person_no = v.person_no and f.visit_id = v.visit_id and f.voided_at is null
       left join institution i on i.code = v.institution
      where v.person_no = $1 and v.status in ('open', 'discharged')
        and not exists (select from settlement s
                         where s.person_no = v.person_no and s.visit_id = v.visit_id and ${stands('s')})
      group by v.person_no, v.visit_id, i.name having sum(f.amount_fen) > 0
      order by v.from_day desc, v.visit_id desc limit 50`,
    [personNo],
  )
  const held = new Set(claimsHolding(claims).map(({ sent }) => sent.visitId))
  return rows
    .filter(({ visit_id: id }) => !held.has(id))
    .map((row) => ({
      visitId: row.visit_id,
      institution: row.institution,
      institutionName: row.name ?? row.institution,
      place: row.place,
      placeName: placeName(row.place),
      kind: row.kind,
      emergency: row.emergency,
      from: row.from,
      to: row.to,
      total: formatYuan(row.total_fen),
    }))
}
