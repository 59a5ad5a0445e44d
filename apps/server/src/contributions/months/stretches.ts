/** Days of equal benefits, put together from the status of each month and cut to the days that they are reckoned for. Pure. */
import { firstDayOf, formatDay, parseDay } from '@yidi/rules'
import type { PersonRow } from '../../platform/storage/index.ts'
import type { MonthStatus } from './statuses.ts'

/** Days of equal benefits; `to` null: without end. */
export interface Stretch {
  from: string
  to: string | null
  status: 'entitled' | 'stopped'
  reason: string
  restsOn: PersonRow<'benefit_interval'>['rests_on']
}

/** The day some days after another. */
export const dayAfter = (day: string, days = 1): string => formatDay(parseDay(day) + days)

/** Months, the last of which stands for all that follow, as stretches of days. */
export function stretchesOf(months: readonly MonthStatus[], reasonOf: (month: MonthStatus) => string): Stretch[] {
  const pieces = months.flatMap((month, index) => {
    const from = formatDay(firstDayOf(month.month))
    const to = index === months.length - 1 ? null : formatDay(firstDayOf(month.month + 1) - 1)
    const { status, late } = month
    const own = { from, to, status, restsOn: 'contributions' as const }
    if (late === undefined) return [{ ...own, reason: reasonOf(month) }]
    const inTime = { ...month }
    delete inTime.late
    const isWhole = to !== null && late.paidOn > to
    return [
      {
        ...own,
        to: isWhole ? to : dayAfter(late.paidOn, -1),
        restsOn: 'late-contributions' as const,
        reason: reasonOf(month),
      },
      ...(isWhole ? [] : [{ ...own, from: late.paidOn, reason: reasonOf(inTime) }]),
    ]
  })
  return joined(pieces)
}

/** Neighbours that say the same as one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (last !== undefined && last.to !== null && dayAfter(last.to) === stretch.from && saysTheSame(last, stretch)) {
      result[result.length - 1] = { ...last, to: stretch.to }
    } else result.push(stretch)
  }
  return result
}

const saysTheSame = (one: Stretch, other: Stretch): boolean =>
  one.status === other.status && one.reason === other.reason && one.restsOn === other.restsOn

interface Days {
  from: string
  to: string | null
}

/** The parts of stretches that lie inside some days. */
export function inside(stretches: readonly Stretch[], { from, to }: Days): Stretch[] {
  return stretches.flatMap((stretch) => {
    const first = stretch.from < from ? from : stretch.from
    const last = earlier(stretch.to, to)
    return last !== null && last < first ? [] : [{ ...stretch, from: first, to: last }]
  })
}

/** The parts of stretches that lie outside some days. */
export function outside(stretches: readonly Stretch[], days: Days): Stretch[] {
  const before = stretches.flatMap((stretch) => inside([stretch], { from: '0001-01-01', to: dayAfter(days.from, -1) }))
  if (days.to === null) return before
  return [...before, ...inside(stretches, { from: dayAfter(days.to), to: null })]
}

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null) return other
  return other === null || one < other ? one : other
}
