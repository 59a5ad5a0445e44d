/** When a bill is due, and the late fee of what is not paid then. */
import { lateFee, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import { figureOn } from '../../agency/figures/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { lawOf } from '../law/index.ts'
import { restFen } from './rows.ts'
import type { BillRow } from './rows.ts'

/** The day by which a month is to be paid, by the agency's figure; null where none is entered, and then no late fee is reckoned. */
export async function dueDayOf(
  database: Pick<Database, 'kysely'>,
  pool: string,
  month: string,
): Promise<string | null> {
  const figure = await figureOn(database, pool, 'contribution-due-day', `${month}-01`)
  return figure === undefined ? null : `${month}-${String(figure.value).padStart(2, '0')}`
}

/**
 * The late fee on an amount that was due on one day and paid on another, in fen, and for how many days; nothing where it was paid in time.
 * Days are `YYYY-MM-DD`.
 */
export function feeFor(
  release: Release,
  pool: string,
  { amountFen, dueOn, paidOn }: { amountFen: number; dueOn: string; paidOn: string },
): { days: number; lateFeeFen: number } {
  if (paidOn <= dueOn || amountFen === 0) return { days: 0, lateFeeFen: 0 }
  return lateFee(lawOf(release, pool, paidOn), { amountFen, dueOn: parseDay(dueOn), paidOn: parseDay(paidOn) })
}

/** The late fee of what of a bill is not covered, up to a day. */
export function feeOfRest(release: Release, bill: BillRow, day: string): { days: number; lateFeeFen: number } {
  if (bill.due_on === null || bill.state !== 'confirmed') return { days: 0, lateFeeFen: 0 }
  return feeFor(release, bill.pool, { amountFen: restFen(bill), dueOn: bill.due_on, paidOn: day })
}

/** A late fee is one of days that have been: throws `late-fee-day-not-valid` for one in the future or no day at all. */
export function requirePastDay(clock: Clock, day: string): string {
  const today = clock.today()
  if (parseDay(day) < 0 || day > today) throw problem('late-fee-day-not-valid', { day: day.slice(0, 20), today })
  return day
}
