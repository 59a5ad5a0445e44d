/** What waits at the desk, and what an institution filed: made from the events of people's journals. */
import type { Generated } from 'kysely'
import type { Moment, OptionalMoment, Optional } from './columns.ts'

export interface DeskTaskTable {
  task_id: string
  kind: string
  pool: string
  person_no: string
  subject_id: string
  title: string
  /** Type of the filing, or kind of the register. */
  type: Generated<string>
  channel: Generated<string>
  /** Approved on a commitment in place of proof. */
  committed: Generated<boolean>
  /** State of the subject, so that the queue can show what is to be done. */
  state: Generated<string>
  /** `paused`: the applicant has to put something right, the clock stands still. */
  status: 'open' | 'paused' | 'done' | 'withdrawn'
  opened_at: Moment
  due_at: OptionalMoment
  closed_at: OptionalMoment
  /** Log-in name of whoever has taken it. */
  assignee: Optional<string>
  assigned_at: OptionalMoment
  overdue_told_at: OptionalMoment
  /** How satisfied its person was, once that was said. */
  rating: Optional<string>
}

export interface InstitutionReferralTable {
  filing_id: string
  institution: string
  person_no: string
  title: string
  state: string
  action_no: number
  from_day: string
  to_day: Optional<string>
  filed_at: Moment
}
