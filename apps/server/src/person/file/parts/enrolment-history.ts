import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'
import type { Enrolment } from './enrolments.ts'

export type EnrolmentRow = PersonRow<'enrolment'>
export type BenefitRow = PersonRow<'benefit_interval'>

/** Everything that is written of a person's enrolments and benefits, superseded rows too, in the order of their numbers. */
export interface EnrolmentRows {
  enrolments: readonly EnrolmentRow[]
  benefits: readonly BenefitRow[]
}

/** The enrolments among them that we hold true now, as every other reading has them: the earliest first. */
export function heldEnrolments(rows: readonly EnrolmentRow[]): Enrolment[] {
  return rows
    .filter((row) => row.known_to === null)
    .sort((one, other) => (one.from_day < other.from_day ? -1 : 1))
    .map(({ pool, insurance, category, resident_tier, contracted, assistance, employer, from_day, to_day }) => ({
      ...{ pool, insurance, category, residentTier: resident_tier, contracted, assistance, employer },
      from: from_day,
      to: to_day,
    }))
}

type Sent<Row> = Omit<Row, 'known_from' | 'known_to'> & { known_from: string; known_to: string | null }

export const enrolmentHistory = {
  key: 'enrolmentHistory',
  columns: [
    list('select * from enrolment e where e.person_no = :person order by enrolment_no'),
    list('select * from benefit_interval b where b.person_no = :person order by interval_no'),
  ],
  read: ([enrolments, benefits]: [Sent<EnrolmentRow>[] | null, Sent<BenefitRow>[] | null]) => ({
    enrolments: (enrolments ?? []).map(withMoments),
    benefits: (benefits ?? []).map(withMoments),
  }),
} as const satisfies Part<'enrolmentHistory', EnrolmentRows>

function withMoments<Row extends { known_from: string; known_to: string | null }>(row: Row) {
  const { known_from: from, known_to: to } = row
  return { ...row, known_from: new Date(from), known_to: to === null ? null : new Date(to) }
}
