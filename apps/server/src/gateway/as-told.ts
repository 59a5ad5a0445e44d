import type { Flags } from '@yidi/contracts/interface'
import type { VisitRow } from '../person/file/index.ts'
import { isEmergency } from './medical-type.ts'

/** The flags of the cross-region standard that decide something, as they are kept with the visit. */
export function flagDetail(said: Flags): Record<string, unknown> {
  // What binds one settlement says nothing of the visit.
  const flags = Object.entries(said).filter(([name]) => name !== 'PRE_SETL_NO')
  return flags.length === 0 ? {} : { flags: Object.fromEntries(flags) }
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
