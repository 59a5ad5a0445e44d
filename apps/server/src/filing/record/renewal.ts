/** Renewal: how long before its last day a filing may be made anew, and from which day the new one begins. */
import { formatDay, parseDay } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'

/** Days before the end on which a person is reminded, where the setting `notices.expiry-days` says nothing else. */
const usualDays = [30, 7]

/** On how many days before the end people are reminded; with the first reminder the renewal is open. */
export async function expiryDays({ kysely }: Pick<Database, 'kysely'>): Promise<number[]> {
  const row = await kysely
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'notices.expiry-days')
    .executeTakeFirst()
  const days = Array.isArray(row?.value)
    ? row.value.filter((one): one is number => Number.isInteger(one) && one >= 0)
    : []
  return days.length > 0 ? days : usualDays
}

/** Whether another filing of the person goes on for the same place after this one has ended. */
export function isRenewed(record: FilingRecord, all: readonly FilingRecord[]): boolean {
  const { to } = record
  return all.some(
    (other) =>
      other.filingId !== record.filingId &&
      other.state === 'delivered' &&
      other.destination === record.destination &&
      (other.to === null || (to !== null && other.to > to)),
  )
}

/**
 * The day on which a renewal begins, where the filing ends so soon that it is offered; undefined where it is not, or where
 * one of the person's filings, `all`, goes on already.
 */
export function renewalOn(
  record: FilingRecord,
  all: readonly FilingRecord[],
  today: string,
  before: readonly number[],
): string | undefined {
  const { state, to } = record
  if (state !== 'delivered' || to === null || to < today || isRenewed(record, all)) return undefined
  const end = parseDay(to)
  return end - parseDay(today) <= Math.max(...before) ? formatDay(end + 1) : undefined
}
