/**
 * Counting in working days. Which days are holidays and which weekends are worked is announced year by year, so the
 * calendar is data; a year that it does not hold is unknown, and nothing is guessed about it.
 */
import { dateOf } from './days.ts'

/** What one year says: days off by order, and weekend days that are worked in their place. Day numbers. */
export interface CalendarYear {
  holidays: ReadonlySet<number>
  makeUpDays: ReadonlySet<number>
  /** Where the year was read from, for people. */
  source: string
}

/** Year → its days. A year that is not here is not known. */
export type WorkingCalendar = ReadonlyMap<number, CalendarYear>

/** The end of a count, or the first year on the way that the calendar does not hold. */
type WorkingDay = { known: true; day: number } | { known: false; year: number }

/** 0 is Sunday: 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Whether a day is worked; undefined in a year that the calendar does not hold. */
export function isWorkingDay(calendar: WorkingCalendar, day: number): boolean | undefined {
  const year = calendar.get(dateOf(day).year)
  if (year === undefined) return undefined
  if (year.makeUpDays.has(day)) return true
  if (year.holidays.has(day)) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** The day on which `count` working days are full; the first day itself does not count. None: the day itself. */
export function addWorkingDays(calendar: WorkingCalendar, from: number, count: number): WorkingDay {
  let day = from
  for (let left = count; left > 0;) {
    day += 1
    const working = isWorkingDay(calendar, day)
    if (working === undefined) return { known: false, year: dateOf(day).year }
    if (working) left -= 1
  }
  return { known: true, day }
}

/** Working days after `from` up to and including `to`; undefined where a year on the way is not known. */
export function workingDaysBetween(calendar: WorkingCalendar, from: number, to: number): number | undefined {
  let count = 0
  for (let day = from + 1; day <= to; day++) {
    const working = isWorkingDay(calendar, day)
    if (working === undefined) return undefined
    if (working) count += 1
  }
  return count
}
