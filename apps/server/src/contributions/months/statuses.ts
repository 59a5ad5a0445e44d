/**
 * The status of each month as the law has it (`benefitMonths`, P10), with what a person must be told of it: the months that are missing,
 * how long a wait has run, and from which day on it could be known. Pure; a month is its number (`parseMonth`).
 */
import { benefitMonths, firstDayOf, formatDay } from '@yidi/rules'
import type { BenefitMonth, LawOn } from '@yidi/rules'

/** What benefits are reckoned by. */
export interface BenefitHistory {
  /** The first month with which contributions begin. */
  eligibleFrom: number
  /** The months that were paid for, each with the day (`YYYY-MM-DD`) since when it counts. */
  paid: ReadonlyMap<number, string>
  /** From this month on every month counts as paid; undefined while in work. */
  retiredFrom: number | undefined
  yearsComplete: boolean
  /** The month from which the years are complete, where they were completed after retiring; those before it miss years. */
  completeFrom?: number
}

/** One month's status, with its facts. */
export interface MonthStatus extends BenefitMonth {
  /** First and last of the unpaid months in a row before it; no last while they go on. */
  missing?: { from: number; to?: number }
  /** How many months in a row were paid before it. */
  paidInRow: number
  /** Of an entitled month: the day since when it could be known, where that is not its first; and the months paid on that day. */
  late?: { paidOn: string; months: readonly number[] }
}

/**
 * The status of every month from `eligibleFrom` until nothing changes any more: the last one stands for all that follow, while nothing
 * further is paid.
 */
export function monthStatuses(law: LawOn, history: BenefitHistory): MonthStatus[] {
  const through = lastChange(law, history)
  const after = law.value('benefits.monthsAfter')
  const isInTime = ([month, day]: readonly [number, string]): boolean => day <= formatDay(firstDayOf(month + after))
  const fold = (isKnown: (payment: readonly [number, string]) => boolean): BenefitMonth[] => {
    const paid = [...history.paid].filter(isKnown).map(([month]) => month)
    const complete = benefitMonths(law, { ...history, paid, through })
    const { completeFrom } = history
    if (completeFrom === undefined) return complete
    const missing = benefitMonths(law, { ...history, paid, through, yearsComplete: false })
    return complete.map((one, index) => (one.month < completeFrom ? missing[index]! : one))
  }
  const lateDays = [...new Set([...history.paid].filter((one) => !isInTime(one)).map(([, day]) => day))].sort()
  const inTime = lateDays.length === 0 ? undefined : fold(isInTime)
  const byDay = lateDays.map((day) => fold((one) => isInTime(one) || one[1] <= day))
  return fold(() => true).map((month, index) => {
    const told = { ...month, ...factsOf(after, history, month) }
    if (month.status !== 'entitled' || inTime === undefined || inTime[index]!.status === 'entitled') return told
    const paidOn = lateDays[byDay.findIndex((months) => months[index]!.status === 'entitled')]!
    if (paidOn <= formatDay(firstDayOf(month.month))) return told
    const months = [...history.paid].filter(([, day]) => day === paidOn).map(([number]) => number)
    return { ...told, late: { paidOn, months: months.sort((one, other) => one - other) } }
  })
}

/** Until which month something may still change, while nothing further is paid. */
function lastChange(law: LawOn, { eligibleFrom, paid, retiredFrom, completeFrom }: BenefitHistory): number {
  const last = Math.max(eligibleFrom, retiredFrom ?? 0, completeFrom ?? 0, ...paid.keys())
  return last + law.value('benefits.monthsAfter') + law.value('interruption.paidMonths') + 1
}

/** What was missing before a month, and what was paid. */
function factsOf(
  after: number,
  { eligibleFrom, paid, retiredFrom = Infinity }: BenefitHistory,
  { month }: BenefitMonth,
): Pick<MonthStatus, 'missing' | 'paidInRow'> {
  const isPaid = (one: number): boolean => paid.has(one) || one >= retiredFrom
  const before = month - after
  let first = before
  if (before < eligibleFrom || isPaid(before)) {
    while (first >= eligibleFrom && isPaid(first)) first -= 1
    return { paidInRow: before - Math.max(first, eligibleFrom - 1) }
  }
  while (first > eligibleFrom && !isPaid(first - 1)) first -= 1
  const next = Math.min(retiredFrom, ...[...paid.keys()].filter((one) => one > before))
  return { missing: { from: first, ...(next === Infinity ? {} : { to: next - 1 }) }, paidInRow: 0 }
}
