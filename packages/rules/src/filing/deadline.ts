/**
 * How long a decision about a filing may take: the pool's promise, the statutory limit in working days, and the day on
 * which the limit ends. While the applicant has to put something right the clock stands still.
 */
import { NO_DAY, parseDay } from '../days.ts'
import { limitEnd } from '../limit.ts'
import type { DeadlineStep, LimitEnd } from '../limit.ts'
import type { Basis } from '../quote/types.ts'
import type { WorkingCalendar } from '../working-days.ts'
import { figureOn, valueOn } from './law.ts'
import type { FilingLaw } from './law.ts'

export interface FilingDeadline extends LimitEnd {
  /** The pool promises to decide on the spot. */
  instant: boolean
  /** Statutory limit in working days; missing where no document states one. */
  workingDays?: number
  basis?: Basis
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
  return { instant, workingDays: figure.value, basis: figure.source, ...limitEnd(calendar, figure.value, steps) }
}
