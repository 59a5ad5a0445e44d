import { yearSumColumns } from '../../../platform/storage/index.ts'
import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** Sums of one settlement year in one pool and insurance. */
export type YearOfPerson = Omit<PersonRow<'person_year'>, 'person_no'>

export const years = {
  key: 'years',
  columns: [
    list(`select year, pool, insurance, ${yearSumColumns.join(', ')}, counters
            from person_year y where y.person_no = :person`),
  ],
  read: ([rows]: [YearOfPerson[] | null]) => rows ?? [],
} as const satisfies Part<'years', YearOfPerson[]>
