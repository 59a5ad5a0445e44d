/** Filings and registers as sequences of actions, what was handed in with them, and what waits at the desk. */
import type { Generated } from 'kysely'
import type { FilingType } from '@yidi/rules'
import type { Json, Moment, OptionalMoment, Optional } from './columns.ts'
import type { ActorKind } from './people.ts'

export interface FilingActionTable {
  person_no: string
  filing_id: string
  action_no: number
  action: string
  pool: string
  type: FilingType
  destination: string
  from_day: string
  to_day: Optional<string>
  institutions: Generated<string[]>
  channel: string
  actor_kind: ActorKind
  actor: string
  effective_day: string
  recorded_at: Moment
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
  /** The version of the person with which it came. */
  version: Generated<number>
}

export interface MaterialTable {
  person_no: string
  material_id: string
  kind: string
  subject_kind: Optional<string>
  subject_id: Optional<string>
  name_cipher: Buffer
  media_type: 'image/jpeg' | 'image/png' | 'application/pdf'
  size_bytes: number
  sha256: Buffer
  content_cipher: Buffer
  uploaded_by_kind: ActorKind
  uploaded_by: string
  uploaded_at: Moment
  bound_at: OptionalMoment
}

/** What was handed in for another matter before and serves this one too. */
export interface MaterialUseTable {
  person_no: string
  material_id: string
  subject_kind: string
  subject_id: string
  used_at: Moment
}

export interface DraftTable {
  person_no: string
  kind: 'filing' | 'claim'
  content_cipher: Buffer
  saved_at: Moment
}

export type RegisterKind = 'designated-disease' | 'medicine-abroad' | 'authorisation' | 'special-category'

export interface RegisterActionTable {
  person_no: string
  record_id: string
  action_no: number
  kind: RegisterKind
  action: string
  pool: string
  from_day: string
  to_day: Optional<string>
  channel: string
  actor_kind: ActorKind
  actor: string
  effective_day: string
  recorded_at: Moment
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
  /** The version of the person with which it came. */
  version: Generated<number>
}

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
