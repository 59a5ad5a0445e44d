/**
 * What a command about an enrolment writes. Pure: rows in, rows out. Nothing is overwritten: what we no longer hold true
 * is ended by its number, what we hold true from now on is written beside it.
 */
import { enrolmentEndReasons, problem } from '@yidi/contracts'
import type { BenefitChange, EnrolForm, EnrolmentChange, EnrolmentEnd } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import type { Insurance } from '@yidi/rules'
import { enrolmentOn, heldEnrolments } from '../file/index.ts'
import type { BenefitRow, EnrolmentRow, EnrolmentRows } from '../file/index.ts'
import type { PersonChanges } from '../../platform/storage/index.ts'

/** How far ahead something may begin or end, in days: what lies further is a slip of the hand. */
const longestAheadDays = 366

/** The day some days after another. */
export function dayAfter(day: string, days = 1): string {
  return formatDay(parseDay(day) + days)
}

/** The last day that may be written from today's point of view. */
export function latestDay(today: string): string {
  return dayAfter(today, longestAheadDays)
}

const inForce = <Row extends { known_to: Date | null }>(rows: readonly Row[]): Row[] =>
  rows.filter((row) => row.known_to === null)

/** The enrolment that ends last, of those we hold true. */
export function lastEnrolment(rows: readonly EnrolmentRow[]): EnrolmentRow | undefined {
  return inForce(rows)
    .sort((one, other) => (one.from_day < other.from_day ? -1 : 1))
    .at(-1)
}

/** A new enrolment with the benefits that follow. Throws `already-enrolled`. */
export function planEnrolment(rows: EnrolmentRows, form: EnrolForm): PersonChanges {
  const held = inForce(rows.enrolments).find((row) => row.to_day === null || row.to_day >= form.from)
  if (held !== undefined) throw problem('already-enrolled', { from: held.from_day, pool: held.pool })
  const benefitsFrom = form.benefitsFrom ?? form.from
  const waits = benefitsFrom > form.from
  const benefits = benefitsAs(rows.benefits, form.insurance, [
    ...(waits
      ? [{ from: form.from, to: dayAfter(benefitsFrom, -1), status: 'stopped' as const, reason: '待遇等待期' }]
      : []),
    { from: benefitsFrom, to: null, status: 'entitled', reason: form.benefitsReason ?? '正常参保缴费' },
  ])
  return {
    enrolment: [
      {
        enrolment_no: nextNo(rows.enrolments.map((row) => row.enrolment_no)),
        pool: form.pool,
        insurance: form.insurance,
        category: form.category,
        resident_tier: form.residentTier ?? null,
        contracted: form.contracted ?? false,
        assistance: form.assistance ?? null,
        employer: emptyAsNull(form.employer),
        from_day: form.from,
        to_day: null,
      },
    ],
    ...benefits,
  }
}

/** Other particulars from a day on. Throws `not-enrolled-on`, `enrolment-day-not-valid`, `nothing-to-change`. */
export function planChange(rows: EnrolmentRows, change: EnrolmentChange, today: string): PersonChanges {
  const last = requireEnrolment(rows, change.from, '变更')
  requireDay(change.from, last.from_day, latestDay(today))
  if (particularsAre(last, change)) throw problem('nothing-to-change')
  const next = nextNo(rows.enrolments.map((row) => row.enrolment_no))
  const before = change.from > last.from_day ? [contentOf(last, next, last.from_day, dayAfter(change.from, -1))] : []
  return {
    enrolment_end: [{ enrolment_no: last.enrolment_no }],
    enrolment: [
      ...before,
      { ...contentOf(last, next + before.length, change.from, last.to_day), ...particularsAfter(last, change) },
    ],
  }
}

function particularsAfter(row: EnrolmentRow, change: EnrolmentChange) {
  return {
    category: change.category ?? row.category,
    resident_tier: change.residentTier ?? row.resident_tier,
    contracted: change.contracted ?? row.contracted,
    assistance: change.assistance === undefined ? row.assistance : change.assistance,
    employer: change.employer === undefined ? row.employer : emptyAsNull(change.employer),
  }
}

/** Whether an enrolment says already what a change would make it say. */
export function particularsAre(row: EnrolmentRow, change: EnrolmentChange): boolean {
  const after = particularsAfter(row, change)
  return Object.entries(after).every(([field, value]) => row[field as keyof typeof after] === value)
}

/**
 * The end of an enrolment and of the benefits with it. One that was a mistake may end the day before it began: then it
 * never held. Throws `not-enrolled-on`, `enrolment-day-not-valid`.
 */
