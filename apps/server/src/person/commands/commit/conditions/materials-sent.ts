import type { Condition } from './condition.ts'

/** Only what was sent with a matter of the same kind can be carried over: what was never sent is still to be swept. */
export const materialsSent: Condition = {
  name: 'materials-sent',
  of: 'material_use',
  holds: ({ rows }) => `not exists (
    select from ${rows}
     where not exists (select from material m
                        where m.person_no = $1 and m.material_id = k.material_id and m.subject_kind = k.subject_kind))`,
}
