/** How long a filing holds to its place, where the pool wants that promised. Days are `YYYY-MM-DD`. */
import type { FormRules } from '../../api/filings.ts'

/** The first day on which the place may change, while that day is not yet there. */
export function freeFrom(filedOn: string, rules: Pick<FormRules, 'changeAfter'>, day: string): string | undefined {
  if (rules.changeAfter === undefined) return undefined
  const free = monthsLater(filedOn, rules.changeAfter.months)
  return free > day ? free : undefined
}

/** So many calendar months later; the last day of the month where that day does not exist. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
