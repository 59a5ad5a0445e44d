/**
 * What a generated population is like: shares and means, none of them law. The mix of kinds and what the funds pay a settlement are
 * those published of 2024 (238 million settlements across provinces: 6.0 % stays, 65.3 % outpatient, 3.8 % chronic outpatient, 24.9 %
 * pharmacy; 11,068 / 127 / 1,022 / 116 yuan); the means of whole bills are set so that funds pay about that much of them. The rest
 * is assumption, made once and here.
 */
import type { Category, Insurance, InstitutionLevel, VisitKind } from '../quote/words.ts'

interface KindMix {
  kind: VisitKind
  /** Of a thousand settlements. */
  share: number
  /** Mean of the whole bill in fen, and the standard deviation of its logarithm. */
  meanFen: number
  spread: number
  emergency: number
  levels: Readonly<Partial<Record<InstitutionLevel, number>>>
}

export const KINDS: readonly KindMix[] = [
  {
    kind: 'outpatient',
    share: 653,
    meanFen: 42_000,
    spread: 0.9,
    emergency: 0.05,
    levels: { tier3: 36, tier2: 24, tier1: 10, community: 28, other: 2 },
  },
  {
    kind: 'inpatient',
    share: 60,
    meanFen: 1_700_000,
    spread: 0.85,
    emergency: 0.15,
    levels: { tier3: 52, tier2: 28, tier1: 10, community: 7, other: 3 },
  },
  {
    kind: 'designated-disease',
    share: 38,
    meanFen: 165_000,
    spread: 0.9,
    emergency: 0,
    levels: { tier3: 52, tier2: 26, tier1: 8, community: 13, other: 1 },
  },
  { kind: 'pharmacy', share: 249, meanFen: 45_000, spread: 0.7, emergency: 0, levels: { pharmacy: 1 } },
]

/** One bill in so many is of another size altogether, longer tailed than the rest. */
export const TAIL = { share: 0.012, shape: 1.6, most: 60 } as const

export const MOST_BILL_FEN = 300_000_000

export const INSURANCES: Readonly<Record<Insurance, number>> = { employee: 45, resident: 55 }

interface CategoryMix {
  share: number
  /** Years of age: the least, the most, and how much they lean to the least (1: not at all). */
  age: readonly [least: number, most: number, leaning: number]
}

export const CATEGORY_MIX: Readonly<Record<Category, CategoryMix>> = {
  active: { share: 68, age: [22, 59, 1] },
  retired: { share: 31, age: [55, 94, 1.5] },
  'founding-worker': { share: 1, age: [90, 104, 1.5] },
  resident: { share: 1, age: [0, 92, 0.9] },
}

/** Mean number of settlements of somebody who has any, by age, and how it spreads. */
export const VISITS = { mean: 3.2, perYearOfAge: 0.025, spread: 0.8, most: 60 } as const

/** Where somebody is treated who does not live elsewhere. */
export const PLACES = { home: 50, inProvince: 18, beyond: 32 } as const

/** Of a hundred people: who lives elsewhere with a long-term filing; of their visits, how many are there. */
export const LONG_TERM = { share: 0.14, there: 0.75, wholeProvince: 0.3 } as const

/** Of visits elsewhere that no long-term filing covers: with a referral (stays only), with a temporary filing. */
export const FILED = { referral: 0.25, temporary: 0.45 } as const

export const INSTITUTIONS = {
  designated: 0.985,
  networked: 0.97,
  /** Bills that are claimed (manual) though they could be settled on the spot, and where they could not. */
  claimed: 0.04,
  claimedIfRefused: 0.85,
} as const

/** Share of the bill that the catalogue leaves out, cuts and has borne first: at most, leaning to nothing. */
export const LEFT_OUT = { outOfScope: 0.22, overCeiling: 0.03, ownShare: 0.14, specialDrugs: 0.04 } as const

/** Balances at the beginning of the year, mean in fen, of who has an account. */
export const BALANCES = { currentFen: 130_000, pastFen: 320_000, spread: 0.9 } as const

export const PERSON = { contracted: 0.35, secondTier: 0.3, assistance: 0.05 } as const
