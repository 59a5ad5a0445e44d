import type { Insurance } from '@yidi/rules'
import type { YearSums } from '../../../storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** Sums of one settlement year in one pool and insurance. */
export interface YearOfPerson extends YearSums {
  year: number
  pool: string
  insurance: Insurance
  /** Sums of the pool's own mechanisms, by name, in fen. */
  counters: Record<string, number>
}

export const years = {
  key: 'years',
  columns: [
    list(`select year, pool, insurance, inpatient_eligible_fen, inpatient_deductible_fen, outpatient_deductible_fen,
                 critical_compliant_fen, critical_paid_fen, inpatient_stays, counters
            from person_year y where y.person_no = :person`),
  ],
  read: ([rows]: [YearOfPerson[] | null]) => rows ?? [],
} as const satisfies Part<'years', YearOfPerson[]>
