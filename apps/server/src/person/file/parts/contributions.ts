import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** What happened to a month of a person. Amounts in fen, month `YYYY-MM`. */
export type ContributionEntry = Omit<PersonRow<'contribution'>, 'person_no' | 'made_version' | 'recorded_at'>
/** By which wage an employer declares a person from a month on, as we hold it true now. */
export type DeclaredWage = Omit<PersonRow<'declared_wage'>, 'person_no' | 'known_from' | 'known_to'>

/** Everything that was declared and paid, in the order of its numbers, and the wages in force by month. */
export interface ContributionRows {
  entries: readonly ContributionEntry[]
  wages: readonly DeclaredWage[]
  /** The number after the last wage that was ever written, superseded ones too. */
  nextWageNo: number
}

export const contributions = {
  key: 'contributions',
  columns: [
    list(`select entry_no, month, pool, employer, kind, base_fen, employer_fen, employee_fen, on_day, source
            from contribution c where c.person_no = :person order by entry_no`),
    list(`select wage_no, employer, from_month, wage_fen, disabled_serviceman
            from declared_wage w where w.person_no = :person and w.known_to is null order by from_month, wage_no`),
    '(select coalesce(max(wage_no), 0) + 1 from declared_wage w where w.person_no = :person)',
  ],
  read: ([entries, wages, nextWageNo]: [ContributionEntry[] | null, DeclaredWage[] | null, number]) => ({
    ...{ entries: entries ?? [], wages: wages ?? [], nextWageNo },
  }),
} as const satisfies Part<'contributions', ContributionRows>
