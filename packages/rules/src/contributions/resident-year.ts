/** 城乡居民: what a year costs them. No employer declares them, so that nothing else follows from it here. */
import type { ContributionRuleName } from './figures.ts'
import type { LawOn } from './law-on.ts'

const tiers = { 1: 'resident.firstTier', 2: 'resident.secondTier' } as const satisfies Record<
  number,
  ContributionRuleName
>

/** The own part of a resident's year by tier, in fen; undefined where the pool's documents do not say it. */
export function residentYearFen(law: LawOn, tier: keyof typeof tiers): number | undefined {
  const name = tiers[tier]
  return law.openOf([name]).length > 0 ? undefined : law.value(name)
}
