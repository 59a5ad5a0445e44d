import type { Insurance, VisitKind } from '@yidi/rules'
import { enrolmentOn } from '../../person/file/index.ts'
import type { Enrolment, FeeLineRow, PartsOf, SettlingFile, VisitFile, VisitRow } from '../../person/file/index.ts'
import { refuse } from '../refusals/index.ts'
import type { NewRow, PersonChanges } from '../../platform/storage/index.ts'

/** The enrolment in an insurance that holds on a day. Refuses when there is none. */
export function enrolmentFor(file: PartsOf<'enrolments'>, insurance: Insurance, day: string): Enrolment {
  if (enrolmentOn(file, day) === undefined) refuse('not-enrolled', { day })
  return enrolmentOn(file, day, insurance) ?? refuse('otherwise-insured', { insurance })
}

/** The person's visit at this institution. Refuses what does not exist, is another's, or was cancelled. */
export function visitOf(file: PartsOf<'visit' | 'institution'>, visitId: string): VisitRow {
  const visit = file.visit
  if (visit === undefined) return refuse('visit-unknown', { visit: visitId })
  // A claim is settled as a visit at the institution, which has no part in it.
  const claimed = visit.detail['claim'] !== undefined
  if (claimed || visit.institution !== file.institution?.code) refuse('visit-elsewhere', { visit: visitId })
  if (visit.status === 'cancelled') refuse('visit-cancelled', { visit: visitId })
  return visit
}

/** Refuses what is for stays alone on another visit, and on a stay what is for the others. */
export function requireStay(visit: VisitRow, inpatient: boolean): void {
  if ((visit.kind === 'inpatient') !== inpatient)
    refuse('visit-of-other-kind', { visit: visit.visit_id, kind: visit.kind })
}

interface Registration {
  visitId: string
  kind: VisitKind
  /** What the institution calls the kind, kept as it says it. */
  medicalType: string
  emergency: boolean
  enrolment: Enrolment
  /** First day of the visit. */
  day: string
  institutionVisitNo: string
  detail: Record<string, unknown>
  privateCipher: Buffer | null
}

/** Registers a visit. It is written also when nothing is filed or benefits are stopped: both can be mended in time. */
export function planRegistration(
  file: VisitFile,
  registration: Registration,
  today: string,
): NewRow<'visit'> & VisitRow {
  const { day, enrolment } = registration
  if (day > today) refuse('day-in-future', { of: 'visit', day })
  const institution = file.institution ?? refuse('institution-unknown', {})
  return {
    visit_id: registration.visitId,
    institution: institution.code,
    place: institution.place,
    pool: enrolment.pool,
    insurance: enrolment.insurance,
    kind: registration.kind,
    medical_type: registration.medicalType,
    emergency: registration.emergency,
    from_day: day,
    // Everything but a stay is a matter of one day.
    to_day: registration.kind === 'inpatient' ? null : day,
    status: 'open',
    institution_visit_no: registration.institutionVisitNo,
    detail: registration.detail,
    private_cipher: registration.privateCipher,
  }
}

/**
 * The unfinished stay that an admission already made: the same institution, its own number of the stay, and
 * moment; undefined where there is none. Of stays registered before the moment was kept, the day is compared.
 */
export function sameAdmission(
  file: VisitFile,
  institution: string,
  institutionVisitNo: string,
  begun: string,
): string | undefined {
  return file.registration.openStays.find(
    (stay) =>
      stay.institution === institution &&
      stay.institution_visit_no === institutionVisitNo &&
      (stay.begun ?? stay.from_day) === begun.slice(0, (stay.begun ?? stay.from_day).length),
  )?.visit_id
}

/** The visit as it shall be. */
export function visitUpdate(visit: VisitRow, change: Partial<VisitRow>): PersonChanges {
  const { visit_id, status, from_day, to_day, emergency, medical_type, kind, detail, institution_visit_no } = {
    ...visit,
    ...change,
  }
  return {
    visit_update: [{ visit_id, status, from_day, to_day, emergency, medical_type, kind, detail, institution_visit_no }],
  }
}

/** Refuses what cannot be done with a visit while a settlement holds it. */
export function requireUnsettled(file: SettlingFile, visit: VisitRow): void {
  if (visit.status === 'settled') refuse('visit-settled', { visit: visit.visit_id, settlement: settlementOf(file) })
}

/**
 * Refuses a day on which a stay cannot have begun: in the future, after its last, or after a fee of it; and another than that by
 * which a part of it was settled.
 */
export function checkFirstDay(file: VisitFile, visit: VisitRow, day: string, today: string): void {
  const settlement = settlementOf(file)
  if (settlement !== '' && day !== visit.from_day) refuse('visit-settled', { visit: visit.visit_id, settlement })
  if (day > today) refuse('day-in-future', { of: 'admission', day })
  if (visit.to_day !== null && visit.to_day < day) refuse('ends-before-it-begins', { to: visit.to_day, from: day })
  const early = file.lines.find((line) => line.occurred_day < day)
  if (early) refuse('line-before-visit', { line: early.serial, day: early.occurred_day, from: day })
}

