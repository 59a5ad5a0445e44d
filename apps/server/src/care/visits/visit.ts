import { refuse } from '@yidi/contracts/interface'
import type { Flags } from '@yidi/contracts/interface'
import type { Insurance, VisitKind } from '@yidi/rules'
import { enrolmentOn } from '../../person/file/index.ts'
import type { BillLine, Enrolment, PartsOf, SettlingFile, VisitFile, VisitRow } from '../../person/file/index.ts'
import type { NewRow, PersonChanges } from '../../platform/storage/index.ts'
import { isEmergency } from './medical-type.ts'

/** Words for the kinds of visit, as refusals say them. */
export const visitKindWords = {
  outpatient: '门诊就诊',
  inpatient: '住院',
  'designated-disease': '门诊慢特病就诊',
  pharmacy: '药店购药',
} as const satisfies Record<VisitKind, string>

/** `insutype` of the interface → insurance. */
const insurances: Readonly<Record<string, Insurance>> = { '310': 'employee', '390': 'resident', '391': 'resident' }

/** The enrolment that counts on a day for the insurance type that the message names. Refuses when there is none. */
export function enrolmentFor(file: PartsOf<'enrolments'>, insuranceType: string, day: string): Enrolment {
  if (enrolmentOn(file, day) === undefined) refuse('not-enrolled', { day })
  const insurance = insurances[insuranceType]
  const enrolment = insurance && enrolmentOn(file, day, insurance)
  return enrolment ?? refuse('insurance-differs', { insutype: insuranceType })
}

/** The person's visit at this institution. Refuses what does not exist, is another's, or was cancelled. */
export function visitOf(file: SettlingFile, visitId: string): VisitRow {
  const visit = file.visit
  if (visit === undefined) return refuse('no-registration', { visit: visitId })
  if (visit.institution !== file.institution?.code) refuse('visit-of-other-institution', { visit: visitId })
  if (visit.status === 'cancelled') refuse('visit-void', { visit: visitId })
  return visit
}

/** Refuses a transaction of the other side: inpatient transactions for stays, outpatient ones for the rest. */
export function requireStay(visit: VisitRow, inpatient: boolean, infno: string): void {
  if ((visit.kind === 'inpatient') !== inpatient)
    refuse('visit-wrong-kind', { visit: visit.visit_id, kind: visitKindWords[visit.kind], infno })
}

interface Registration {
  visitId: string
  kind: VisitKind
  medicalType: string
  insuranceType: string
  /** First day of the visit. */
  day: string
  flags: Flags
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
  const { day } = registration
  if (day > today) refuse('date-in-future', { label: '就诊开始时间', day })
  const institution = file.institution ?? refuse('institution-unknown', { institution: '' })
  const enrolment = enrolmentFor(file, registration.insuranceType, day)
  return {
    visit_id: registration.visitId,
    institution: institution.code,
    place: institution.place,
    pool: enrolment.pool,
    insurance: enrolment.insurance,
    kind: registration.kind,
    medical_type: registration.medicalType,
    emergency: isEmergency(registration.medicalType, registration.flags),
    from_day: day,
    // Everything but a stay is a matter of one day.
    to_day: registration.kind === 'inpatient' ? null : day,
    status: 'open',
    institution_visit_no: registration.institutionVisitNo,
    detail: { ...registration.detail, ...flagDetail(registration.flags) },
    private_cipher: registration.privateCipher,
  }
}

/**
 * The unfinished stay that an admission (2401) already made: the same institution, its own number of the stay, and
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

/** The flags of the cross-region standard that decide something, as they are kept with the visit. */
function flagDetail(flags: Flags): Record<string, unknown> {
  return Object.keys(flags).length === 0 ? {} : { flags }
}

/** Flags kept with a visit. */
export function flagsOf(visit: VisitRow): Flags {
  return (visit.detail['flags'] as Flags | undefined) ?? {}
}

/**
 * A visit as a later message tells it (2203, 2403, and the settlements): what was said before stands until the message
 * says otherwise, flag by flag. A message that says nothing of its own leaves the visit as it is.
 */
export function asTold(visit: VisitRow, said: { medicalType: string; flags: Flags }): VisitRow {
  if (said.medicalType === '' && Object.keys(said.flags).length === 0) return visit
  const flags = { ...flagsOf(visit), ...said.flags }
  const medicalType = said.medicalType === '' ? visit.medical_type : said.medicalType
  return {
    ...visit,
    medical_type: medicalType,
    emergency: isEmergency(medicalType, flags),
    detail: { ...visit.detail, ...flagDetail(flags) },
  }
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

/**
 * Refuses a day on which a stay cannot have ended: before its first, in the future, or before a fee of it. The last day
 * chooses law and year, so nobody may name another than that of the records.
 */
export function checkLastDay(
  visit: VisitRow,
  lines: readonly Pick<BillLine, 'serial' | 'occurred_day'>[],
  day: string,
  today: string,
): void {
  if (day < visit.from_day) refuse('dates-backwards', { to: day, from: visit.from_day })
  if (day > today) refuse('date-in-future', { label: '出院时间', day })
  const late = lines.find((line) => line.occurred_day > day)
  if (late) refuse('line-after-discharge', { line: late.serial, time: late.occurred_day, to: day })
}

/** Discharge (2402): the last day of a stay that has none yet. */
export function planDischarge(file: VisitFile, visit: VisitRow, day: string, today: string): PersonChanges {
  const { visit_id: visitId } = visit
  if (visit.status === 'settled') refuse('visit-settled', { visit: visitId, settlement: settlementOf(file) })
  if (visit.status === 'discharged') refuse('already-discharged', { visit: visitId })
  checkLastDay(visit, file.lines, day, today)
  return visitUpdate(visit, { status: 'discharged', to_day: day })
}

/** Takes a discharge back (2405). */
export function planReadmission(file: VisitFile, visit: VisitRow): PersonChanges {
  if (visit.status === 'settled') refuse('visit-settled', { visit: visit.visit_id, settlement: settlementOf(file) })
  if (visit.status !== 'discharged') refuse('not-discharged', { visit: visit.visit_id })
  return visitUpdate(visit, { status: 'open', to_day: null })
}

/** Cancels a registration (2202, 2404): nothing may hang on it any more. */
export function planCancellation(file: VisitFile, visit: VisitRow): PersonChanges {
  if (visit.status === 'settled' || settlementOf(file) !== '')
    refuse('visit-settled', { visit: visit.visit_id, settlement: settlementOf(file) })
  if (file.lines.length > 0) refuse('visit-has-lines', { visit: visit.visit_id, count: file.lines.length })
  return visitUpdate(visit, { status: 'cancelled' })
}

/**
 * Voids lines that are not settled (2205, 2302): all of them, one batch, or by number. A line cannot go while a refund
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
    if (chosen.length === 0) refuse('no-lines-of-batch', { batch: which.batch })
  } else if ('serials' in which) {
    chosen = [...new Set(which.serials)].map((serial) => {
      const line = file.lines.find((row) => row.serial === serial)
      if (line?.settlement_id) refuse('line-settled', { line: serial })
      return line ?? refuse('line-not-found', { visit: visit.visit_id, line: serial })
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
  /** `diag_srt_no`: the key of a diagnosis within its kind. */
  serial: string
  kind: 'admission' | 'discharge' | 'outpatient'
  type: string
  main: boolean
  cipher: Buffer
  /** False voids it (`vali_flag` 0). */
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
