/** What a command about a person writes, completed by the benefits that follow from contributions, in the same commit. */
import type { Release } from '@yidi/rules'
import { employerNames } from '../../filing/employers/index.ts'
import { heldEnrolments } from '../../person/file/index.ts'
import type {
  BenefitRow,
  ContributionEntry,
  ContributionRows,
  EnrolmentRow,
  EnrolmentRows,
} from '../../person/file/index.ts'
import type { Database, NewRow, PersonChanges } from '../../platform/storage/index.ts'
import { benefitsThatFollow } from './benefits.ts'
import type { Standing } from './standing.ts'
import { dayAfter } from './stretches.ts'
import type { Stretch } from './stretches.ts'

/** What benefits are reckoned from. */
export interface BenefitFile {
  enrolmentHistory: EnrolmentRows
  contributions: ContributionRows
}

/** Days of the past that were not entitled and are now. */
export interface Regained {
  from: string
  to: string
}

interface Followed {
  changes: PersonChanges
  regained: Regained[]
}

/**
 * Completes the changes of a command by the benefits that follow: intervals that are no longer true are ended, others written beside
 * them. Where nothing follows from contributions, the changes are given back as they are.
 */
export async function withBenefits(
  { database, release }: { database: Pick<Database, 'kysely'>; release: Release },
  file: BenefitFile,
  changes: PersonChanges,
  today: string,
): Promise<Followed> {
  const standing = standingAfter(file, changes)
  const names = await namesIn(database, standing)
  const follow = benefitsThatFollow(release, standing, names)
  if (follow === undefined) return { changes, regained: [] }
  const others = { ...changes }
  delete others.benefit_interval
  delete others.benefit_interval_end
  const held = file.enrolmentHistory.benefits.filter((row) => row.known_to === null)
  const target = [...follow.map((one) => ({ ...one, insurance: 'employee' as const })), ...standing.otherBenefits]
  const ends = held.filter((row) => !target.some((one) => isSame(row, one)))
  const fresh = target.filter((one) => !held.some((row) => isSame(row, one)))
  const next = Math.max(0, ...file.enrolmentHistory.benefits.map(({ interval_no: no }) => no)) + 1
  return {
    changes: {
      ...others,
      ...(ends.length === 0 ? {} : { benefit_interval_end: ends.map(({ interval_no }) => ({ interval_no })) }),
      ...(fresh.length === 0 ? {} : { benefit_interval: fresh.map((one, index) => rowOf(one, next + index)) }),
    },
    regained: regainedOf(standingAfter(file, {}).benefits, follow, today),
  }
}

type Named = Stretch & { insurance: BenefitRow['insurance'] }

const rowOf = ({ insurance, status, reason, restsOn, from, to }: Named, no: number): NewRow<'benefit_interval'> => ({
  ...{ interval_no: no, insurance, status, reason, rests_on: restsOn, from_day: from, to_day: to },
})

const isSame = (row: BenefitRow, { insurance, from, to, status, reason, restsOn }: Named): boolean =>
  row.insurance === insurance &&
  row.from_day === from &&
  row.to_day === to &&
  row.status === status &&
  row.reason === reason &&
  row.rests_on === restsOn

/** What stands once the changes are written. */
function standingAfter(
  { enrolmentHistory, contributions }: BenefitFile,
  changes: PersonChanges,
): Standing & { otherBenefits: Named[] } {
  const endedEnrolments = new Set(changes.enrolment_end?.map((row) => row.enrolment_no))
  const endedBenefits = new Set(changes.benefit_interval_end?.map((row) => row.interval_no))
  const endedWages = new Set(changes.declared_wage_end?.map((row) => row.wage_no))
  const enrolments = [
    ...enrolmentHistory.enrolments.filter((row) => !endedEnrolments.has(row.enrolment_no)),
    ...(changes.enrolment ?? []).map(asHeld),
  ]
  const benefits: Named[] = [
    ...enrolmentHistory.benefits
      .filter((row) => row.known_to === null && !endedBenefits.has(row.interval_no))
      .map(stretchOf),
    ...(changes.benefit_interval ?? []).map((row) =>
      stretchOf({ ...row, to_day: row.to_day ?? null, rests_on: row.rests_on ?? 'record' }),
    ),
  ].sort((one, other) => (one.from < other.from ? -1 : 1))
  return {
    enrolments: heldEnrolments(enrolments),
    benefits: benefits.filter(({ insurance }) => insurance === 'employee'),
    otherBenefits: benefits.filter(({ insurance }) => insurance !== 'employee'),
    entries: [...contributions.entries, ...(changes.contribution ?? []).map(asEntry)],
    retirement: retirementAfter(contributions, changes),
    joined: [
      ...contributions.wages.filter(({ wage_no }) => !endedWages.has(wage_no)),
      ...(changes.declared_wage ?? []),
    ].map(({ from_month }) => from_month),
  }
}

const stretchOf = (
  row: Pick<BenefitRow, 'insurance' | 'status' | 'reason' | 'rests_on' | 'from_day' | 'to_day'>,
): Named => {
  const { insurance, status, reason, rests_on: restsOn, from_day: from, to_day: to } = row
  return { insurance, status, reason, restsOn, from, to }
}

const asHeld = (row: NewRow<'enrolment'>): EnrolmentRow => ({
  ...row,
  person_no: '',
  resident_tier: row.resident_tier ?? null,
  contracted: row.contracted ?? false,
  assistance: row.assistance ?? null,
  employer: row.employer ?? null,
  to_day: row.to_day ?? null,
  known_from: new Date(0),
  known_to: null,
})

const asRetirement = ({ from_month, complete_from }: NewRow<'retirement'>): ContributionRows['retirement'] => ({
  from_month,
  complete_from: complete_from ?? null,
})

/** The record of retiring once the changes are written; none where one was only ended. */
function retirementAfter(
  { retirement }: ContributionRows,
  changes: Pick<PersonChanges, 'retirement' | 'retirement_end'>,
): ContributionRows['retirement'] {
  const made = changes.retirement?.at(-1)
  if (made !== undefined) return asRetirement(made)
  return changes.retirement_end === undefined ? retirement : null
}

const asEntry = (row: NewRow<'contribution'>): ContributionEntry => ({
  ...row,
  employer: row.employer ?? null,
  base_fen: row.base_fen ?? 0,
  employer_fen: row.employer_fen ?? 0,
  employee_fen: row.employee_fen ?? 0,
})

/** Names of every employer that a reason may name. */
export function namesIn(
  database: Pick<Database, 'kysely'>,
  { enrolments, entries }: Pick<Standing, 'enrolments' | 'entries'>,
): Promise<Map<string, string>> {
  return employerNames(
    database,
    [...enrolments, ...entries].map(({ employer }) => employer),
  )
}

/** Days until today that were stopped and are entitled now. */
function regainedOf(before: readonly Stretch[], after: readonly Stretch[], today: string): Regained[] {
  const isWas = ({ status }: Stretch): boolean => status === 'stopped'
  const found = before.filter(isWas).flatMap((was) =>
    after
      .filter(({ status }) => status === 'entitled')
      .flatMap((is) => {
        const from = is.from > was.from ? is.from : was.from
        const to = [is.to ?? today, was.to ?? today, today].sort()[0]!
        return from <= to ? [{ from, to }] : []
      }),
  )
  const days: Regained[] = []
  for (const one of found.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = days.at(-1)
    if (last !== undefined && dayAfter(last.to) >= one.from) last.to = one.to
    else days.push({ ...one })
  }
  return days
}
