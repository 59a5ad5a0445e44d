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
  '51': 'outpatient',
  '52': 'inpatient',
  '71': 'inpatient',
  '92': 'inpatient',
  '41': 'pharmacy',
  '93': 'pharmacy',
  '18': 'pharmacy',
}

/** 计划生育手术费: of a stay as well as of an outpatient visit. */
const eitherKind = '53'

/** The kind of visit of a `med_type`, and where it may be of either the one at hand; undefined for what is none. */
function kindOfMedicalType(medicalType: string, atHand: VisitKind): VisitKind | undefined {
  const base = baseOf(medicalType)
  return base === eitherKind ? atHand : kinds[base ?? '']
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

/** 生育门诊, 生育住院, 计划生育手术费. */
const maternityTypes: ReadonlySet<string | undefined> = new Set(['51', '52', '53'])

/**
 * Who has to pay instead of the funds, as far as the interface can say it: a third party (`TRUM_FLAG` 1 and `REL_TTP_FLAG` 1),
 * the maternity fund (`med_type` 51 to 53, or a line with `matn_fee_flag` 1), public health (any `MDTRT_GRP_TYPE`). It has no word for a work injury.
 */
export function payerOf(
  medicalType: string,
  flags: Flags,
  lines: readonly { maternity: boolean }[] = [],
): 'third-party' | 'maternity' | 'public-health' | undefined {
  if (flags.TRUM_FLAG === '1' && flags.REL_TTP_FLAG === '1') return 'third-party'
  if (maternityTypes.has(baseOf(medicalType)) || lines.some((line) => line.maternity)) return 'maternity'
  return flags.MDTRT_GRP_TYPE === undefined ? undefined : 'public-health'
}

/**
 * The kind of visit for an institution: a pharmacy only sells, a hospital never counts as one. `fallback` stands in
 * where the message names no type. undefined: this institution cannot register it.
 */
export function kindAt(level: string, medicalType: string, fallback: VisitKind): VisitKind | undefined {
  const kind = medicalType === '' ? fallback : kindOfMedicalType(medicalType, fallback)
  if (level === 'pharmacy') return kind === 'inpatient' ? undefined : 'pharmacy'
  return kind === 'pharmacy' ? undefined : kind
}
