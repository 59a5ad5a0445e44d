/** People: who they are, their insurance and benefits, how they are found, told and acted for. */
import type { Generated } from 'kysely'
import type { Category, Insurance } from '@yidi/rules'
import type { Json, Moment, OptionalMoment, Optional } from './columns.ts'

export interface PersonTable {
  person_no: string
  pool: string
  id_kind: Generated<string>
  id_number_cipher: Buffer
  name_cipher: Buffer
  phone_cipher: Optional<Buffer>
  address_cipher: Optional<Buffer>
  bank_account_cipher: Optional<Buffer>
  /** Number of the social security card. */
  card_cipher: Optional<Buffer>
  /** Day of birth and sex in one. */
  birth_cipher: Optional<Buffer>
  recorded_at: Moment
  changed_at: Moment
}

export interface PersonLookupTable {
  blind_index: Buffer
  kind: 'id-number' | 'phone' | 'name' | 'card'
  person_no: string
  pool: string
  key_id: string
}

export interface PersonStateTable {
  person_no: string
  version: Generated<number>
  account_current_fen: Generated<number>
  account_past_fen: Generated<number>
  /** Rows in the person's chain of the audit. */
  audit_count: Generated<number>
}

export interface EnrolmentTable {
  person_no: string
  enrolment_no: number
  pool: string
  insurance: Insurance
  category: Category
  resident_tier: Optional<1 | 2>
  contracted: Generated<boolean>
  employer: Optional<string>
  from_day: string
  to_day: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface BenefitIntervalTable {
  person_no: string
  interval_no: number
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  from_day: string
  to_day: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface CitizenLoginTable {
  person_no: string
  password_hash: string
  changed_at: Moment
}

export type ActorKind = 'person' | 'agent' | 'employer' | 'institution' | 'staff' | 'system'

/** What a person is told; made from the outbox and from reminders. */
export interface NoticeTable {
  person_no: string
  notice_id: string
  kind: string
  subject_id: string
  data: Json<Record<string, unknown>>
  at: Moment
  read_at: OptionalMoment
}

export interface ContactTable {
  person_no: string
  kind: 'email'
  value_cipher: Optional<Buffer>
  changed_at: Moment
}

export interface AuthorisationLinkTable {
  blind_index: Buffer
  record_id: string
  person_no: string
  key_id: string
}

export interface CredentialTokenTable {
  token_hash: Buffer
  person_no: string
  issued_at: Moment
  expires_at: Moment
  institution: Optional<string>
  read_at: OptionalMoment
}
