/** What counts towards a person's years, read off the file: paid here month by month, and by documents. */
import { yearPeriodKinds } from '@yidi/contracts'
import { parseMonth } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'
import type { FileWith, YearPeriod } from '../../person/file/index.ts'
import { lawOf } from '../law/index.ts'
import { monthsOf, paidFrom } from '../months/index.ts'
import { before, countYears, isDeemed, spanOfPeriod, spansOf } from './counted.ts'
import type { CountedSpan, MonthSpan } from './counted.ts'

/** What years are reckoned from. */
type YearFile = FileWith<'contributions' | 'contributionYears'>

/** The name of a pool, or of a place of which no pool is kept here. */
export function nameOfPlace(release: Release, code: string): string {
  return release.pools.get(code)?.pool.name ?? placeName(code)
}

/** What a period is called where sources are told apart: 连续工龄, 上海市. */
export function sourceOf(release: Release, { kind, place }: YearPeriod): string {
  return place === null ? yearPeriodKinds[kind] : nameOfPlace(release, place)
}

/** The months that were paid for here up to the month of a day, in a row: what is paid ahead does not count yet. */
export function paidHere({ contributions }: YearFile, today: string): MonthSpan[] {
  const paid = monthsOf(contributions.entries).filter(
    (one) => paidFrom(one) !== undefined && one.month <= today.slice(0, 7),
  )
  return spansOf(paid.map(({ month }) => parseMonth(month)))
}

/** In which pool years are reckoned, by which law, on which day. */
export interface Reckoning {
  release: Release
  pool: string
  today: string
}

/** Every span that counts, those of documents only once they are recognised; `until`: months from then on do not count. */
export function countedSpans({ release, pool, today }: Reckoning, file: YearFile, until = Infinity): CountedSpan[] {
  const here = paidHere(file, today).map((span) => ({ ...span, source: nameOfPlace(release, pool), deemed: false }))
  const byDocument = file.contributionYears.periods
    .filter(({ state }) => state === 'recognised')
    .map((period) => ({ ...spanOfPeriod(period), source: sourceOf(release, period), deemed: isDeemed(period) }))
  return before([...byDocument, ...here], until).sort((one, other) => one.from - other.from)
}

/** The years of a person, added up; from the month of retiring on nothing counts. */
export function yearsOf(reckoning: Reckoning, file: YearFile): ReturnType<typeof countYears> {
  const retired = file.contributionYears.retirement?.from_month
  return countYears(countedSpans(reckoning, file, retired === undefined ? Infinity : parseMonth(retired)))
}

/** How many months a pool asks for on a day; undefined where nobody states it. */
export function neededMonths(release: Release, pool: string, day: string): number | undefined {
  if (!release.pools.has(pool)) return undefined
  const law = lawOf(release, pool, day)
  return law.openOf(['retirement.years']).length > 0 ? undefined : 12 * law.value('retirement.years')
}
