/**
 * The months of a person that count towards the years to retire with benefits (P9): paid here, recorded here before, paid elsewhere,
 * and recognised service. No month counts twice; what several sources have is listed. Pure; a month is its number (`parseMonth`).
 */
import { addPeriods, formatMonth, parseMonth } from '@yidi/rules'
import type { YearPeriod } from '../../person/file/index.ts'

/** Months from the first to the last, both inside. */
export interface MonthSpan {
  from: number
  to: number
}

/** A span that counts, and where it comes from in words. */
export interface CountedSpan extends MonthSpan {
  source: string
  /** Recognised service rather than contributions. */
  deemed: boolean
}

interface CountedYears {
  actualMonths: number
  /** Those that no contribution covers. */
  deemedMonths: number
  /** Months that several sources have, with those that have them. */
  overlaps: (MonthSpan & { sources: string[] })[]
}

/** Months in a row as spans, the earliest first. */
export function spansOf(months: readonly number[]): MonthSpan[] {
  const spans: MonthSpan[] = []
  for (const month of [...new Set(months)].sort((one, other) => one - other)) {
    const last = spans.at(-1)
    if (last !== undefined && last.to === month - 1) last.to = month
    else spans.push({ from: month, to: month })
  }
  return spans
}

/** A period of a document as the months it covers. */
export const spanOfPeriod = ({ from_month: from, to_month: to }: YearPeriod): MonthSpan => ({
  from: parseMonth(from),
  to: parseMonth(to),
})

/** Recognised service, in either of its forms. */
export const isDeemed = ({ kind }: Pick<YearPeriod, 'kind'>): boolean => kind === 'service' || kind === 'deemed'

/** What of the spans lies before a month. */
export function before<Span extends MonthSpan>(spans: readonly Span[], month: number): Span[] {
  return spans.filter(({ from }) => from < month).map((span) => ({ ...span, to: Math.min(span.to, month - 1) }))
}

/** Adds up what counts: contributions first, recognised service where they leave a month out. */
export function countYears(spans: readonly CountedSpan[]): CountedYears {
  const periods = spans.map(({ from, to, source }) => ({ from, to, place: source }))
  const actualMonths = addPeriods(periods.filter((_, index) => !spans[index]!.deemed)).months
  const all = addPeriods(periods)
  return { actualMonths, deemedMonths: all.months - actualMonths, overlaps: overlapsOf(all.overlaps, spans) }
}

/** Months that several have, put together while the same sources have them. */
function overlapsOf(months: readonly number[], spans: readonly CountedSpan[]): CountedYears['overlaps'] {
  const found: CountedYears['overlaps'] = []
  for (const month of months) {
    const sources = spans.filter(({ from, to }) => from <= month && month <= to).map(({ source }) => source)
    const last = found.at(-1)
    if (last !== undefined && last.to === month - 1 && last.sources.join() === sources.join()) last.to = month
    else found.push({ from: month, to: month, sources })
  }
  return found
}

/** A span as messages have it. */
export const spanMessage = ({ from, to }: MonthSpan): { from: string; to: string; months: number } => ({
  from: formatMonth(from),
  to: formatMonth(to),
  months: to - from + 1,
})
