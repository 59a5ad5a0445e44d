import type { Condition } from './condition.ts'

/** A visit that is changed exists. */
export const visitsThere: Condition = {
  name: 'visits-there',
  of: 'visit_update',
  holds: ({ rows }) => `not exists (
    select from ${rows}
     where not exists (select from visit v where v.person_no = $1 and v.visit_id = k.visit_id))`,
}
