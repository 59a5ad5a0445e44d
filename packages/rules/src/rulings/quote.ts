/** The quote where the law is open and the agency has ruled: the engine's own answer, which names the rulings that it rests on. */
import type { Release } from '../policy/release.ts'
import { quote } from '../quote/quote.ts'
import type { QuoteCase, QuoteResult } from '../quote/types.ts'
import { layRuling, rulingInForce } from './lay.ts'
import type { Ruling } from './ruling.ts'

/**
 * Quotes a case by the release with the rulings of its pool that are in force on the last day of the visit. A ruling on what the
 * law states by then has nothing to decide and is left aside; `rulings` of the result names those without which it would be another.
 */
export function quoteByRulings(
  release: Release,
  rulings: readonly Ruling[],
  value: QuoteCase,
  options?: { explain?: boolean },
): QuoteResult {
  const day = value.visit.to
  const own = rulings.filter((ruling) => ruling.pool === value.pool && rulingInForce(ruling, day))
  const result = quote(releaseBy(release, own, day), value, options)
  if (result.outcome === 'invalid') return result
  const plain = withoutExplanation(result)
  const used = own.filter((ruling) => {
    const others = own.filter((other) => other !== ruling)
    return withoutExplanation(quote(releaseBy(release, others, day), value)) !== plain
  })
  return used.length === 0 ? result : { ...result, rulings: used.map(({ name }) => name) }
}

/** Releases with rulings laid over them are as dear as loading a pool, and a desk asks for the same one at every key. */
const laid = new WeakMap<Release, Map<string, Release>>()
const MOST_KEPT = 16

/**
 * The release with rulings laid over it, one on the other, for visits that end on a day; what cannot be laid is left aside. It keeps
 * the id of the release below: what is stored with a result is that id and the names of the rulings.
 */
export function releaseBy(release: Release, rulings: readonly Ruling[], day: string): Release {
  if (rulings.length === 0) return release
  const kept = laid.get(release) ?? new Map<string, Release>()
  laid.set(release, kept)
  const key = JSON.stringify([day, rulings])
  const known = kept.get(key)
  if (known) return known
  const found = rulings.reduce((under, ruling) => {
    const one = layRuling(under, ruling, day)
    return 'release' in one ? one.release : under
  }, release)
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(key, found)
  return found
}

/** What a result says, without the words; they name a ruling also where nothing else differs. */
function withoutExplanation(result: QuoteResult): string {
  return JSON.stringify({ ...result, explanation: undefined })
}
