import { baseCode, codeTables } from '@yidi/contracts/interface'
import type { Flags } from '@yidi/contracts/interface'
import type { VisitKind } from '@yidi/rules'

/**
 * Medical types (`med_type`) of the national interface by their base code; 25 to 28 are inpatient types of single
 * provinces. A home bed (71) is opened and closed like a stay.
 */
const kinds: Readonly<Record<string, VisitKind>> = {
  '11': 'outpatient',
  '12': 'outpatient',
  '13': 'outpatient',
  '15': 'outpatient',
  '19': 'outpatient',
  '91': 'outpatient',
  '14': 'designated-disease',
  '21': 'inpatient',
  '22': 'inpatient',
  '23': 'inpatient',
  '24': 'inpatient',
  '25': 'inpatient',
  '26': 'inpatient',
  '27': 'inpatient',
  '28': 'inpatient',
  '71': 'inpatient',
  '92': 'inpatient',
  '41': 'pharmacy',
  '93': 'pharmacy',
  '18': 'pharmacy',
}

/** The kind of visit of a `med_type`; undefined for what basic medical insurance does not pay (maternity, 5x) or knows. */
function kindOfMedicalType(medicalType: string): VisitKind | undefined {
  return kinds[baseOf(medicalType) ?? '']
}

/** Provinces lengthen the base codes (2101 is 21): what a medical type means hangs on its base code alone. */
const baseOf = (medicalType: string) => baseCode(codeTables.med_type, medicalType)

const emergencyOutpatient = new Set(['1', '3'])

/** 急诊转住院 (`med_type` 24): the stay began as an emergency. */
export function isEmergencyAdmission(medicalType: string): boolean {
  return baseOf(medicalType) === '24'
}

/**
 * Whether a visit counts as emergency (gateway contract, "Messages"): by `IPT_TYPE` 2 (emergency or rescue), by
 * `OTP_ER_REFL_FLAG` 1 or 3, by `med_type` 13, and by 24 unless `IPT_TYPE` says otherwise. An emergency is deemed filed.
 */
export function isEmergency(medicalType: string, flags: Flags): boolean {
  if (flags.IPT_TYPE === '2' || emergencyOutpatient.has(flags.OTP_ER_REFL_FLAG ?? '')) return true
  return baseOf(medicalType) === '13' || (isEmergencyAdmission(medicalType) && flags.IPT_TYPE === undefined)
}

/** Whether the injury is a third party's to pay (`TRUM_FLAG` 1 and `REL_TTP_FLAG` 1): the funds do not pay it directly. */
export function isThirdParty(flags: Flags): boolean {
  return flags.TRUM_FLAG === '1' && flags.REL_TTP_FLAG === '1'
}

/**
 * The kind of visit for an institution: a pharmacy only sells, a hospital never counts as one. `fallback` stands in
 * where the message names no type. undefined: this institution cannot register it.
 */
export function kindAt(level: string, medicalType: string, fallback: VisitKind): VisitKind | undefined {
  const kind = medicalType === '' ? fallback : kindOfMedicalType(medicalType)
  if (level === 'pharmacy') return kind === 'inpatient' ? undefined : 'pharmacy'
  return kind === 'pharmacy' ? undefined : kind
}
