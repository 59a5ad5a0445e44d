/** What personal accounts rest on beside their entries; money is whole fen. */
import { atCommit, int, madeVersion, moment, optional, personTable, text, whole } from '../declare.ts'

export const accountTables = {
  /** 养老金: own monthly pension of the year before, from which month on it counts. A correction ends the row and writes another. */
  declared_pension: personTable(
    {
      pension_no: int(),
      from_month: text(),
      pension_fen: whole(),
      document: text(),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['pension_no'],
    {
      declared_pension_end: { does: 'update', by: ['pension_no'], at: ['known_to'], while: 't.known_to is null' },
      declared_pension: { does: 'insert' },
    },
  ),
  /** 大病保险费: what a year's premium of a person came out of, and what the account did not hold. */
  critical_premium: personTable(
    {
      year: int(),
      pool: text(),
      premium_fen: whole(),
      from_pool_fen: whole(),
      from_current_fen: whole(),
      from_past_fen: whole(),
      owed_fen: whole(),
      source_id: text(),
      made_version: madeVersion(),
      recorded_at: atCommit(),
    },
    ['year'],
    { critical_premium: { does: 'insert' } },
  ),
}
