/** The filing types: what they are called and which group of rules holds for them. */
import type { FilingType } from '../quote/types.ts'

type FilingGroup = 'longTerm' | 'temporary' | 'referral'

export const FILING_TYPES = {
  'resettled-retiree': { title: '异地安置退休人员', group: 'longTerm' },
  'long-term-resident': { title: '异地长期居住人员', group: 'longTerm' },
  'stationed-worker': { title: '常驻异地工作人员', group: 'longTerm' },
  student: { title: '异地大学生', group: 'longTerm' },
  'migrant-worker': { title: '外出务工人员', group: 'longTerm' },
  'new-employee': { title: '外来就业创业人员', group: 'longTerm' },
  temporary: { title: '临时外出就医人员', group: 'temporary' },
  referral: { title: '转诊转院人员', group: 'referral' },
} as const satisfies Record<FilingType, { title: string; group: FilingGroup }>

export const FILING_TYPE_NAMES = Object.keys(FILING_TYPES) as FilingType[]

/** Which group of rules a type follows. */
export function groupOf(type: FilingType): FilingGroup {
  return FILING_TYPES[type].group
}

/** Whether a text names a filing type. */
export function isFilingType(text: string): text is FilingType {
  return Object.hasOwn(FILING_TYPES, text)
}