/**
 * Refuses a day on which a stay cannot have ended: before its first, in the future, or before a fee of it. The last day
 * chooses law and year, so nobody may name another than that of the records.
 */
export function checkLastDay(
  visit: VisitRow,
  lines: readonly Pick<FeeLineRow, 'serial' | 'occurred_day'>[],
  day: string,
  today: string,
): void {
  if (day < visit.from_day) refuse('ends-before-it-begins', { to: day, from: visit.from_day })
  if (day > today) refuse('day-in-future', { of: 'discharge', day })
  const late = lines.find((line) => line.occurred_day > day)
  if (late) refuse('line-after-discharge', { line: late.serial, day: late.occurred_day, to: day })
}

/** Discharge: the last day of a stay that has none yet. */
export function planDischarge(file: VisitFile, visit: VisitRow, day: string, today: string): PersonChanges {
  requireUnsettled(file, visit)
  if (visit.status === 'discharged') refuse('already-discharged', { visit: visit.visit_id })
  checkLastDay(visit, file.lines, day, today)
  return visitUpdate(visit, { status: 'discharged', to_day: day })
}

/** Takes a discharge back. */
export function planReadmission(file: VisitFile, visit: VisitRow): PersonChanges {
  requireUnsettled(file, visit)
  if (visit.status !== 'discharged') refuse('not-discharged', { visit: visit.visit_id })
  return visitUpdate(visit, { status: 'open', to_day: null })
}

/** Cancels a registration: nothing may hang on it any more. */
export function planCancellation(file: VisitFile, visit: VisitRow): PersonChanges {
  if (visit.status === 'settled' || settlementOf(file) !== '')
    refuse('visit-settled', { visit: visit.visit_id, settlement: settlementOf(file) })
  if (file.lines.length > 0) refuse('visit-has-lines', { visit: visit.visit_id, count: file.lines.length })
  return visitUpdate(visit, { status: 'cancelled' })
}

/**
 * Voids lines that are not settled: all of them, one batch, or by number. A line cannot go while a refund
 * of it stays.
 */
export function planVoid(
  file: VisitFile,
  visit: VisitRow,
  which: { all: true } | { batch: string } | { serials: readonly string[] },
): PersonChanges {
  const open = file.lines.filter((line) => line.settlement_id === null)
  let chosen = open
  if ('batch' in which) {
    chosen = open.filter((line) => line.batch === which.batch)
    if (chosen.length === 0) refuse('batch-empty', { batch: which.batch })
  } else if ('serials' in which) {
    chosen = [...new Set(which.serials)].map((serial) => {
      const line = file.lines.find((row) => row.serial === serial)
      if (line?.settlement_id) refuse('line-settled', { line: serial })
      return line ?? refuse('line-unknown', { visit: visit.visit_id, line: serial })
    })
  }
  const gone = new Set(chosen.map((line) => line.serial))
  const orphan = open.find((line) => line.refund_of !== null && gone.has(line.refund_of) && !gone.has(line.serial))
  if (orphan) refuse('refund-without-original', { line: orphan.serial, original: orphan.refund_of ?? '' })
  if (chosen.length === 0) return {}
  return { fee_line_void: chosen.map((line) => ({ visit_id: visit.visit_id, line_id: line.line_id })) }
}

/** The settlement that holds the visit's lines; empty when none does. */
export function settlementOf(file: SettlingFile): string {
  return file.lines.find((line) => line.settlement_id !== null)?.settlement_id ?? ''
}

export interface Diagnosis {
  /** The key of a diagnosis within its kind. */
  serial: string
  kind: 'admission' | 'discharge' | 'outpatient'
  type: string
  main: boolean
  cipher: Buffer
  /** False voids it. */
  valid: boolean
}

/** Diagnoses: one that comes again replaces the former, one that is not valid voids it. */
export function planDiagnoses(file: VisitFile, visitId: string, diagnoses: readonly Diagnosis[]): PersonChanges {
  const keyOf = (diagnosis: Diagnosis) => `${diagnosis.kind}:${diagnosis.type}:${diagnosis.serial}`
  const last = new Map(diagnoses.map((diagnosis) => [keyOf(diagnosis), diagnosis]))
  const replaced = file.registration.diagnoses.filter((known) => last.has(known.serial))
  let number = file.registration.lastDiagnosisNo
  const added = [...last.entries()]
    .filter(([, diagnosis]) => diagnosis.valid)
    .map(([key, diagnosis]) => ({
      visit_id: visitId,
      diagnosis_no: ++number,
      kind: key,
      main: diagnosis.main,
      diagnosis_cipher: diagnosis.cipher,
    }))
  return {
    ...(replaced.length === 0
      ? {}
      : { diagnosis_void: replaced.map((known) => ({ visit_id: visitId, diagnosis_no: known.diagnosisNo })) }),
    ...(added.length === 0 ? {} : { diagnosis: added }),
  }
}
