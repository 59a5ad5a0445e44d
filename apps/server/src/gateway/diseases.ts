import { diseaseMeant, diseasesOn } from '../person/entitlements/index.ts'
import type { RegisteredDisease } from '../person/entitlements/index.ts'
import type { BillLine, PartsOf, SettlingFile, VisitRow } from '../person/file/index.ts'
import type { Call } from './call.ts'

/** The designated diseases of the person on a day, opened from the file's ciphers; stays need none. */
export function diseasesOfFile(call: Call, file: PartsOf<'registers'>, visit: VisitRow): RegisteredDisease[] {
  if (visit.kind !== 'designated-disease' && visit.kind !== 'outpatient') return []
  return diseasesOn(call.services.db.ciphers, file.registers, visit.from_day)
}

/**
 * What a visit keeps of the disease that a message names: its code, the registration that it means, and whether it names
 * one that is not registered. A disease is paid as designated only where the registration is found by its code or name
 * (浙人社发〔2016〕113号 第三十八条); what is on no list is none.
 */
export function diseaseDetail(
  call: Call,
  file: PartsOf<'registers'>,
  visit: VisitRow,
  sent: { code: string; name: string },
): Record<string, unknown> {
  const { release, db } = call.services
  const diseases = diseasesOn(db.ciphers, file.registers, visit.from_day)
  const meant = diseaseMeant(release, visit.pool, diseases, sent, visit.from_day)
  return {
    disease: sent.code,
    register: meant?.recordId ?? null,
    otherDisease: meant === undefined && (sent.code !== '' || sent.name !== ''),
  }
}

/**
 * A visit for a designated disease of which 2203 named none: what its lines name (2204) counts. One line of a disease that is
 * not registered makes it a visit for another disease.
 */
export function withDiseaseOfLines(
  call: Call,
  file: SettlingFile,
  visit: VisitRow,
  lines: readonly BillLine[],
): VisitRow {
  const named = typeof visit.detail['register'] === 'string' || visit.detail['otherDisease'] === true
  if (visit.kind !== 'designated-disease' || named) return visit
  const codes = [...new Set(lines.flatMap((line) => line.disease ?? []))]
  const details = codes.map((code) => diseaseDetail(call, file, visit, { code, name: '' }))
  const detail = details.find((one) => one['otherDisease'] === true) ?? details[0]
  return detail === undefined ? visit : { ...visit, detail: { ...visit.detail, ...detail } }
}
