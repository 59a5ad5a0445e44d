/** 对账: which settlements of an institution a statement is about. */
import { cityOf, parseDay } from '@yidi/rules'
import type { Insurance, Release, VisitKind } from '@yidi/rules'
import { refuse } from '../refusals/index.ts'

/** What is compared: days of booking, both included; a reversal lies on its own day, whatever the day of what it takes back. */
export interface StatementPeriod {
  institution: string
  from: string
  to: string
  /** The pool that is asked about; null: every one. */
  pool: string | null
  /** null: both. */
  insurance: Insurance | null
  /** null: one that no settlement here is of. */
  kind: VisitKind | 'every' | null
  /** Whether what was taken back counts, as a settlement and as a refund; otherwise neither does. */
  withRefunds: boolean
}

/** A statement is one of a day, a month, a year at most. */
const longestDays = 366

/** Refuses days that run backwards, are not over yet, or are too many. */
export function requirePeriod({ from, to }: Pick<StatementPeriod, 'from' | 'to'>, today: string): void {
  const refused = (why: 'backwards' | 'future' | 'too-long') =>
    refuse('period-malformed', { from, to, why, today, longestDays })
  if (to < from) refused('backwards')
  if (to > today) refused('future')
  if (parseDay(to) - parseDay(from) >= longestDays) refused('too-long')
}

/**
 * The pool that an agency stands for, also one of a county of the pool's city. The agency of the institution's own city settles with
 * it for everybody where no pool of that city is hosted here, and so does one that is not named: null. Refuses any other.
 */
export function poolOfAgency(release: Release, place: string, agency: string, day: string): string | null {
  if (agency === '') return null
  const cityCode = (code: string) => cityOf(release.places, code, parseDay(day))?.code
  const city = cityCode(agency)
  const pool = [agency, city].find((code) => code !== undefined && release.pools.has(code))
  if (pool !== undefined) return pool
  return city !== undefined && city === cityCode(place) ? null : refuse('agency-unknown', { agency })
}
