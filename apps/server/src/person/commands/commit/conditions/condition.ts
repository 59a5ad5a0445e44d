/** What must hold of a person's records, beside the version, for a change to be written. */
import type { Source } from '../source.ts'

export interface Condition {
  /** As the answer names it. */
  name: string
  /** The key of the changes that it guards. */
  of: string
  /** A true-or-false expression over the rows `source.rows` (named `k`); `$1` is the person. */
  holds(source: Source): string
}
