/**
 * The one rule on which engines are compared: the inpatient benefit of a Hangzhou employee at home. It has what every
 * pool has: a table by level and category, two bands along the year's sum, one deductible a year that comes off first.
 * The flat function here is the arithmetic as a person would write it for this rule alone; it is the yardstick for
 * equal answers and for speed.
 */

import type { QuoteCase } from '@yidi/rules'

export type Level = 'tier3' | 'tier2' | 'community'
export type Category = 'active' | 'retired'

export interface OneRuleCase {
  level: Level
  category: Category
  /** Eligible cost of this stay. */
  eligibleFen: number
  /** Eligible inpatient cost of the year before this stay. */
  beforeFen: number
  /** Inpatient deductible already borne this year. */
  borneFen: number
}

export const firstBandFen = 4_000_000
export const lastBandFen = 40_000_000

export const deductibleFen: Readonly<Record<Level, number>> = { tier3: 80_000, tier2: 50_000, community: 30_000 }

/** The fund's share in whole percent: up to the first bound, and above it. */
export const fundPercent: Readonly<Record<Level, Readonly<Record<Category, readonly [number, number]>>>> = {
  tier3: { active: [82, 88], retired: [86, 92] },
  tier2: { active: [84, 90], retired: [88, 94] },
  community: { active: [88, 92], retired: [92, 96] },
}

/** What the fund pays, in fen: each band multiplied once and rounded half up once. */
export function fundFenFlat(input: OneRuleCase): number {
  const [low, high] = fundPercent[input.level][input.category]
  const open = Math.max(0, deductibleFen[input.level] - input.borneFen)
  const deductible = Math.min(open, input.eligibleFen)
  const from = input.beforeFen + deductible
  const to = input.beforeFen + input.eligibleFen
  const inFirst = Math.max(0, Math.min(to, firstBandFen) - from)
  const inSecond = Math.max(0, Math.min(to, lastBandFen) - Math.max(from, firstBandFen))
  return Math.floor((inFirst * low + 50) / 100) + Math.floor((inSecond * high + 50) / 100)
}

const yuan = (fen: number): string => `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`

/** The same case in the words of the quote contract, for our own engine. */
export function asQuoteCase(input: OneRuleCase): QuoteCase {
  return {
    pool: '330100',
    insurance: 'employee',
    person: { category: input.category },
    visit: {
      kind: 'inpatient',
      place: '330100',
      from: '2024-05-06',
      to: '2024-05-16',
      institution: { level: input.level },
    },
    route: 'direct',
    fees: { total: yuan(input.eligibleFen) },
    yearToDate: { inpatientEligible: yuan(input.beforeFen), inpatientDeductible: yuan(input.borneFen) },
  }
}

const levels: readonly Level[] = ['tier3', 'tier2', 'community']
const categories: readonly Category[] = ['active', 'retired']

/** Cases that reach every branch: below the deductible, across the bound, above the last band. */
export function makeCases(count: number, random: () => number): OneRuleCase[] {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  return Array.from({ length: count }, () => {
    const beforeFen = random() < 0.4 ? 0 : Math.floor(random() * 41_000_000)
    return {
      level: pick(levels),
      category: pick(categories),
      eligibleFen: Math.floor(Math.exp(Math.log(20_000) + random() * Math.log(1_000)) + random() * 100),
      beforeFen,
      borneFen: beforeFen === 0 ? 0 : pick([0, 30_000, 50_000, 80_000]),
    }
  })
}
