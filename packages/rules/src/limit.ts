/** A limit in working days that stands still while the applicant has to put something right. */
import { NO_DAY, formatDay, parseDay } from './days.ts'
import { addWorkingDays, workingDaysBetween } from './working-days.ts'
import type { WorkingCalendar } from './working-days.ts'

/** What starts, stops and goes on counting. Days are `YYYY-MM-DD`, in the order in which they happened. */
export interface DeadlineStep {
  what: 'applied' | 'corrections-asked' | 'corrected'
  day: string
}

export interface LimitEnd {
  /** Last day of the limit; missing where the limit is open, the clock stands, or the calendar does not reach. */
  dueDay?: string
  /** Why there is no last day. */
  missing?: 'open' | 'stands-still' | 'calendar'
  /** The year that the calendar does not hold. */
  unknownYear?: number
}

/** When a limit of so many working days ends, counted from the first step, the application. */
export function limitEnd(calendar: WorkingCalendar, workingDays: number, steps: readonly DeadlineStep[]): LimitEnd {
  const applied = parseDay(steps[0]?.day)
  if (applied === NO_DAY) return { missing: 'open' }
  const first = addWorkingDays(calendar, applied, workingDays)
  if (!first.known) return { missing: 'calendar', unknownYear: first.year }
  let due = first.day
  let stoppedOn: number | undefined
  for (const step of steps.slice(1)) {
    const day = parseDay(step.day)
    if (step.what === 'corrections-asked') stoppedOn = day
    if (step.what !== 'corrected' || stoppedOn === undefined) continue
    // What was left when the clock stopped is left when it goes on; a limit that was over before stays over.
    const left = stoppedOn > due ? undefined : workingDaysBetween(calendar, stoppedOn, due)
    const next = left === undefined ? { known: true as const, day: due } : addWorkingDays(calendar, day, left)
    if (!next.known) return { missing: 'calendar', unknownYear: next.year }
    due = next.day
    stoppedOn = undefined
  }
  return stoppedOn === undefined ? { dueDay: formatDay(due) } : { missing: 'stands-still' }
}
