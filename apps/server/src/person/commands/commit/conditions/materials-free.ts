import type { Condition } from './condition.ts'

/** A material that is handed in is there and serves no other matter. */
export const materialsFree: Condition = {
  name: 'materials-free',
  of: 'material_bind',
  holds: ({ rows }) => `not exists (
    select from ${rows}
     where not exists (select from material m
                        where m.person_no = $1 and m.material_id = k.material_id
                          and (m.subject_id is null
                               or m.subject_kind = k.subject_kind and m.subject_id = k.subject_id)))`,
}
