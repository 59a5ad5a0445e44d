/** The rulings that a review chose where the law is open: which of them there are, and which its result rests on. */
import { problem } from '@yidi/contracts'
import type { ClaimCaseMessage } from '@yidi/contracts'
import { quoteByRulings, releaseBy, thirdPartyEffect } from '@yidi/rules'
import type { Release, Ruling, ThirdPartyEffect } from '@yidi/rules'
import { rulingsOn, targetTitle } from '../../agency/rulings/index.ts'
import type { EnteredRuling } from '../../agency/rulings/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import type { Reckoned } from '../../care/settlements/index.ts'
import type { ClaimRecord, KeptReview } from '../../person/file/index.ts'

/** Those of a review that are in force on the last day of the visit; nothing is read where it chose none. */
export async function chosenRulings(
  { database }: Pick<ClaimsContext, 'database'>,
  { pool, to }: ClaimRecord,
  names: readonly string[] = [],
): Promise<EnteredRuling[]> {
  if (names.length === 0) return []
  return (await rulingsOn(database, pool, to)).filter(({ name }) => names.includes(name))
}

/** Throws `claim-ruling-unknown` where a review names what is no ruling of the pool, or not of that day. */
export function requireChosen({ rulings = [] }: KeptReview, found: readonly Ruling[], day: string): void {
  const unknown = rulings.find((name) => !found.some((ruling) => ruling.name === name))
  if (unknown !== undefined) throw problem('claim-ruling-unknown', { name: unknown.slice(0, 60), day })
}

/** What follows of a third party, as a function of the law that it is asked of. */
type EffectBy = (release: Release) => ThirdPartyEffect | undefined

export const effectFor =
  ({ pool, to }: ClaimRecord, party: Parameters<typeof thirdPartyEffect>[3] | undefined): EffectBy =>
  (release) =>
    party === undefined ? undefined : thirdPartyEffect(release, pool, to, party)

/** The reckoning with the names of the rulings without which result or third party's effect would be another. */
export function naming(
  release: Release,
  rulings: readonly Ruling[],
  { reckoned, effectBy, day }: { reckoned: Reckoned; effectBy: EffectBy; day: string },
): Reckoned {
  const { result } = reckoned
  if (rulings.length === 0 || result.outcome === 'invalid') return reckoned
  const ruled = quoteByRulings(release, rulings, reckoned.case)
  const ofResult = ruled.outcome === 'invalid' ? [] : (ruled.rulings ?? [])
  const effect = effectBy(releaseBy(release, rulings, day))?.effect
  const used = rulings.filter((ruling) => {
    const others = rulings.filter((other) => other !== ruling)
    return ofResult.includes(ruling.name) || effectBy(releaseBy(release, others, day))?.effect !== effect
  })
  return used.length === 0 ? reckoned : { ...reckoned, result: { ...result, rulings: used.map(({ name }) => name) } }
}

/** What a reviewer may choose from: everything in force where the law does not decide, else what was chosen. */
export async function rulingsShown(
  { database, release }: ClaimsContext,
  { pool, to }: ClaimRecord,
  chosen: readonly EnteredRuling[],
  undecided: boolean,
): Promise<ClaimCaseMessage['rulings']> {
  const shown = undecided ? await rulingsOn(database, pool, to) : chosen
  return shown.map((ruling) => ({ name: ruling.name, title: targetTitle(release, ruling) }))
}
