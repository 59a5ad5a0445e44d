/** Years towards retiring with benefits beside what is paid here, retirement, and leaving for another pool; months are YYYY-MM. */
import {
  atCommit,
  day,
  flag,
  int,
  kept,
  madeVersion,
  moment,
  optional,
  or,
  personTable,
  text,
  texts,
  whole,
  word,
} from '../declare.ts'

/** What else counts towards the years than the months that are kept here one by one. */
export const yearPeriodKinds = ['recorded', 'service', 'deemed', 'elsewhere'] as const

export const contributionYearTables = {
  /** 年限时段: months that count by a document. A decision or a correction ends the row and writes another. */
  year_period: personTable(
    {
      period_no: int(),
      kind: word(yearPeriodKinds),
      from_month: text(),
      to_month: text(),
      /** Code of the place that counted them; null: this pool. */
      place: optional(text()),
      /** Name and number of the document that proves it. */
      document: text(),
      /** Papers that were handed in with it. */
      materials: or(texts(), []),
      state: word(['waiting', 'recognised', 'refused']),
      /** Why it was decided so; empty while it waits. */
      reason: or(text(), ''),
      entered_by: text(),
      decided_by: optional(text()),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['period_no'],
    {
      year_period_end: { does: 'update', by: ['period_no'], at: ['known_to'], while: 't.known_to is null' },
      year_period: { does: 'insert' },
    },
  ),
  /** 补缴测算: what was missing on a day and what it came to; good on that day alone. */
  retirement_quote: personTable(
    {
      quote_no: int(),
      on_day: day(),
      /** The month from which the person would be retired. */
      from_month: text(),
      actual_months: int(),
      deemed_months: int(),
      missing_months: int(),
      base_fen: whole(),
      /** `declared`: of the last month declared, which `base_of` names; `wage`: of the wage that was entered, in yuan there. */
      base_source: word(['declared', 'wage']),
      base_of: text(),
      employer_fen: whole(),
      employee_fen: whole(),
      /** Names of the provisional figures that it rests on. */
      provisional: texts(),
      made_by: text(),
      made_version: madeVersion(),
      recorded_at: atCommit(),
    },
    ['quote_no'],
    { retirement_quote: { does: 'insert' } },
  ),
  /** 退休: since when, and from which month the years are complete; null: they are not. */
  retirement: personTable(
    {
      retirement_no: int(),
      quote_no: int(),
      from_month: text(),
      complete_from: optional(text()),
      /** What was paid at once, with the day and the bank's reference; nought where nothing was missing or paid. */
      paid_fen: or(whole(), 0),
      paid_on: optional(day()),
      bank_reference: optional(text()),
      made_by: text(),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['retirement_no'],
    {
      retirement_end: { does: 'update', by: ['retirement_no'], at: ['known_to'], while: 't.known_to is null' },
      retirement: { does: 'insert' },
    },
  ),
  /** 转出: the document that went to another pool, with everything that stood on it. `taken_back`: it is void. */
  transfer_out: personTable(
    {
      transfer_no: int(),
      transfer_id: text(),
      pool: text(),
      to_place: text(),
      on_day: day(),
      last_day: day(),
      actual_months: int(),
      deemed_months: int(),
      /** The stretches of months on the document, as they were printed. */
      periods: kept<readonly { from: string; to: string; source: string }[]>(),
      account_current_fen: whole(),
      account_past_fen: whole(),
      taken_back: or(flag(), false),
      made_by: text(),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['transfer_no'],
    {
      transfer_out_end: { does: 'update', by: ['transfer_no'], at: ['known_to'], while: 't.known_to is null' },
      transfer_out: { does: 'insert' },
    },
  ),
}
