import type { Condition } from './condition.ts'

/** A settlement of a visit that stands and fits; no fee line has a column for it, because the settlement names its lines. */
export const heldBySettlement = (visit: string, fits: string): string =>
  `select from settlement s
    where s.person_no = $1 and s.visit_id = ${visit} and s.kind = 'settlement' and ${fits}
      and not exists (select from settlement c where c.person_no = $1 and c.cancels = s.settlement_id)`

/** Every line that a settlement names is there. */
const linesThere = `cardinality(k.fee_line_ids) = (
             select count(*) from fee_line f
              where f.person_no = $1 and f.visit_id = k.visit_id and f.line_id = any (k.fee_line_ids)
                and f.voided_at is null)`

/** A settlement takes lines that are there and that no other holds; what undoes one names the same lines as that did. */
export const linesHeld: Condition = {
  name: 'lines-held',
  of: 'settlement',
  holds: ({ rows }) => `(
    select case when k.kind = 'settlement'
      then ${linesThere}
           and not exists (${heldBySettlement('k.visit_id', 's.fee_line_ids && k.fee_line_ids')})
      else exists (select from settlement s
                    where s.person_no = $1 and s.settlement_id = k.cancels and s.kind = 'settlement'
                      and s.visit_id = k.visit_id and s.fee_line_ids = k.fee_line_ids)
      end
      from ${rows})`,
}

/** What replaces a settlement may hold its lines, and none of another. */
export const linesTakenOver: Condition = {
  name: 'lines-taken-over',
  of: 'replacement',
  holds: ({ rows }) => `(
    select ${linesThere}
       and exists (${heldBySettlement('k.visit_id', 's.settlement_id = k.replaces')})
       and not exists (${heldBySettlement(
         'k.visit_id',
         's.settlement_id <> k.replaces and s.fee_line_ids && k.fee_line_ids',
       )})
      from ${rows})`,
}
