/**
 * A day is a whole number: days since 1970-01-01, as the calendar of Asia/Shanghai names them. `rules` never sees a
 * clock or a time zone; the arithmetic below is the proleptic Gregorian calendar alone.
 */

/** Marks "no such day". */
export const NO_DAY = Number.MIN_SAFE_INTEGER
/** Later than every real day: the end of something that has no end. */
export const FOREVER = 4_000_000

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Number of days in a month (1–12) of a year. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day number of a calendar date; the caller has checked that it exists. */
export function dayOf(year: number, month: number, day: number): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const ordinal = DAYS_BEFORE_MONTH[month - 1]! + day + (month > 2 && isLeap(year) ? 1 : 0)
  return before * 365 + leapDays + ordinal - 719_163
}

/** Reads `YYYY-MM-DD` (years 1–9999) into a day number, or NO_DAY when the text is no real date. */
export function parseDay(text: unknown): number {
  if (typeof text !== 'string' || text.length !== 10) return NO_DAY
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NO_DAY
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NO_DAY
  return dayOf(year, month, day)
}

/** The calendar date of a day number: year, month 1–12, day 1–31. */
export function dateOf(day: number): { year: number; month: number; day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** A day number as `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  const date = dateOf(day)
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}

/** A day number as people read it: 2026年3月1日. */
export function formatDayChinese(day: number): string {
  const date = dateOf(day)
  return `${date.year}年${date.month}月${date.day}日`
}

/** The settlement year of a day: the calendar year (浙人社发〔2016〕113号 第四十七条). */
export function yearOf(day: number): number {
  return dateOf(day).year
}

/** The day `months` calendar months later; the last day of the month where that day does not exist. */
export function addMonths(day: number, months: number): number {
  const date = dateOf(day)
  const zeroBased = date.year * 12 + date.month - 1 + months
  const year = Math.floor(zeroBased / 12)
  const month = (zeroBased % 12) + 1
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)))
}
