import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** What is counted on from when something is added to a visit, and the stays that another would lie beside. */
export interface Registration {
  /** The highest line number ever used for the visit. */
  lastLineId: number
  diagnoses: { diagnosisNo: number; serial: string }[]
  lastDiagnosisNo: number
  /** Stays of this person that are not finished. */
  openStays: OpenStay[]
}

interface OpenStay {
  visit_id: string
  institution: string
  institution_visit_no: string | null
  from_day: string
  /** The moment of admission, `yyyy-MM-dd HH:mm:ss`; null for stays registered before it was kept. */
  begun: string | null
}

export const registration = {
  key: 'registration',
  columns: [
    '(select max(line_id) from fee_line f where f.person_no = :person and f.visit_id = :visit)',
    list(`select diagnosis_no as "diagnosisNo", kind as serial from diagnosis d
           where d.person_no = :person and d.visit_id = :visit and d.voided_at is null`),
    '(select max(diagnosis_no) from diagnosis d where d.person_no = :person and d.visit_id = :visit)',
    list(`select visit_id, institution, institution_visit_no, from_day, detail ->> 'begun' as begun from visit o
           where o.person_no = :person and o.kind = 'inpatient' and o.status in ('open', 'discharged')`),
  ],
  read: ([lastLineId, diagnoses, lastDiagnosisNo, openStays]: [
    number | null,
    Registration['diagnoses'] | null,
    number | null,
    OpenStay[] | null,
  ]) => ({
    lastLineId: lastLineId ?? 0,
    diagnoses: diagnoses ?? [],
    lastDiagnosisNo: lastDiagnosisNo ?? 0,
    openStays: openStays ?? [],
  }),
} as const satisfies Part<'registration', Registration>
