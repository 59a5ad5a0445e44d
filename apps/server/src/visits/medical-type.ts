import type { VisitKind } from '@yidi/rules'

/**
 * Medical types (`med_type`) of the national interface. Provinces lengthen the two-digit base codes (2101 is 21), so
 * the first two digits decide; 25 to 28 are inpatient types of single provinces.
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
  '92': 'inpatient',
  '41': 'pharmacy',
  '93': 'pharmacy',
}

/** The kind of visit of a `med_type`; undefined for what basic medical insurance does not pay (maternity, 5x) or knows. */
function kindOfMedicalType(medicalType: string): VisitKind | undefined {
  return kinds[medicalType.slice(0, 2)]
}

const emergencyOutpatient = new Set(['1', '3'])

/**
 * Whether a visit counts as emergency: `med_type` 13, `IPT_TYPE` 2 (emergency or rescue), or `OTP_ER_REFL_FLAG` 1 or 3
 * (cross-region standard 2.1, interface document section 4). An emergency is deemed filed.
 */
export function isEmergency(medicalType: string, flags: Readonly<Record<string, string>>): boolean {
  return (
    medicalType.startsWith('13') ||
    flags['IPT_TYPE'] === '2' ||
    emergencyOutpatient.has(flags['OTP_ER_REFL_FLAG'] ?? '')
  )
}

/** Whether the injury is a third party's to pay (`TRUM_FLAG` 1 and `REL_TTP_FLAG` 1): the funds do not pay it directly. */
export function isThirdParty(flags: Readonly<Record<string, string>>): boolean {
  return flags['TRUM_FLAG'] === '1' && flags['REL_TTP_FLAG'] === '1'
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
