/** An institution in the codes of the interface. */
import type { InstitutionLevel } from '@yidi/rules'

/** `fixmedins_type`: a pharmacy, or whoever treats. */
export function institutionType(level: InstitutionLevel): '1' | '2' {
  return level === 'pharmacy' ? '2' : '1'
}

/** `hosp_lv`. The directory knows the grade of a hospital and not its class (甲、乙、丙), for which the table has codes of their own. */
export const gradeCodes = {
  tier3: '12',
  tier2: '13',
  tier1: '14',
  community: '11',
  other: '11',
  pharmacy: '',
} as const satisfies Record<InstitutionLevel, string>
