import { atCommit, day, int, madeVersion, optional, or, searched, text, word } from '../declare.ts'
import { ACTOR_KINDS } from './people.ts'

/** The columns that the steps of every record have. */
export const stepColumns = {
  action_no: int(),
  action: text(),
  pool: text(),
  from_day: day(),
  to_day: optional(day()),
  channel: text(),
  actor_kind: word(ACTOR_KINDS),
  actor: text(),
  effective_day: day(),
  recorded_at: atCommit(),
  detail: or(searched<Record<string, unknown>>(), {}),
  /** The version of the person with which it came. */
  version: madeVersion(),
}
