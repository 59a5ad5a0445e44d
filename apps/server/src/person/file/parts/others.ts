import type { VisitKind } from '@yidi/rules'
import { stands } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'
import { visitJoin } from './visit.ts'

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

/** Visits that touch the days of this one, or the day of one that is not registered yet, where one of the two is a stay. */
export const others = {
  key: 'others',
  join: visitJoin,
  columns: [
    list(`
    select o.visit_id, o.institution, (select name from institution x where x.code = o.institution) as institution_name,
           o.institution_visit_no, o.kind, o.medical_type, o.emergency, o.from_day, o.to_day,
           exists (select from settlement t
                    where t.person_no = o.person_no and t.visit_id = o.visit_id and ${stands('t')}) as settled
      from visit o
     where o.person_no = :person and o.visit_id is distinct from :visit and o.status <> 'cancelled'
       and (o.kind = 'inpatient' or v.kind = 'inpatient')
       and o.from_day <= coalesce(v.to_day, :day::date, 'infinity')
       and coalesce(o.to_day, 'infinity') >= coalesce(v.from_day, :day::date)
     order by o.from_day, o.visit_id`),
  ],
  read: ([rows]: [OtherVisit[] | null]) => rows ?? [],
} as const satisfies Part<'others', OtherVisit[]>
