/** Staff, sessions and settings. */
import type { Generated } from 'kysely'
import type { Json, Moment, OptionalMoment, Optional } from './columns.ts'

export interface StaffUserTable {
  user_id: string
  name: string
  password_hash: string
  roles: string[]
  pool: Optional<string>
  institution: Optional<string>
  employer: Optional<string>
  /** Whose the account is, where that was said. */
  person_no: Optional<string>
  second_factor_cipher: Optional<Buffer>
  second_factor_pending_cipher: Optional<Buffer>
  second_factor_step: Optional<number>
  created_at: Moment
  disabled_at: OptionalMoment
}

export interface StaffRecoveryCodeTable {
  user_id: string
  code_hash: Buffer
  used_at: OptionalMoment
}

export interface SessionTable {
  session_hash: Buffer
  user_kind: 'citizen' | 'staff'
  user_id: string
  created_at: Moment
  last_seen_at: Moment
  expires_at: Moment
  data: Json<Record<string, unknown>>
}

export interface LoginAttemptTable {
  attempt_id: Generated<string>
  subject_hash: Buffer
  address_hash: Optional<Buffer>
  at: Moment
  /** Null: under way. */
  succeeded: Optional<boolean>
  /** The audit has the pause that begins with this attempt. */
  pause_told: Generated<boolean>
}

export interface OneTimeCodeTable {
  user_kind: 'citizen' | 'staff'
  user_id: string
  purpose: 'unlock' | 'activate'
  /** Where it was asked for: staff gave it, or anybody asked for a mail to the owner. */
  channel: 'counter' | 'mail'
  code_id: string
  /** Null once it was used. */
  code_cipher: Optional<Buffer>
  expires_at: Moment
  tries: Generated<number>
  asked_at: Date[]
}

export interface DeskSavedFilterTable {
  user_id: string
  /** Which list of the desk. */
  list: string
  name: string
  choice: Json<Record<string, string>>
  saved_at: Moment
}

export interface SettingTable {
  name: string
  value: Json<unknown>
  changed_at: Moment
}
