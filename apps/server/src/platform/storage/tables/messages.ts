/** Messages of institutions, and commands of the office that must take effect once. */
import type { Generated } from 'kysely'
import type { Moment, OptionalMoment, Optional } from './columns.ts'

export interface MessageTable {
  institution: string
  infno: string
  msgid: string
  input_hash: Buffer
  /** Of versions before; sealed into `person_cipher` at a start. */
  person_no: Optional<string>
  person_cipher: Optional<Buffer>
  single: Generated<boolean>
  /** The visit that it named, where it named one of ours. */
  visit_id: Optional<string>
  /** How often it came with this input. */
  times: Generated<number>
  received_at: Moment
  outcome: Optional<'done' | 'refused'>
  reply: Optional<Buffer>
}

export interface InstitutionSignInTable {
  sign_no: string
  institution: string
  operator: string
  signed_in_at: Moment
  signed_out_at: OptionalMoment
}

export interface GatewayNonceTable {
  institution: string
  nonce: string
  request_hash: Optional<Buffer>
  seen_at: Moment
}

export interface IdempotencyKeyTable {
  owner: string
  key: string
  name: string
  input_hash: Buffer
  status: number
  reply: Optional<Buffer>
  recorded_at: Moment
  /** What it changed, where something may take that back; and its place among the commands of that subject. */
  subject_id: Optional<string>
  place: Optional<number>
}
