/**
 * How long a decision about a filing may take: the pool's promise, the statutory limit in working days, and the day on
 * which the limit ends. While the applicant has to put something right the clock stands still.
 */
import { NO_DAY, formatDay, parseDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import { addWorkingDays, workingDaysBetween } from '../working-days.ts'
import type { WorkingCalendar } from '../working-days.ts'
import { figureOn, valueOn } from './law.ts'
import type { FilingLaw } from './law.ts'

/** What starts, stops and goes on counting. Days are `YYYY-MM-DD`, in the order in which they happened. */
export interface DeadlineStep {
  what: 'applied' | 'corrections-asked' | 'corrected'
  day: string
}

export interface FilingDeadline {
  /** The pool promises to decide on the spot. */
  instant: boolean
  /** Statutory limit in working days; missing where no document states one. */
  workingDays?: number
  basis?: Basis
  /** Last day of the limit; missing where the limit is open, the clock stands, or the calendar does not reach. */
  dueDay?: string
  /** Why there is no last day. */
  missing?: 'open' | 'stands-still' | 'calendar'
  /** The year that the calendar does not hold. */
  unknownYear?: number
}

/** The limit of one application; the law of the day of the application rules it. */
export function filingDeadline(
  law: FilingLaw,
  calendar: WorkingCalendar,
  steps: readonly DeadlineStep[],
): FilingDeadline {
  const applied = parseDay(steps[0]?.day)
  if (applied === NO_DAY) return { instant: false, missing: 'open' }
  const figure = figureOn(law, 'limits.statutoryWorkingDays', applied)
  const instant = valueOn(law, 'limits.promise', applied) === 'instant'
  if (figure?.value === undefined) return { instant, missing: 'open' }
  const limit = { instant, workingDays: figure.value, basis: figure.source }
  const first = addWorkingDays(calendar, applied, figure.value)
  if (!first.known) return { ...limit, missing: 'calendar', unknownYear: first.year }
  let due = first.day
  let stoppedOn: number | undefined
  for (const step of steps.slice(1)) {
    const day = parseDay(step.day)
    if (step.what === 'corrections-asked') stoppedOn = day
    if (step.what !== 'corrected' || stoppedOn === undefined) continue
    // What was left when the clock stopped is left when it goes on; a limit that was over before stays over.
    const left = stoppedOn > due ? undefined : workingDaysBetween(calendar, stoppedOn, due)
    const next = left === undefined ? { known: true as const, day: due } : addWorkingDays(calendar, day, left)
    if (!next.known) return { ...limit, missing: 'calendar', unknownYear: next.year }
    due = next.day
    stoppedOn = undefined
  }
  return stoppedOn === undefined ? { ...limit, dueDay: formatDay(due) } : { ...limit, missing: 'stands-still' }
}
