/** The law of contributions of a pool as the program asks for it, and whether the pool states it at all. */
import { problem } from '@yidi/contracts'
import { LawOn, parseDay, statesMonths } from '@yidi/rules'
import type { Release } from '@yidi/rules'

/** The rules of a pool on a day (`YYYY-MM-DD`). Throws RangeError for a pool that is not hosted here. */
export function lawOf(release: Release, pool: string, day: string): LawOn {
  const compiled = release.pools.get(pool)
  if (compiled === undefined) throw new RangeError(`no pool ${pool}`)
  return new LawOn(compiled.pool.contributions, parseDay(day))
}

/** No rule ends: what is stated on this day is stated on every day, for before its first day the earliest holds. */
const anyDay = '2200-12-31'

/**
 * Whether a pool states what its months come to and when benefits follow from them (P8, P10, P18). Where it does not, benefits are what
 * was recorded.
 */
export function ratesStated(release: Release, pool: string): boolean {
  return release.pools.has(pool) && statesMonths(lawOf(release, pool, anyDay))
}

/** Throws `contribution-rates-open` where a pool does not state its rules. */
export function requireRates(release: Release, pool: string): void {
  if (ratesStated(release, pool)) return
  throw problem('contribution-rates-open', { poolName: release.pools.get(pool)?.pool.name ?? pool })
}
