/**
 * Fewer percentage points away from home (降低 n 个百分点) and a rate times a factor (按 n 成支付). Both change the rate of
 * every band; the factor comes first, then the points, never below zero.
 */
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

/** What is left of a stated rate: times a factor, less points, never below zero; all in ppm. */
export function reducedRate(ratePpm: number, timesPpm: number, pointsOffPpm: number): number {
  if (timesPpm === 1_000_000 && pointsOffPpm === 0) return ratePpm
  const times = timesPpm === 1_000_000 ? ratePpm : shareOf(ratePpm, timesPpm)
  return times > pointsOffPpm ? times - pointsOffPpm : 0
}
