/** Settlements, postings, accounts and the sums of the year; money is whole fen. */
import type { Generated } from 'kysely'
import type { FundPaidFen, Insurance, QuoteCase, QuoteResult, ExplanationStep, Route } from '@yidi/rules'
import type { Json, Moment, Optional } from './columns.ts'

export interface SettlementTable {
  person_no: string
  settlement_id: string
  kind: 'settlement' | 'cancellation'
  cancels: Optional<string>
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  year: number
  settled_day: string
  settled_at: Moment
  route: Route
  total_fen: number
  /** All funds together. */
  fund_fen: number
  /** What each fund paid, in the order of the law; below nought in a cancellation. */
  funds: Json<readonly FundPaidFen[]>
  account_current_fen: number
  account_past_fen: number
  cash_fen: number
  quote_case: Json<QuoteCase>
  quote_result: Json<QuoteResult>
  explanation: Json<ExplanationStep[]>
  input_hash: Buffer
  engine_version: string
  policy_release: string
  catalogue_release: string
  fee_line_ids: Generated<number[]>
  command_source: string
  command_name: string
  command_key: string
  version: number
}

export interface PostingTable {
  person_no: string
  source_id: string
  posting_no: number
  book: string
  debit: string
  credit: string
  amount_fen: number
  /** Which money: the word of a fund in the books, or one of the two funds of the personal account. */
  purpose: string
  booked_day: string
  recorded_at: Moment
}

type AccountFund = 'current-year' | 'past-year'

export interface AccountEntryTable {
  person_no: string
  source_id: string
  fund: AccountFund
  amount_fen: number
  reason: string
  booked_day: string
  recorded_at: Moment
}

/** The sums of a settlement year; fen, but for the number of stays. */
export interface YearSums {
  inpatient_eligible_fen: number
  inpatient_deductible_fen: number
  outpatient_deductible_fen: number
  critical_compliant_fen: number
  critical_paid_fen: number
  inpatient_stays: number
}

export interface YearEntryTable extends YearSums {
  person_no: string
  source_id: string
  year: number
  pool: string
  insurance: Insurance
  counters: Json<Record<string, number>>
  recorded_at: Moment
}

export interface PersonYearTable extends YearSums {
  person_no: string
  year: number
  pool: string
  insurance: Insurance
  counters: Json<Record<string, number>>
}
