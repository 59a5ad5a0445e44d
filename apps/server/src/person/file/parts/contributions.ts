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
  /** Retired since when, and from which month the years are complete, as we hold it true now; none: nothing says so. */
  retirement?: Pick<PersonRow<'retirement'>, 'from_month' | 'complete_from'> | null | undefined
  /** The number after the last wage that was ever written, superseded ones too. */
  nextWageNo: number
}

export const contributions = {
  key: 'contributions',
  columns: [
    list(`select entry_no, month, pool, employer, kind, base_fen, employer_fen, employee_fen, on_day, source
            from contribution c where c.person_no = :person order by entry_no`),
    list(`select wage_no, employer, from_month, wage_fen, disabled_serviceman
            from declared_wage w where w.person_no = :person and known_to is null order by from_month, wage_no`),
    '(select coalesce(max(wage_no), 0) + 1 from declared_wage where person_no = :person)',
    `(select json_build_object('from_month', from_month, 'complete_from', complete_from)
        from retirement r where r.person_no = :person and r.known_to is null order by retirement_no desc limit 1)`,
  ],
  read: ([entries, wages, nextWageNo, retirement]: [
    ContributionEntry[] | null,
    DeclaredWage[] | null,
    number,
    ContributionRows['retirement'],
  ]) => ({
    entries: entries ?? [],
    retirement,
    wages: wages ?? [],
    nextWageNo,
  }),
} as const satisfies Part<'contributions', ContributionRows>
