/**
 * 家庭共济 in a settlement: what members of the family shared pays where the person's past-year account may, after the person's own
 * money, one share after another in the person's own order. Only what was accepted counts, where the pool's law allows it on that day.
 */
import type { Release } from '@yidi/rules'
import type { ReceivedShare, VisitRow } from '../../person/file/index.ts'
import { accountSharingOn } from '../../person/entitlements/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'

/** What of a share a settlement may use; fen. */
export type UsableShare = Pick<ReceivedShare, 'share_id' | 'pool' | 'other_no' | 'held_fen'>

/** The shares that may pay for a visit on a day, in the person's order. */
export function usableShares(
  release: Release,
  shares: readonly ReceivedShare[],
  visit: Pick<VisitRow, 'pool' | 'insurance'>,
  day: string,
): UsableShare[] {
  // Only employees have an account, their own or another's.
  if (visit.insurance !== 'employee' || accountSharingOn(release, visit.pool, day).rule !== 'allowed') return []
  return shares.filter((share) => share.accepted && !share.closed && share.held_fen > 0 && share.pool === visit.pool)
}

export const sumOfShares = (shares: readonly UsableShare[]): number =>
  shares.reduce((sum, share) => sum + share.held_fen, 0)

/** What shares pay of what the past-year account pays: what the person's own money does not reach. */
export function sharedPartFen(facts: { accounts: { pastYearFen: number } }, pastYearPaysFen: number): number {
  return Math.max(0, pastYearPaysFen - facts.accounts.pastYearFen)
}

/** The rows by which a settlement uses shares up, the first in the person's order first. */
export function useShares(
  shares: readonly UsableShare[],
  fen: number,
  at: { sourceId: string; bookedDay: string },
): NewRow<'account_share'>[] {
  const rows: NewRow<'account_share'>[] = []
  let leftFen = fen
  for (const share of shares) {
    const takenFen = Math.min(leftFen, share.held_fen)
    if (takenFen <= 0) continue
    leftFen -= takenFen
    rows.push({
      share_id: share.share_id,
      source_id: at.sourceId,
      event: 'used',
      side: 'received',
      pool: share.pool,
      other_no: share.other_no,
      amount_fen: takenFen,
      held_fen: -takenFen,
      booked_day: at.bookedDay,
    })
  }
  if (leftFen > 0) throw new RangeError(`shares do not hold ${String(fen)} fen: ${at.sourceId}`)
  return rows
}
