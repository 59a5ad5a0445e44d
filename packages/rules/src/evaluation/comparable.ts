/** Whether a year of a pool can be reckoned under two policies. */
import { formatDay, parseDay } from '../days.ts'
import type { Release } from '../policy/release.ts'

/** The last day of a year. */
export const lastDayOf = (year: number): number => parseDay(`${String(year).padStart(4, '0')}-12-31`)

/** Pools that have no law in a year yet, each with the day from which it has. */
export function withoutLaw(
  release: Release,
  pools: readonly string[],
  year: number,
): { code: string; short: string; since: string }[] {
  return pools.flatMap((code) => {
    const pool = release.pools.get(code)?.pool
    if (pool === undefined || pool.firstDay <= lastDayOf(year)) return []
    return [{ code, short: pool.short, since: formatDay(pool.firstDay) }]
  })
}

/**
 * Why a year of a pool cannot be compared under another policy, in Chinese; undefined where it can. A policy that no longer knows somebody
 * of today's law cannot be compared with it.
 */
export function whyNotComparable(before: Release, after: Release, code: string, year: number): string | undefined {
  const [now, then] = [before.pools.get(code)!.pool, after.pools.get(code)?.pool]
  if (!then) return `草案里没有统筹区“${code}”（${now.short}），不能比较。`
  if (then.firstDay > lastDayOf(year))
    return `草案里${now.short}（${code}）的规定从 ${formatDay(then.firstDay)} 起，${String(year)} 年没有规定，不能比较。`
  const gone = [...now.insurances].some(([number, { categories }]) => {
    const kept = then.insurances.get(number)?.categories ?? []
    return categories.some((category) => !kept.includes(category))
  })
  if (gone || now.words.assistance.some((word) => !then.words.assistance.includes(word)))
    return `草案里${now.short}（${code}）少了现行规定有的险种、人员类别或救助对象，这些人在草案下算不出来，不能比较。`
  return undefined
}
