import type { VisitKind } from '@yidi/rules'
import { stands } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part, Records } from '../part.ts'
import { visitJoin } from './visit.ts'
import type { VisitRow } from './visit.ts'

/** Another visit of the person, as far as it can lie at the same time. */
export interface OtherVisit {
  visit_id: string
  institution: string
  institution_name: string | null
  /** The institution's own number of the visit. */
  institution_visit_no: string | null
  kind: VisitKind
  medical_type: string
  emergency: boolean
  from_day: string
  to_day: string | null
  /** Whether a settlement of it stands. */
  settled: boolean
}

/** Visits that touch the days of a visit, where one of the two is a stay; `is` says in SQL what that visit is. */
const visitsBeside = (is: { visit: string; kind: string; from: string; to: string }): string => `
    select o.visit_id, o.institution, (select name from institution x where x.code = o.institution) as institution_name,
           o.institution_visit_no, o.kind, o.medical_type, o.emergency, o.from_day, o.to_day,
           exists (select from settlement t
                    where t.person_no = o.person_no and t.visit_id = o.visit_id and ${stands('t')}) as settled
      from visit o
     where o.person_no = :person and o.visit_id <> ${is.visit} and o.status <> 'cancelled'
       and (o.kind = 'inpatient' or ${is.kind} = 'inpatient')
       and o.from_day <= coalesce(${is.to}, 'infinity') and coalesce(o.to_day, 'infinity') >= ${is.from}
     order by o.from_day, o.visit_id`

/** Visits at the time of the one that the query names. */
export const others = {
  key: 'others',
  join: visitJoin,
  columns: [list(visitsBeside({ visit: ':visit', kind: 'v.kind', from: 'v.from_day', to: 'v.to_day' }))],
  read: ([rows]: [OtherVisit[] | null]) => rows ?? [],
} as const satisfies Part<'others', OtherVisit[]>

const besideOne = visitsBeside({ visit: '$2', kind: '$3', from: '$4::date', to: '$5::date' }).replace(':person', '$1')

/** The same for a visit that is not registered (yet): what would lie beside it. */
export async function readVisitsBeside(
  { pool }: Pick<Records, 'pool'>,
  personNo: string,
  visit: Pick<VisitRow, 'visit_id' | 'kind' | 'from_day' | 'to_day'>,
): Promise<OtherVisit[]> {
  const { rows } = await pool.query<OtherVisit>({
    name: 'visits-beside',
    text: besideOne,
    values: [personNo, visit.visit_id, visit.kind, visit.from_day, visit.to_day],
  })
  return rows
}
