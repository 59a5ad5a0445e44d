/**
 * Prepayment away from home (先行自付): a share of the cost in scope that the person bears before anything is shared
 * (浙人社发〔2016〕113号 第三十七条). Half up to the fen.
 */
import type { Bill } from '../engine/bill.ts'
import { shareOf } from '../money.ts'

export const NAME = 'prepay'
export const TERM = '先行自付'
export const EXAMPLE = `
rows:
  - name: temporary
    when: {filing: temporary, covers: yes}
    then: {prepay: 20}
    source: {document: example, article: 第三条}
`

/** Takes the prepayment off the cost in scope; what is left is eligible. */
export function applyPrepayment(bill: Bill, ratePpm: number): void {
  bill.prepaymentPpm = ratePpm
  bill.prepayment = ratePpm === 0 ? 0 : shareOf(bill.inScope, ratePpm)
  bill.eligible = bill.inScope - bill.prepayment
  bill.toShare = bill.eligible
  if (bill.unfiledPrepayment) bill.unfiledCut += bill.prepayment
}
