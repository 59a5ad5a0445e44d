import type { ContributionEntry, ContributionRows, Enrolment } from '../../person/file/index.ts'
import type { Stretch } from './stretches.ts'

/** What stands after a command: the rows that hold, and what is on record of months. */
export interface Standing {
  enrolments: readonly Enrolment[]
  /** Benefits as an employee, the earliest first. */
  benefits: readonly Stretch[]
  entries: readonly ContributionEntry[]
  /** The first months by which employers declare. */
  joined: readonly string[]
  /** What was recorded of retiring; none: nothing. */
  retirement?: ContributionRows['retirement']
}
