/** The institutions that a long-term filing opens beside the networked ones, where a pool has rules of its own for them. */
import { parseDay } from '../days.ts'
import type { Places } from '../places.ts'
import type { InstitutionLevel } from '../quote/types.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import { filingCovers, whereIs } from './needed.ts'
import type { FiledFiling } from './needed.ts'

/**
 * Whether an institution is one that a long-term filer may go to (for claims on paper; a networked one always is):
 * Taizhou lets people choose small ones and leaves the larger ones free, private ones of some levels excepted.
 */
export function institutionAllowed(
  law: FilingLaw,
  filing: FiledFiling & { institutions?: readonly string[] },
  institution: {
    code: string
    place: string
    level: InstitutionLevel
    ownership?: 'public' | 'private'
    networked?: boolean
  },
  day: string,
  places: Places,
): boolean {
  const on = parseDay(day)
  if (!filingCovers(filing, institution.place, places, day)) return false
  if (institution.networked !== false) return true
  if (figureOn(law, 'longTerm.institutions', on)?.value !== 'chosen-and-free') return false
  if (filing.institutions?.includes(institution.code)) return true
  const free = figureOn(law, 'institutions.freeLevels', on)?.value ?? []
  const publicOnly = figureOn(law, 'institutions.publicOutOfProvince', on)?.value ?? []
  if (!free.some((level) => level === institution.level)) return false
  const restricted =
    whereIs(law, institution.place, day, places) === 'out-of-province' &&
    publicOnly.some((level) => level === institution.level)
  return !restricted || institution.ownership === 'public'
}
