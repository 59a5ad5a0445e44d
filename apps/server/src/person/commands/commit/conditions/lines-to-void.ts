import type { Condition } from './condition.ts'
import { heldBySettlement } from './lines-held.ts'

/** A line that is voided is there, not voided already, and held by no settlement. */
export const linesToVoid: Condition = {
  name: 'lines-to-void',
  of: 'fee_line_void',
  holds: ({ rows }) => `not exists (
    select from ${rows}
     where not exists (select from fee_line f
                        where f.person_no = $1 and f.visit_id = k.visit_id and f.line_id = k.line_id
                          and f.voided_at is null)
        or exists (${heldBySettlement('k.visit_id', 'k.line_id = any (s.fee_line_ids)')}))`,
}
