/** Settlements, postings, accounts and the sums of the year; money is whole fen. */
import { INSURANCES, ROUTES } from '@yidi/rules'
import type { ExplanationStep, FundPaidFen, Insurance, QuoteCase, QuoteResult } from '@yidi/rules'
import {
  atCommit,
  bytes,
  day,
  int,
  ints,
  kept,
  madeVersion,
  moment,
  optional,
  or,
  personTable,
  searched,
  text,
  whole,
  word,
} from '../declare.ts'

/** The sums of a settlement year: fen, and the number of stays. What adds, reads or verifies them goes by this list. */
export const yearSumColumns = [
  'inpatient_eligible_fen',
  'inpatient_deductible_fen',
  'outpatient_deductible_fen',
  'critical_compliant_fen',
  'critical_paid_fen',
  'inpatient_stays',
] as const

/** What one event added to a settlement year. */
const yearSums = {
  year: int(),
  pool: text(),
  insurance: text<Insurance>(),
  inpatient_eligible_fen: or(whole(), 0),
  inpatient_deductible_fen: or(whole(), 0),
  outpatient_deductible_fen: or(whole(), 0),
  critical_compliant_fen: or(whole(), 0),
  critical_paid_fen: or(whole(), 0),
  inpatient_stays: or(int(), 0),
  /** Sums of a pool's own mechanisms, by name, in fen. */
  counters: or(searched<Record<string, number>>(), {}),
}

export const ledgerTables = {
  settlement: personTable(
    {
      settlement_id: text(),
      kind: word(['settlement', 'cancellation']),
      cancels: optional(text()),
      /** The settlement that this one replaces, after a refund of lines of it; it is cancelled in the same commit. */
      replaces: optional(text()),
      visit_id: text(),
      institution: text(),
      place: text(),
      pool: text(),
      insurance: word(INSURANCES),
      year: int(),
      settled_day: day(),
      settled_at: moment(),
      route: word(ROUTES),
      total_fen: whole(),
      /** All funds together. */
      fund_fen: whole(),
      /** What each fund paid, in the order of the law; below nought in a cancellation. */
      funds: searched<readonly FundPaidFen[]>(),
      account_current_fen: whole(),
      account_past_fen: whole(),
      /** The part of `account_past_fen` that members of the family shared. */
      account_shared_fen: or(whole(), 0),
      cash_fen: whole(),
      quote_case: kept<QuoteCase>(),
      quote_result: kept<QuoteResult>(),
      explanation: or(kept<ExplanationStep[]>(), []),
      input_hash: bytes(),
      engine_version: text(),
      policy_release: text(),
      catalogue_release: text(),
      /** Held until a cancellation releases them. */
      fee_line_ids: or(ints(), []),
      command_source: text(),
      command_name: text(),
      command_key: text(),
      version: madeVersion(),
    },
    ['settlement_id'],
    {
      settlement: { does: 'insert', one: true },
      // It comes with its visit and its lines, which nothing else can hold.
      purchase: { does: 'insert', one: true },
      // It takes over the lines of the settlement that is cancelled beside it.
      replacement: { does: 'insert', one: true },
    },
  ),
  posting: personTable(
    {
      source_id: text(),
      posting_no: int(),
      book: text(),
      debit: text(),
      credit: text(),
      amount_fen: whole(),
      /** Which money: the word of a fund in the books, or one of the two funds of the personal account. */
      purpose: text(),
      booked_day: day(),
      recorded_at: atCommit(),
    },
    ['source_id', 'posting_no'],
    { posting: { does: 'insert' } },
  ),
  account_entry: personTable(
    {
      source_id: text(),
      fund: word(['current-year', 'past-year']),
      amount_fen: whole(),
      reason: text(),
      /** The month or the year that it is for; null: none, or of before there were any. */
      period: optional(text()),
      booked_day: day(),
      recorded_at: atCommit(),
    },
    ['source_id', 'fund'],
    // Added to the balances of `person_state` by the gate.
    { account_entry: { does: 'insert' } },
  ),
  year_entry: personTable({ source_id: text(), ...yearSums, recorded_at: atCommit() }, ['source_id'], {
    // Added to the sums of `person_year`, which a plan never names.
    year_entry: { does: 'insert' },
  }),
  person_year: personTable(yearSums, ['year', 'pool', 'insurance'], {
    year_sums: { does: 'insert', conflict: 'add' },
  }),
}
