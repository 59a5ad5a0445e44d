import type * as zh from '../zh/filing.ts'
import type { Shape } from '../shape.ts'

/** The types of filing. */
export const filing: Shape<typeof zh.filing> = {
  'resettled-retiree': 'Resettled retiree',
  'long-term-resident': 'Long-term resident',
  'stationed-worker': 'Stationed worker',
  'migrant-worker': 'Migrant worker',
  student: 'Student away',
  'new-employee': 'Newly employed',
  temporary: 'Temporary stay',
  referral: 'Referral',
}

/** The filing itself, in a sentence. */
export const filed: Shape<typeof zh.filed> = {
  'resettled-retiree': 'as resettled retiree',
  'long-term-resident': 'as long-term resident',
  'stationed-worker': 'as stationed worker',
  'migrant-worker': 'as migrant worker',
  student: 'as student away',
  'new-employee': 'as newly employed',
  temporary: 'for a temporary stay',
  referral: 'on referral',
}
