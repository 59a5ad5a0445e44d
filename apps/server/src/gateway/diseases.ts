import { findDisease } from '@yidi/rules'
import { diseaseMeant, diseasesOn } from '../entitlements/index.ts'
import type { RegisteredDisease } from '../entitlements/index.ts'
import { foldRegisters } from '../registers/index.ts'
import type { SettlingFile, VisitRow } from '../visits/index.ts'
import type { Call } from './services.ts'

/** The designated diseases of the person on a day, opened from the file's ciphers; stays need none. */
export function diseasesOfFile(call: Call, file: SettlingFile, visit: VisitRow): RegisteredDisease[] {
  if (visit.kind !== 'designated-disease' && visit.kind !== 'outpatient') return []
  return diseasesOn(call.services.db.ciphers, foldRegisters(file.registerActions), visit.from_day)
}

/**
 * What a visit keeps of the disease that a message names: its code, the registration that it means, and whether it is
 * surely another than those registered. A code alone is no proof of that where a registration was made without one.
 */
export function diseaseDetail(
  call: Call,
  file: SettlingFile,
  visit: VisitRow,
  sent: { code: string; name: string },
): Record<string, unknown> {
  const { release, db } = call.services
  const diseases = diseasesOn(db.ciphers, foldRegisters(file.registerActions), visit.from_day)
  const meant = diseaseMeant(release, visit.pool, diseases, sent, visit.from_day)
  const law = release.filing.laws.get(visit.pool)
  const named = law !== undefined && sent.name !== '' && findDisease(law, visit.from_day, sent.name) !== undefined
  const coded = sent.code !== '' && diseases.every((disease) => disease.code !== '')
  return {
    disease: sent.code,
    register: meant?.recordId ?? null,
    otherDisease: meant === undefined && (named || coded),
  }
}
