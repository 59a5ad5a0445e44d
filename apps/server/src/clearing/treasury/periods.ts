/** Periods in which funds are shown: a year or a month. */
import { problem } from '@yidi/contracts'
import { NO_MONTH, dateOf, formatMonth, lastDayOfMonth, parseDay, parseMonth } from '@yidi/rules'

export interface Period {
  /** `YYYY` or `YYYY-MM`. */
  period: string
  year: number
  /** First and last month, `YYYY-MM`. */
  from: string
  to: string
  /** Its last day, or today where it is not over. */
  until: string
}

/** The period of that text, begun by today. Throws `fund-period-not-valid`. */
export function periodOf(asked: string, today: string): Period {
  const isYear = /^\d{4}$/.test(asked)
  const [from, to] = isYear ? [`${asked}-01`, `${asked}-12`] : [asked, asked]
  if (parseMonth(from) === NO_MONTH || from > today.slice(0, 7))
    throw problem('fund-period-not-valid', { period: asked.slice(0, 20) })
  const last = lastDayOfMonth(to)
  return { period: asked, year: Number(asked.slice(0, 4)), from, to, until: last < today ? last : today }
}

/** The months from one to another, `YYYY-MM`. */
export function monthsBetween(from: string, to: string): string[] {
  const first = parseMonth(from)
  return Array.from({ length: parseMonth(to) - first + 1 }, (_, at) => formatMonth(first + at))
}

/** How much of its year is gone at the end of a day, in thousandths. */
export function yearGone(day: string): number {
  const year = dateOf(parseDay(day)).year
  const [first, next] = [parseDay(`${String(year)}-01-01`), parseDay(`${String(year + 1).padStart(4, '0')}-01-01`)]
  return Math.round(((parseDay(day) - first + 1) * 1000) / (next - first))
}