export function planEnd(rows: EnrolmentRows, end: EnrolmentEnd, today: string): PersonChanges {
  const last = lastEnrolment(rows.enrolments)
  if (last === undefined || (last.to_day !== null && last.to_day <= end.lastDay)) {
    throw problem('not-enrolled-on', { day: dayAfter(end.lastDay), action: '停保' })
  }
  const earliest = end.reason === 'mistake' ? dayAfter(last.from_day, -1) : last.from_day
  const latest = end.reason === 'death' ? today : latestDay(today)
  requireDay(end.lastDay, earliest, latest)
  const benefitsTo = end.benefitsTo ?? end.lastDay
  requireDay(benefitsTo, earliest, latestDay(today))
  const benefits = benefitsAs(rows.benefits, last.insurance, [
    { from: dayAfter(benefitsTo), to: null, status: 'stopped', reason: `停保：${enrolmentEndReasons[end.reason]}` },
  ])
  const next = nextNo(rows.enrolments.map((row) => row.enrolment_no))
  return {
    enrolment_end: [{ enrolment_no: last.enrolment_no }],
    enrolment: end.lastDay < last.from_day ? [] : [contentOf(last, next, last.from_day, end.lastDay)],
    ...benefits,
  }
}

/** Benefits from a day on; a late payment may change the past. Throws `not-enrolled-on`, `enrolment-day-not-valid`. */
export function planBenefits(rows: EnrolmentRows, change: BenefitChange, today: string): PersonChanges {
  const held = inForce(rows.enrolments)
  const first = held.map((row) => row.from_day).sort()[0]
  const last = lastEnrolment(rows.enrolments)
  if (first === undefined || last === undefined)
    throw problem('not-enrolled-on', { day: change.from, action: '变更待遇' })
  requireDay(change.from, first, latestDay(today))
  const on = enrolmentOn({ enrolments: heldEnrolments(rows.enrolments) }, change.from)
  if (on === undefined && change.status === 'entitled') {
    throw problem('not-enrolled-on', { day: change.from, action: '享受待遇' })
  }
  const { insurance } = on ?? last
  return benefitsAs(rows.benefits, insurance, [
    { from: change.from, to: null, status: change.status, reason: change.reason },
  ])
}

/** Whether benefits are already, from that day on, what a change would make them. */
export function benefitsAre({ enrolments, benefits }: EnrolmentRows, { from, status }: BenefitChange): boolean {
  const enrolment = enrolmentOn({ enrolments: heldEnrolments(enrolments) }, from) ?? lastEnrolment(enrolments)
  return benefitsFrom(benefits, enrolment?.insurance, from).every((row) => row.status === status)
}

/** Benefits of an insurance that we hold true and that reach to a day or beyond it. */
function benefitsFrom(benefits: readonly BenefitRow[], insurance: Insurance | undefined, from: string): BenefitRow[] {
  return inForce(benefits).filter((row) => row.insurance === insurance && (row.to_day === null || row.to_day >= from))
}

function requireEnrolment(rows: EnrolmentRows, day: string, action: string): EnrolmentRow {
  const last = lastEnrolment(rows.enrolments)
  if (last === undefined || (last.to_day !== null && last.to_day < day))
    throw problem('not-enrolled-on', { day, action })
  return last
}

function requireDay(day: string, earliest: string, latest: string): void {
  if (day < earliest || day > latest) throw problem('enrolment-day-not-valid', { day, earliest, latest })
}

interface Stretch {
  from: string
  to: string | null
  status: 'entitled' | 'stopped'
  reason: string
}

/** From the first stretch's day on benefits of an insurance are these; what was known of those days is ended. */
function benefitsAs(
  benefits: readonly BenefitRow[],
  insurance: Insurance,
  stretches: readonly Stretch[],
): Required<Pick<PersonChanges, 'benefit_interval_end' | 'benefit_interval'>> {
  const from = stretches[0]!.from
  const touched = benefitsFrom(benefits, insurance, from)
  const kept = touched
    .filter((row) => row.from_day < from)
    .map((row) => ({ from: row.from_day, to: dayAfter(from, -1), status: row.status, reason: row.reason }))
  const first = nextNo(benefits.map((row) => row.interval_no))
  return {
    benefit_interval_end: touched.map(({ interval_no }) => ({ interval_no })),
    benefit_interval: [...kept, ...stretches].map((stretch, index) => ({
      interval_no: first + index,
      insurance,
      status: stretch.status,
      reason: stretch.reason,
      from_day: stretch.from,
      to_day: stretch.to,
    })),
  }
}

function contentOf(row: EnrolmentRow, no: number, from: string, to: string | null) {
  const { pool, insurance, category, resident_tier, contracted, assistance, employer } = row
  return {
    enrolment_no: no,
    pool,
    insurance,
    category,
    resident_tier,
    contracted,
    assistance,
    employer,
    from_day: from,
    to_day: to,
  }
}

function nextNo(numbers: readonly number[]): number {
  return Math.max(0, ...numbers) + 1
}

function emptyAsNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
