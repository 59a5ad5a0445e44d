/** Money that comes in for a claim: what a person was paid too much, and what a third party pays of what the funds advanced. */
import { problem } from '@yidi/contracts'
import type { ClaimMessage } from '@yidi/contracts'
import { formatYuan, parseYuan } from '@yidi/rules'
import type { ClaimsContext } from '../apply/index.ts'
import { receiveRecovery, receiveRepayment, sourceOf } from '../../money/ledger/index.ts'
import { dueFen } from '../record/index.ts'
import { runStep } from './step.ts'
import type { Deciding } from './step.ts'

/** What came in, and the day on which the bank booked it. */
interface Received {
  amount: string
  day: string
}

/** The day of the bank cannot lie ahead. Throws `day-not-valid`. */
function requirePast({ clock }: ClaimsContext, day: string): void {
  if (day > clock.today()) throw problem('day-not-valid', { day })
}

/** The person pays back all of what was paid too much. Throws `claim-repayment-differs`, `day-not-valid`. */
export function repayClaim(
  context: ClaimsContext,
  deciding: Deciding,
  { amount, day }: Received,
): Promise<ClaimMessage> {
  requirePast(context, day)
  return runStep(context, deciding, 'repay', (record) => {
    const owedFen = -dueFen(record)
    const amountFen = parseYuan(amount)
    if (amountFen !== owedFen)
      throw problem('claim-repayment-differs', { owed: formatYuan(owedFen), amount: amount.slice(0, 20) })
    const sourceId = sourceOf(record.claimId, 'repayment', String(record.actions.length + 1))
    const movement = { sourceId, pool: record.pool, amountFen, bookedDay: day }
    return {
      moves: [{ action: 'repay', by: deciding.by, detail: { amountFen, day } }],
      changes: { posting: [receiveRepayment(movement)] },
    }
  })
}

/** The third party pays, all or a part. Throws `claim-recovery-too-much`, `day-not-valid`. */
export function recoverClaim(
  context: ClaimsContext,
  deciding: Deciding,
  { amount, day }: Received,
): Promise<ClaimMessage> {
  requirePast(context, day)
  return runStep(context, deciding, 'recover', ({ claimId, pool, recovery, actions }) => {
    const leftFen = recovery.owedFen - recovery.receivedFen
    const amountFen = parseYuan(amount)
    if (amountFen <= 0 || amountFen > leftFen)
      throw problem('claim-recovery-too-much', { left: formatYuan(Math.max(0, leftFen)), amount: amount.slice(0, 20) })
    const sourceId = sourceOf(claimId, 'recovered', String(actions.length + 1))
    return {
      moves: [{ action: 'recover', by: deciding.by, detail: { amountFen, day } }],
      changes: { posting: [receiveRecovery({ sourceId, pool, amountFen, bookedDay: day })] },
    }
  })
}
