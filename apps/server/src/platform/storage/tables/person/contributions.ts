/** What is declared and paid for a person month by month; money is whole fen, months are YYYY-MM. */
import {
  atCommit,
  day,
  flag,
  int,
  madeVersion,
  moment,
  optional,
  or,
  personTable,
  text,
  whole,
  word,
} from '../declare.ts'

export const contributionTables = {
  /** 缴费工资: from which month on which wage an employer declares a person by. A correction ends the row and writes another. */
  declared_wage: personTable(
    {
      wage_no: int(),
      employer: text(),
      from_month: text(),
      /** Own average wage of a month in the year before, in fen. */
      wage_fen: whole(),
      disabled_serviceman: or(flag(), false),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['wage_no'],
    {
      declared_wage_end: { does: 'update', by: ['wage_no'], at: ['known_to'], while: 't.known_to is null' },
      declared_wage: { does: 'insert' },
    },
  ),
  /** 缴费月份: what happened to a month of a person, one row an event; what a month is follows from its rows in their order. */
  contribution: personTable(
    {
      entry_no: int(),
      month: text(),
      pool: text(),
      /** Code of the employer; null: none, as for years paid at once. */
      employer: optional(text()),
      kind: word(['declared', 'withdrawn', 'paid', 'returned', 'recognised', 'not-recognised']),
      base_fen: or(whole(), 0),
      employer_fen: or(whole(), 0),
      employee_fen: or(whole(), 0),
      /** The day of what happened: declared, paid, recognised. */
      on_day: day(),
      /** The declaration, the quote of missing years or the document of another place that it comes from. */
      source: text(),
      made_version: madeVersion(),
      recorded_at: atCommit(),
    },
    ['entry_no'],
    { contribution: { does: 'insert' } },
  ),
}
