/** Messages of institutions, and commands of the office that must take effect once. */
import type { Generated } from 'kysely'
import type { Insurance, VisitKind } from '@yidi/rules'
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

export interface InstitutionFileTable {
  institution: string
  file_no: string
  /** Sent by the institution, or made for it to fetch. */
  origin: 'uploaded' | 'made'
  name_cipher: Buffer
  content_cipher: Buffer
  content_hash: Buffer
  size_bytes: number
  kept_at: Moment
  good_until: Moment
}

/** One reconciliation of an institution: what it said, what we had. Amounts in fen; what it was not asked for is null. */
export interface InstitutionStatementTable {
  institution: string
  statement_no: string
  compared: 'totals' | 'lines'
  from_day: string
  to_day: string
  agency: string
  pool: string | null
  insurance: Insurance | null
  visit_kind: VisitKind | 'every' | null
  with_refunds: boolean
  their_total_fen: number
  their_fund_fen: number
  their_account_fen: number | null
  their_cash_fen: number | null
  their_count: number
  our_total_fen: number
  our_fund_fen: number
  our_account_fen: number
  our_cash_fen: number
  our_count: number
  is_even: boolean
  differences: number
  uploaded_file_no: string | null
  result_file_no: string | null
  made_at: Moment
}

/** What is not the same on both sides of a reconciliation; amounts in fen, null on the side that does not have it. */
export interface StatementDifferenceTable {
  institution: string
  difference_no: string
  class: 'only-here' | 'only-there' | 'differs' | 'undone-since'
  settlement: string
  visit: string
  person_no: string
  /** The message by which ours can be reversed. */
  msgid: string | null
  undone_on: string | null
  /** Which figures differ. */
  parts: string[]
  their_total_fen: number | null
  their_fund_fen: number | null
  their_account_fen: number | null
  our_total_fen: number | null
  our_fund_fen: number | null
  our_account_fen: number | null
  /** What a comparison must cover to close it. */
  from_day: string
  to_day: string
  visit_kind: VisitKind | 'every' | null
  pool: string | null
  insurance: Insurance | null
  with_refunds: boolean
  /** The latest reconciliation that found it. */
  statement_no: string
  found_at: Moment
  seen_at: Moment
  agreed_at: OptionalMoment
  /** The reconciliation that no longer found it. */
  agreed_by: string | null
}

/** What the desk did about a difference. */
export interface StatementDifferenceStepTable {
  institution: string
  difference_no: string
  step_no: number
  done: 'explained' | 'corrected' | 'undone' | 'taken-on'
  words: string
  actor: string
  recorded_at: Moment
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
