/**
 * Fewer percentage points away from home (降低 n 个百分点) and a rate times a factor (按 n 成支付). Both change the rate of
 * every band; the factor comes first, then the points, never below zero.
 */
import type { Bill } from '../engine/bill.ts'
import { shareOf } from '../money.ts'

export const NAME = 'points-off'
export const TERM = '支付比例降低若干百分点'
export const EXAMPLE = `
rows:
  - name: temporary
    when: {filing: temporary, covers: yes}
    then: {points-off: 5}
    source: {document: example, article: 第三条}
`

/** The rate in ppm that is left of a stated rate. */
export function reducedRate(bill: Bill, ratePpm: number): number {
  if (bill.timesPpm === 1_000_000 && bill.pointsOffPpm === 0) return ratePpm
  const times = bill.timesPpm === 1_000_000 ? ratePpm : shareOf(ratePpm, bill.timesPpm)
  return times > bill.pointsOffPpm ? times - bill.pointsOffPpm : 0
}
