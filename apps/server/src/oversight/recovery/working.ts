/** What a command about an order works in, and the order that it works on. */
import { problem } from '@yidi/contracts'
import type { ReclaimAction, ReclaimState, Staff } from '@yidi/contracts'
import { NO_DAY, formatYuan, parseDay, parseYuan } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { sql } from 'kysely'
import type { Selectable, Transaction } from 'kysely'
import { lockOfficeRecord } from '../../platform/records/index.ts'
import type { Acting, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import type { ReclaimLineTable, ReclaimOrderTable, Tables } from '../../platform/storage/index.ts'
import reclaim from './kind.ts'

export type ReclaimRecord = OfficeRecord<ReclaimState, ReclaimAction>
export type OrderRow = Selectable<ReclaimOrderTable>
export type LineRow = Selectable<ReclaimLineTable>

export interface ReclaimWorking extends OfficeWorking {
  staff: Staff & { pool: string }
}

export const actingAs = ({ staffName }: Staff, role: 'inspecting' | 'finance'): Acting => ({
  role,
  kind: 'staff',
  id: staffName,
})

type Reads = Pick<Transaction<Tables>, 'selectFrom'>

export const orderOf = (db: Reads, orderId: string): Promise<OrderRow> =>
  db.selectFrom('reclaim_order').selectAll().where('order_id', '=', orderId).executeTakeFirstOrThrow()

/** What is owed still, in fen. */
export const openFen = ({ stands, amount_fen, received_fen, written_off_fen }: OrderRow): number =>
  stands ? amount_fen - received_fen - written_off_fen : 0

/** An order of the pool of whoever asks with its record, locked. Throws `office-record-not-found`, `reclaim-other-pool`. */
export async function lockOrder(
  { transaction, staff }: ReclaimWorking,
  orderId: string,
): Promise<{ record: ReclaimRecord; order: OrderRow }> {
  const record = await lockOfficeRecord(transaction, reclaim, orderId)
  if (record.region !== staff.pool) throw problem('reclaim-other-pool', { order: orderId, pool: record.region })
  return { record, order: await orderOf(transaction, orderId) }
}

/** Orders and receipts of a pool come one after the other, until the transaction ends. */
export async function lockPool({ transaction, staff }: ReclaimWorking): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reclaims ${staff.pool}`}, 0))`.execute(transaction)
}

/** Yuan above nought in fen. Throws `reclaim-amount-not-valid`. */
export function readAmount(amount: string): number {
  const fen = parseYuan(amount.trim())
  if (!(fen > 0)) throw problem('reclaim-amount-not-valid', { amount: amount.slice(0, 20) })
  return fen
}

/** A day of the bank, not after today. Throws `reclaim-day-not-valid`. */
export function readBankDay(day: string, today: string): string {
  if (parseDay(day) === NO_DAY || day > today) throw problem('reclaim-day-not-valid', { what: '银行的日期', day })
  return day
}

/** Words that must be said. Throws `reclaim-words-missing`. */
export function readWords(words: string, what: string): string {
  const said = words.trim()
  if (said === '') throw problem('reclaim-words-missing', { what })
  return said
}

/** Throws `reclaim-above-owed`. */
export function requireOwed(order: OrderRow, amountFen: number): void {
  const open = openFen(order)
  if (amountFen > open)
    throw problem('reclaim-above-owed', {
      order: order.order_id,
      open: formatYuan(open),
      amount: formatYuan(amountFen),
    })
}

/** Adds up parts by fund, in the order in which they come. */
export function byFund(parts: readonly { fund: Fund; fen: number }[]): { fund: Fund; fen: number }[] {
  const sums = new Map<Fund, number>()
  for (const { fund, fen } of parts) sums.set(fund, (sums.get(fund) ?? 0) + fen)
  return [...sums].map(([fund, fen]) => ({ fund, fen }))
}

/**
 * An amount of what funds have, the last first: the fund that pays last by the law gives back first, as in the audit of a month.
 * Undefined where they have less.
 */
export function takeLastFirst(
  funds: readonly { fund: Fund; fen: number }[],
  amountFen: number,
): { fund: Fund; fen: number }[] | undefined {
  let left = amountFen
  const taken: { fund: Fund; fen: number }[] = []
  for (const { fund, fen } of [...funds].reverse()) {
    const part = Math.min(Math.max(fen, 0), left)
    if (part > 0) taken.push({ fund, fen: part })
    left -= part
  }
  return left === 0 ? taken : undefined
}
