import type { Category, Insurance } from '@yidi/rules'
import type { Interval } from '../interval.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** A time in which somebody is insured here, as what. */
export interface Enrolment extends Interval {
  pool: string
  insurance: Insurance
  category: Category
  residentTier: 1 | 2 | null
  contracted: boolean
  /** The group for assistance (救助对象) as the pool names it; null: none. */
  assistance: string | null
  employer: string | null
}

/** Every enrolment that we hold true now, the earliest first. */
export const enrolments = {
  key: 'enrolments',
  columns: [
    list(`select pool, insurance, category, resident_tier as "residentTier", contracted, assistance, employer,
                 from_day as "from", to_day as "to"
            from enrolment e where e.person_no = :person and e.known_to is null order by from_day`),
  ],
  read: ([rows]: [Enrolment[] | null]) => rows ?? [],
} as const satisfies Part<'enrolments', Enrolment[]>
