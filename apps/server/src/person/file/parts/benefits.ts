import type { Insurance } from '@yidi/rules'
import type { PersonRow } from '../../../platform/storage/index.ts'
import type { Interval } from '../interval.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** A time in which benefits of an insurance are paid or are not, and why. */
export interface Benefit extends Interval {
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  /** What says so; `late-contributions`: months that were paid for after these days. */
  restsOn: PersonRow<'benefit_interval'>['rests_on']
}

/** Every interval that we hold true now, the earliest first. */
export const benefits = {
  key: 'benefits',
  columns: [
    list(`select insurance, status, reason, rests_on as "restsOn", from_day as "from", to_day as "to"
            from benefit_interval b where b.person_no = :person and b.known_to is null order by from_day`),
  ],
  read: ([rows]: [Benefit[] | null]) => rows ?? [],
} as const satisfies Part<'benefits', Benefit[]>
