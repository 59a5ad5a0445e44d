import type { Condition } from './condition.ts'

/** The sums of a year that shrink are there. */
export const sumsThere: Condition = {
  name: 'sums-there',
  of: 'year_sums',
  holds: ({ rows }) => `not exists (
    select from ${rows}
     where not exists (select from person_year y
                        where y.person_no = $1 and y.year = k.year and y.pool = k.pool and y.insurance = k.insurance))`,
}
