/** A visit as enquiries answer it (5201, 5303): the fields that they share. */
import type { VisitRow } from '../person/file/index.ts'
import { enrolmentOn } from '../person/file/index.ts'
import type { FileWith } from '../person/file/index.ts'
import type { Database } from '../platform/storage/index.ts'
import { insuranceTypes } from './insurance.ts'
import { openPerson } from './person.ts'
import { ageOn, personType, sexCode } from './settlement-reply.ts'

/** The moment a visit began, `yyyy-MM-dd HH:mm:ss`: of visits that were registered before it was kept, the day's first. */
export function begunAt({ detail, from_day: day }: VisitRow): string {
  const begun = detail['begun']
  return typeof begun === 'string' && begun.startsWith(day) ? begun : `${day} 00:00:00`
}

/** What a discharge says beside its day, as it is kept with the visit. */
export interface DischargeTold {
  /** `dscg_way`. */
  way: string
  department: string
  departmentName: string
  bed: string
}

/** What the discharge of a stay said; undefined where none has, or the one that did was taken back (2405). */
export function dischargeTold({ detail }: VisitRow): DischargeTold | undefined {
  return (detail['discharge'] as DischargeTold | null | undefined) ?? undefined
}

/** Who was treated, on which insurance and as what; the age is that of the first day. */
export function visitFields(
  db: Database,
  file: FileWith<'identity' | 'enrolments'>,
  visit: VisitRow,
): Record<string, unknown> {
  const person = openPerson(db, file)
  const age = ageOn(person.birthDay, visit.from_day)
  const enrolment = enrolmentOn(file, visit.from_day, visit.insurance)
  return {
    mdtrt_id: visit.visit_id,
    psn_no: person.personNo,
    psn_cert_type: person.idKind,
    certno: person.idNumber,
    psn_name: person.name,
    gend: sexCode(person.sex),
    brdy: person.birthDay,
    age,
    insutype: insuranceTypes[visit.insurance],
    psn_type: enrolment === undefined ? '' : personType(enrolment.category, age),
    insu_optins: visit.pool,
    emp_name: enrolment?.employer ?? '',
    med_type: visit.medical_type,
    ipt_otp_no: visit.institution_visit_no ?? '',
  }
}
