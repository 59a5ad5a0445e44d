/** What personal accounts rest on beside their entries; money is whole fen. */
import { atCommit, day, int, madeVersion, moment, optional, personTable, text, whole, word } from '../declare.ts'

/** What happens to an amount that is set aside for a member of the family, by the side on which it is written. */
const shareEvents = {
  given: ['held', 'recalled', 'restored'],
  received: ['offered', 'accepted', 'declined', 'put-first', 'used', 'freed', 'returned', 'given-back'],
} as const

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
  /**
   * 家庭共济: what happened to an amount that one person set aside for another, as this side of it has it. What the side holds is the
   * sum of `held_fen`.
   */
  account_share: personTable(
    {
      share_id: text(),
      source_id: text(),
      event: word([...shareEvents.given, ...shareEvents.received]),
      side: word(['given', 'received']),
      /** Whose law allows it, and in whose book it stands. */
      pool: text(),
      /** The person at the other side. */
      other_no: text(),
      /** What the event is about; never below nought. */
      amount_fen: whole(),
      /** What it adds to what this side holds. */
      held_fen: whole(),
      /** The place in the member's own order, the lowest first. */
      place: optional(int()),
      booked_day: day(),
      made_version: madeVersion(),
      recorded_at: atCommit(),
    },
    ['share_id', 'source_id', 'event'],
    { account_share: { does: 'insert' } },
  ),
}
