import type { Insurance, VisitKind } from '@yidi/rules'
import type { Part } from '../part.ts'

export interface VisitRow {
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  kind: VisitKind
  medical_type: string
  emergency: boolean
  from_day: string
  to_day: string | null
  status: 'open' | 'discharged' | 'settled' | 'cancelled'
  institution_visit_no: string | null
  detail: Record<string, unknown>
}

export const visitColumns = [
  'visit_id',
  'institution',
  'place',
  'pool',
  'insurance',
  'kind',
  'medical_type',
  'emergency',
  'from_day',
  'to_day',
  'status',
  'institution_visit_no',
  'detail',
] as const satisfies readonly (keyof VisitRow)[]

/** The row of the visit that the query names, as `v`. */
export const visitJoin = 'left join visit v on v.person_no = :person and v.visit_id = :visit'

/** The visit that the query names; undefined when the person has none of that id. */
export const visit = {
  key: 'visit',
  join: visitJoin,
  columns: visitColumns.map((name) => `v.${name}`),
  read: (values: readonly unknown[]) =>
    values[0] === null
      ? undefined
      : (Object.fromEntries(visitColumns.map((name, index) => [name, values[index]])) as unknown as VisitRow),
} as const satisfies Part<'visit', VisitRow | undefined>
