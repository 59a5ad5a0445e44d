/**
 * Visits of one person at the same time (gateway contract, "Messages"). Two different stays overlap unless one ends on or
 * before the day the other begins: discharge and admission of one day may meet. One stay that was admitted twice always
 * overlaps itself, also when it is over within a day. A bill of one day overlaps a stay when it lies
 * strictly inside. Settlement, pre-settlement and `ledger verify` ask here and nowhere else.
 */
import { liesInside, refusesOverlap, staysOverlap } from '@yidi/rules'
import type { OverlapKind, OverlapSettings } from '@yidi/rules'
import type { OtherVisit } from '../../person/file/index.ts'
import { isHomeBed } from '../visits/index.ts'

export type { OtherVisit }

/** A visit as far as it can overlap another; days `YYYY-MM-DD`, `to_day` null while nobody knows the end. */
export type VisitSpan = Pick<
  OtherVisit,
  'visit_id' | 'institution' | 'institution_visit_no' | 'kind' | 'medical_type' | 'emergency' | 'from_day' | 'to_day'
>

/** How an overlap is judged: `refuse`, or `warn` where the pool's setting or the other's state allows it. */
export interface Overlap {
  other: OtherVisit
  weight: 'refuse' | 'warn'
}

const isStay = (visit: VisitSpan) => visit.kind === 'inpatient'

/** The kind that a pool may allow inside a stay; undefined for stays and ordinary outpatient bills. */
function allowedKind(visit: VisitSpan): OverlapKind | undefined {
  if (isHomeBed(visit)) return 'home-bed'
  if (visit.kind === 'pharmacy' || visit.kind === 'designated-disease') return visit.kind
  return visit.kind === 'outpatient' && visit.emergency ? 'emergency' : undefined
}

/** The kinds of a pair that a pool's setting decides on; empty where the pair is never allowed. */
export function allowedKinds(one: VisitSpan, other: VisitSpan): OverlapKind[] {
  return [one, other].flatMap((visit) => allowedKind(visit) ?? [])
}

/** Whether two registrations are one stay: the same institution, its own number of the stay, and day of admission. */
function sameStay(one: VisitSpan, other: VisitSpan): boolean {
  return (
    one.institution === other.institution &&
    one.institution_visit_no !== null &&
    one.institution_visit_no === other.institution_visit_no &&
    one.from_day === other.from_day
  )
}

/** Whether two visits of a person lie at the same time. */
export function overlap(one: VisitSpan, other: VisitSpan): boolean {
  const daysOf = ({ from_day, to_day }: VisitSpan) => ({ from: from_day, to: to_day })
  if (isStay(one) && isStay(other)) return sameStay(one, other) || staysOverlap(daysOf(one), daysOf(other))
  if (!isStay(one) && !isStay(other)) return false
  const [stay, bill] = isStay(one) ? [one, other] : [other, one]
  return liesInside(bill.from_day, daysOf(stay))
}

/**
 * Every visit that a visit overlaps, were it settled now. Between two stays only a settled one is in the way: which of
 * two that still run is wrong is not known yet, and whoever settles second is refused. A stay that runs is in the way
 * of an ordinary outpatient bill, for the patient is then in hospital.
 */
export function overlapsOf(
  visit: VisitSpan,
  others: readonly OtherVisit[],
  settings: OverlapSettings | undefined,
): Overlap[] {
  return others.flatMap((other) => {
    if (!overlap(visit, other)) return []
    if (!other.settled && !isStay(other)) return []
    const kinds = allowedKinds(visit, other)
    const allowed =
      kinds.length > 0
        ? !kinds.some((kind) => settings !== undefined && refusesOverlap(settings, kind, visit.from_day))
        : isStay(visit) && !other.settled
    return [{ other, weight: allowed ? 'warn' : 'refuse' }]
  })
}
