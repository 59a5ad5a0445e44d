/** Situations that many people are in, to start from. */
import type { Texts } from '../../texts/index.ts'
import type { Situation } from './situation.ts'

export const examples: readonly { name: keyof Texts['quote']['exampleNames']; change: Partial<Situation> }[] = [
  { name: 'retiredShanghai', change: {} },
  {
    name: 'unfiledBeijing',
    change: {
      pool: '339900',
      category: 'active',
      place: '110100',
      placeName: '北京市',
      filing: 'none',
      route: 'manual',
    },
  },
  {
    name: 'residentTaizhou',
    change: { pool: '331000', insurance: 'resident', category: 'resident', filing: 'referral' },
  },
  {
    name: 'childHangzhou',
    change: {
      insurance: 'resident',
      category: 'resident',
      place: '330100',
      placeName: '杭州市',
      kind: 'outpatient',
      level: 'community',
      filing: 'none',
      fees: { total: '600', outOfScope: '0', overCeiling: '0', ownShare: '50', specialDrugs: '0' },
    },
  },
]
