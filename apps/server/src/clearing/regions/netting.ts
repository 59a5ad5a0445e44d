/**
 * 相抵: two clearings of a month in opposite directions, both approved, pay the difference alone. Lines stay gross. Only where both are
 * pools with books here, and the agencies of both have switched it on.
 */
import { formatYuan } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import { netRegions, sourceOf } from '../../money/ledger/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { OfficeWorking } from '../../platform/records/index.ts'
import { lockPair } from './lock.ts'
import { clearingOf, lockClearing } from './working.ts'
import type { ClearingKind, ClearingRow, LimitWorking } from './working.ts'

/** Two that are approved at once in opposite directions come one after the other; to be taken before the record is locked. */
export async function lockNetting(
  { transaction }: Pick<OfficeWorking, 'transaction'>,
  clearingId: string,
): Promise<void> {
  const pair = await transaction
    .selectFrom('region_clearing')
    .select(['pool', 'region'])
    .where('clearing_id', '=', clearingId)
    .executeTakeFirst()
  if (pair === undefined) return
  const [first, second] = [pair.pool, pair.region].sort() as [string, string]
  await lockPair(transaction, `netting ${first}`, second)
}

/** What is still to be paid of a clearing, in fen. */
export const leftToPay = ({ due_fen, netted_fen }: Pick<ClearingRow, 'due_fen' | 'netted_fen'>): number =>
  (due_fen ?? 0) - netted_fen

async function nets({ transaction, clock, pools }: LimitWorking, { pool, region }: ClearingRow): Promise<boolean> {
  if (!pools.has(pool) || !pools.has(region)) return false
  for (const code of [pool, region]) {
    const figure = await figureOn({ kysely: transaction }, code, 'clearing.netting', clock.today())
    if (figure?.value !== 1) return false
  }
  return true
}

/** Takes what a clearing that was just approved owes off those that wait to be paid in the opposite direction, the oldest first. */
export async function netClearing(working: LimitWorking, kind: ClearingKind, clearingId: string): Promise<void> {
  const { transaction } = working
  const clearing = await clearingOf(transaction, clearingId)
  if (!(await nets(working, clearing))) return
  const opposite = await transaction
    .selectFrom('region_clearing as c')
    .innerJoin('office_record as r', 'r.record_id', 'c.clearing_id')
    .select('c.clearing_id')
    .where('c.region', '=', clearing.pool)
    .where('c.pool', '=', clearing.region)
    .where('c.month', '=', clearing.month)
    .where('r.state', '=', 'approved')
    .orderBy('r.record_no')
    .execute()
  for (const { clearing_id } of opposite) await netTwo(working, kind, clearingId, clearing_id)
}

async function netTwo(working: LimitWorking, kind: ClearingKind, ownId: string, otherId: string): Promise<void> {
  const { transaction, clock } = working
  const own = await lockClearing(working, kind, ownId)
  const other = await lockClearing(working, kind, otherId)
  // A batch may have taken it in between.
  const amountFen = Math.min(leftToPay(own.clearing), leftToPay(other.clearing))
  if (own.record.state !== 'approved' || other.record.state !== 'approved' || amountFen <= 0) return
  const { pool, region } = own.clearing
  const between = { sourceId: sourceOf(ownId, 'netting', otherId), pool, region, amountFen, bookedDay: clock.today() }
  await transaction.insertInto('office_posting').values(netRegions(between)).execute()
  for (const [{ record, clearing }, against] of [
    [own, otherId],
    [other, ownId],
  ] as const) {
    await transaction
      .updateTable('region_clearing')
      .set({ netted_fen: clearing.netted_fen + amountFen })
      .where('clearing_id', '=', clearing.clearing_id)
      .execute()
    const left = leftToPay(clearing) - amountFen
    const detail = { against, amountFen, words: `和 ${against} 相抵 ${formatYuan(amountFen)} 元` }
    const action = left === 0 ? 'net' : 'net-part'
    await takeOfficeSteps(
      working,
      kind,
      record,
      [{ action, by: theProgram, detail }],
      left === 0 ? null : record.dueDay,
    )
  }
}
