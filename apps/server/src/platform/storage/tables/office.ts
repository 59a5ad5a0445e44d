/** What an office keeps that is no person's: records that live, and postings. */
import type { ClearingLineState } from '@yidi/contracts'
import type { VisitKind } from '@yidi/rules'
import type { Generated, GeneratedAlways } from 'kysely'
import type { ActorKind } from './person/index.ts'
import type { Json, Moment, Optional, OptionalMoment } from './columns.ts'

export interface OfficeRecordTable {
  record_id: string
  kind: string
  /** The region whose agency decides. */
  region: string
  /** Whom it is about: an institution, another region. */
  subject: string
  title: string
  state: string
  /** Number of the latest step. */
  step_no: number
  due_day: Optional<string>
  opened_at: Moment
  /** The order in which they were opened; many are of one moment. */
  record_no: GeneratedAlways<number>
}

export interface OfficeStepTable {
  record_id: string
  step_no: number
  action: string
  actor_kind: ActorKind
  actor: string
  detail: Json<Record<string, unknown>>
  effective_day: string
  recorded_at: Moment
}

export interface OfficePostingTable {
  posting_no: GeneratedAlways<number>
  book: string
  /** Whom it is about: an employer, an institution, a region; empty where it is about nobody. */
  about: string
  debit: string
  credit: string
  amount_fen: number
  purpose: string
  source_id: string
  booked_day: string
}

/** 月度申报; money is whole fen. */
export interface MonthlyApplicationTable {
  application_id: string
  institution: string
  /** The region that pays: its book. */
  region: string
  /** `YYYY-MM`. */
  month: string
  visit_kind: VisitKind
  line_count: number
  total_fen: number
  in_scope_fen: number
  fund_fen: number
  account_fen: number
  cash_fen: number
  /** Fund and account: what the books owe to the institution for these lines. */
  payable_fen: number
  refused_fen: Generated<number>
  /** What was taken off settlements that were undone and is given back; set when it is approved. */
  restored_fen: Generated<number>
  /** Not withdrawn. */
  stands: Generated<boolean>
  /** What earlier applications left below nought and this one makes good; set when it is approved. */
  carried_fen: Optional<number>
  /** What is paid; set when it is approved and not changed after. */
  due_fen: Optional<number>
}

/** What an institution owes to its region, below nought, until an application makes it good; above nought it is given back. */
export interface MonthlyCarryTable {
  carry_no: GeneratedAlways<number>
  region: string
  institution: string
  amount_fen: number
  source_id: string
  taken_by: Optional<string>
}

/** 收款账户 of an institution; the latest that is confirmed is in force. */
export interface InstitutionAccountTable {
  institution: string
  account_no: number
  region: string
  /** `{holder, bank, account}`, sealed. */
  payee_cipher: Buffer
  entered_by: string
  entered_at: Moment
  confirmed_by: Optional<string>
  confirmed_at: OptionalMoment
}

/** One settlement, or its undoing (below nought), as the postings of the month owe it. */
export interface MonthlyLineTable {
  application_id: string
  line_no: number
  person_no: string
  /** The settlement or cancellation whose postings it is. */
  source_id: string
  visit_id: string
  settled_day: string
  /** The pool that owes it to the region; the region itself for its own people. */
  pool: string
  amount_fen: number
  /** By purpose of the postings: which fund, which account. */
  parts: Json<Record<string, number>>
  total_fen: number
  /** What of the amount the funds pay: a refusal takes no more. */
  fund_fen: number
  /** It takes a settlement back. */
  undoes: boolean
  /** Why it is looked at; null: it is not. */
  drawn: Optional<'sample' | 'above' | 'flagged'>
  decision: Optional<'accepted' | 'refused'>
  refused_fen: Generated<number>
  /** What was taken off the settlement that is undone, given back; set when the application is approved. */
  restored_fen: Generated<number>
  reason: Optional<string>
  words: Optional<string>
  decided_by: Optional<string>
  objection: Optional<string>
  answer: Optional<string>
  /** The clearing between the regions that holds it. */
  clearing_id: Optional<string>
  /** What the institution says of it before the regions clear (null: nothing), and by which message. */
  own_confirmed: Optional<boolean>
  own_message: Optional<string>
}

/** 区域清算: what a pool owes to a treating region; money is whole fen. */
export interface RegionClearingTable {
  clearing_id: string
  /** The treating region. */
  region: string
  /** The insured pool, which pays. */
  pool: string
  /** `YYYY-MM`: the latest month whose lines are in it. */
  month: string
  line_count: number
  gross_fen: number
  /** What is paid; set when it is approved and not changed after. */
  due_fen: Optional<number>
  /** What of it was taken off against a clearing in the opposite direction. */
  netted_fen: Generated<number>
}

/** One line of an approved application in a clearing. */
export interface RegionClearingLineTable {
  clearing_id: string
  line_no: number
  application_id: string
  application_line: number
  /** The line of the application less what was refused of it. */
  amount_fen: number
  /** What the region took back in answer to a dispute. */
  withdrawn_fen: Generated<number>
  state: Generated<ClearingLineState>
  reason: Optional<string>
  words: Optional<string>
  answer: Optional<string>
  decided_by: Optional<string>
}

/** 收款账户 of a region's agency, as a pool that pays it has noted it; the latest that is confirmed is in force. */
export interface RegionAccountTable {
  pool: string
  region: string
  account_no: number
  /** `{holder, bank, account}`, sealed. */
  payee_cipher: Buffer
  entered_by: string
  entered_at: Moment
  confirmed_by: Optional<string>
  confirmed_at: OptionalMoment
}
