/**
 * A month is a whole number: months since January of the year 0, so that the month before is one less. Contributions and
 * benefits are counted in them.
 */
import { dayOf, formatDay } from './days.ts'

/** Marks "no such month". */
export const NO_MONTH = -1

/** Reads `YYYY-MM` (years 1–9999) into the number of a month, or NO_MONTH when the text is no month. */
export function parseMonth(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}$/.test(text)) return NO_MONTH
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5))
  return year < 1 || month < 1 || month > 12 ? NO_MONTH : year * 12 + month - 1
}

/** The number of a month as `YYYY-MM`. */
export function formatMonth(month: number): string {
  return `${String(yearOfMonth(month)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The calendar year that a month lies in. */
export function yearOfMonth(month: number): number {
  return Math.floor(month / 12)
}

/** The day number of the first day of a month. */
export function firstDayOf(month: number): number {
  return dayOf(yearOfMonth(month), (month % 12) + 1, 1)
}

/** The month so many before one, both `YYYY-MM`. */
export function monthBefore(month: string, months = 1): string {
  return formatMonth(parseMonth(month) - months)
}

/** The last day of a month `YYYY-MM`, as `YYYY-MM-DD`. */
export function lastDayOfMonth(month: string): string {
  return formatDay(firstDayOf(parseMonth(month) + 1) - 1)
}
