import { codeTables, refuse } from '@yidi/contracts/interface'
import type { VisitFile, VisitRow } from '../person/file/index.ts'
import { diseasesOfFile } from './diseases.ts'
import { reckonVisit } from '../care/settlements/index.ts'
import type { Refusal } from '../care/refusals/index.ts'
import type { PersonChanges } from '../platform/storage/index.ts'
import { newIdentifier, planDiagnoses, sealDiagnosis, sealVisit } from '../care/visits/index.ts'
import { flagsOf } from './as-told.ts'
import { isEmergencyAdmission, payerOf } from './medical-type.ts'
import { toldText } from './told.ts'
import type { Diagnosis, VisitPrivate } from '../care/visits/index.ts'
import type { Call } from './call.ts'

/** A look ahead needs a bill; any amount shows whether the visit would settle. */
const lookAheadFen = 100_00

/** What of a person's file a look ahead asks; the visit itself may not be registered yet. */
type AheadFile = Parameters<typeof reckonVisit>[1]

/**
 * Why a visit could not be settled as things are now, by the same reckoning as its settlement; undefined where nothing is in
 * the way. `to` is the last day where it is not the visit's own or today, `totalFen` the bill that is assumed.
 */
export function refusalAhead(
  call: Call,
  file: AheadFile,
  visit: VisitRow,
  { to, totalFen = lookAheadFen }: { to?: string; totalFen?: number } = {},
): Refusal | undefined {
  const { services } = call
  return reckonVisit(services.release, file, visit, {
    route: 'direct',
    to: to ?? visit.to_day ?? services.clock.today(),
    on: services.clock.today(),
    useAccounts: true,
    payer: payerOf(visit.medical_type, flagsOf(visit)),
    lines: [],
    diseases: diseasesOfFile(call, file, visit),
    assumeTotalFen: totalFen,
  }).refusal
}

/**
 * What stands in the way of settling a visit as things are now, in the words of the refusal; empty when nothing does.
 * A registration goes on with it as a warning, so that a supplementary filing can still be made in time.
 */
export function lookAhead(call: Call, file: VisitFile, visit: VisitRow): string {
  const refusal = refusalAhead(call, file, visit)
  return refusal === undefined ? '' : toldText(refusal, call)
}

/** What a hospital should know of a stay whose two codes disagree: how it was taken. */
export function admissionWarning(visit: VisitRow): string {
  const type = flagsOf(visit).IPT_TYPE ?? ''
  if (!isEmergencyAdmission(visit.medical_type) || type === '' || type === '2') return ''
  const meaning = codeTables.IPT_TYPE.codes.get(type) ?? ''
  return `医疗类别24（急诊转住院）与住院类型${type}（${meaning}）不一致，按住院类型办理，不作急诊`
}

/** Other stays of the person that are not finished, as a warning: people change hospitals before the first has settled. */
export function openStayWarning(file: VisitFile): string {
  const other = file.registration.openStays[0]
  return other === undefined ? '' : `该参保人还有未结算的住院${other.visit_id}（${other.institution}）`
}

/** `missing` of the call as a warning. */
export function missingWarning(call: Call): string {
  return call.missing === '' ? '' : `接口要求的项目未填：${call.missing}`
}

interface SentDiagnosis {
  diag_type: string
  diag_srt_no: string
  diag_code: string
  diag_name: string
  maindiag_flag?: string
  vali_flag?: string
  adm_cond?: string
  diag_dept?: string
  dise_dor_no?: string
  dise_dor_name?: string
  diag_time?: string
}

/** Diagnoses of a message, sealed one by one. */
export function diagnosisChanges(
  call: Call,
  file: VisitFile,
  visitId: string,
  kind: Diagnosis['kind'],
  sent: readonly SentDiagnosis[],
): PersonChanges {
  const { ciphers } = call.services.db
  return planDiagnoses(
    file,
    visitId,
    sent.map((diagnosis) => ({
      serial: diagnosis.diag_srt_no,
      kind,
      type: diagnosis.diag_type,
      main: diagnosis.maindiag_flag === '1',
      valid: diagnosis.vali_flag !== '0',
      cipher: sealDiagnosis(ciphers, file.personNo, visitId, {
        code: diagnosis.diag_code,
        name: diagnosis.diag_name,
        department: diagnosis.diag_dept,
        doctorNo: diagnosis.dise_dor_no,
        doctorName: diagnosis.dise_dor_name,
        at: diagnosis.diag_time,
        condition: diagnosis.adm_cond,
      }),
    })),
  )
}

/** What a message says of a visit that names people or places them, sealed; null when it says nothing of that. */
export function privateCipher(call: Call, personNo: string, visitId: string, said: VisitPrivate): Buffer | null {
  return Object.values(said).every((value) => value === '')
    ? null
    : sealVisit(call.services.db.ciphers, personNo, visitId, said)
}

/** A new identifier and the day of a moment. */
export function newVisitId(call: Call): string {
  return newIdentifier(call.services.clock.now())
}

/** The plain date of a moment of a message. */
export function dayOfMoment(moment: string): string {
  return moment.slice(0, 10)
}

/** Refuses a person number that differs between the parts of one message. */
export function onePerson(personNo: string, others: readonly string[], visit: string): string {
  if (others.some((other) => other !== '' && other !== personNo)) refuse('visit-of-other-person', { visit })
  return personNo
}
