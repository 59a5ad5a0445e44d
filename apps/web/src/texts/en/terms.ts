import type * as zh from '../zh/terms.ts'
import type { Shape } from '../shape.ts'

/** What the field's own terms are called. */
export const insurance: Shape<typeof zh.insurance> = { employee: 'Employee insurance', resident: 'Resident insurance' }
export const category: Shape<typeof zh.category> = {
  active: 'working',
  retired: 'retired',
  'founding-worker': 'veteran worker',
  resident: 'resident',
}
export const tier: Shape<typeof zh.tier> = { 1: 'tier 1', 2: 'tier 2' }
export const kind: Shape<typeof zh.kind> = {
  inpatient: 'Hospital stay',
  outpatient: 'Outpatient',
  'designated-disease': 'Outpatient, designated disease',
  pharmacy: 'Pharmacy',
}
export const kindDo: Shape<typeof zh.kindDo> = {
  inpatient: 'for a hospital stay',
  outpatient: 'as an outpatient',
  'designated-disease': 'as an outpatient with a designated disease',
  pharmacy: 'to buy medicine',
}
export const level: Shape<typeof zh.level> = {
  tier3: 'tertiary hospital',
  tier2: 'secondary hospital',
  tier1: 'primary hospital',
  community: 'community clinic',
  other: 'another institution',
  pharmacy: 'pharmacy',
}
export const route: Shape<typeof zh.route> = {
  direct: 'settled at the hospital',
  manual: 'paid first, claimed at home',
}
