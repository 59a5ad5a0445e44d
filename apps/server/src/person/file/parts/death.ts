import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

type DeathRow = Pick<PersonRow<'death'>, 'death_no' | 'day' | 'document' | 'entered_by'>

/** The death of a person as we hold it true now, and the number after the last that was ever written. */
interface Death {
  held: DeathRow | undefined
  next: number
}

export const death = {
  key: 'death',
  columns: [
    list(`select death_no, day, document, entered_by from death d
           where d.person_no = :person and known_to is null order by death_no`),
    '(select coalesce(max(death_no), 0) + 1 from death where person_no = :person)',
  ],
  read: ([rows, next]: [DeathRow[] | null, number]) => ({ held: rows?.at(-1), next }),
} as const satisfies Part<'death', Death>
