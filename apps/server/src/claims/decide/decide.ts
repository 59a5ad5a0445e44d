/** What the desk does with a claim: accepting, one notice of corrections, review, approval or refusal by another, taking back. */
import { claimActions, claimRefusalReasons, problem } from '@yidi/contracts'
import type { PersonChanges } from '../../platform/storage/index.ts'
import type { ClaimAction, ClaimApproval, ClaimMessage, ClaimReview } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { FilingProblem } from '@yidi/rules'
import { decideDaysOn } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import { newIdentifier } from '../../care/visits/index.ts'
import type { ClaimDetail, ClaimRecord, KeptReview } from '../../person/file/index.ts'
import { theProgram } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { accountRefused, dueFen, handedLinesOf, movesAfter } from '../record/index.ts'
import type { ClaimMove } from '../record/index.ts'
import { barOf } from './bar.ts'
import { keptReview, outcomeOf, reckonReview, undecidedOf } from './reckon.ts'
import { requireChosen } from './rulings.ts'
import { runStep } from './step.ts'
import type { Deciding } from './step.ts'
import { amountsOf, planResult, planTakingBack } from './result.ts'

/** 受理 */
export function acceptClaim(context: ClaimsContext, deciding: Deciding): Promise<ClaimMessage> {
  return runStep(context, deciding, 'accept', () => ({ moves: [{ action: 'accept', by: deciding.by }] }))
}

interface Corrections {
  problems: FilingProblem[]
  reason?: string
  /** Why a second notice has to follow, though the first was to name everything. */
  again?: string
}

/** One notice names everything. Throws `filing-reason-missing`, `filing-corrections-again` for a second without a reason. */
export function askCorrections(
  context: ClaimsContext,
  deciding: Deciding,
  { problems, reason = '', again = '' }: Corrections,
): Promise<ClaimMessage> {
  const words = reason.trim()
  if (problems.length === 0 && words === '')
    throw problem('filing-reason-missing', { action: claimActions['ask-corrections'] })
  return runStep(context, deciding, 'ask-corrections', ({ actions }) => {
    const told = actions.findLast((row) => row.action === 'ask-corrections')
    if (told !== undefined && again.trim() === '')
      throw problem('filing-corrections-again', { day: told.effective_day })
    const detail: ClaimDetail = {
      problems,
      ...(words === '' ? {} : { reason: words }),
      ...(again.trim() === '' ? {} : { again: again.trim() }),
    }
    return { moves: [{ action: 'ask-corrections', by: deciding.by, detail }] }
  })
}

/**
 * The review: what becomes of each line, and whether it is proposed to be paid or refused. Throws `claim-undetermined` and `claim-not-payable`
 * where it proposes to pay what cannot be.
 */
export function reviewClaim(context: ClaimsContext, deciding: Deciding, said: ClaimReview): Promise<ClaimMessage> {
  const { database } = context
  return runStep(context, deciding, 'review', async (record, file) => {
    refuseBarred(record, deciding.by, 'review')
    const review = keptReview(context, await handedLinesOf(database, record), said)
    const found = await reckonReview(context, file, record, review)
    requireChosen(review, found.rulings, record.to)
    if (review.refuse === undefined) requirePayable(found)
    const words = review.words?.trim() ?? ''
    const detail: ClaimDetail = { review, ...(words === '' ? {} : { reason: words }) }
    return {
      moves: [{ action: 'review', by: deciding.by, detail }],
      ...(review.situation === undefined ? {} : { situation: review.situation }),
    }
  })
}

/** Back to whoever reviewed, with the reason. Throws `filing-reason-missing`. */
export function returnClaim(context: ClaimsContext, deciding: Deciding, words: string): Promise<ClaimMessage> {
  if (words.trim() === '') throw problem('filing-reason-missing', { action: claimActions.return })
  return runStep(context, deciding, 'return', () => ({
    moves: [{ action: 'return', by: deciding.by, detail: { reason: words.trim() } }],
  }))
}

/**
 * The approval posts the result. Throws `claim-other-person-needed`, `claim-refusal-proposed`, what the review throws, and
 * `claim-amounts-changed` where the amounts are not those that were seen.
 */
export function approveClaim(context: ClaimsContext, deciding: Deciding, seen: ClaimApproval): Promise<ClaimMessage> {
  const { clock } = context
  return runStep(context, deciding, 'approve', async (record, file) => {
    const review = reviewOf(record)
    if (review.refuse !== undefined) throw problem('claim-refusal-proposed')
    const found = await reckonReview(context, file, record, review, newIdentifier(clock.now()))
    requireChosen(review, found.rulings, record.to)
    refuseBarred(record, deciding.by, 'approve', found.rulings)
    requirePayable(found)
    const amounts = amountsOf(found)
    refuseOtherAmounts(seen, amounts.fundTotal, amounts.cash)
    const { settlement, changes, recoveryFen } = planResult(context, record, found, deciding.command)
    const detail: ClaimDetail = {
      settlement,
      ...(recoveryFen === 0 ? {} : { recoveryFen }),
      ...(seen.words === undefined || seen.words.trim() === '' ? {} : { reason: seen.words.trim() }),
      policyRelease: context.release.id,
    }
    const approve: ClaimMove = { action: 'approve', by: deciding.by, detail }
    return { moves: [approve, ...movesAfterResult({ ...record, settlement })], changes }
  })
}

/** What is to be paid does not go to an account that a former payment came back from: another is asked for first. */
function movesAfterResult(record: ClaimRecord): ClaimMove[] {
  const due = dueFen(record)
  const reason = due > 0 ? accountRefused(record) : undefined
  return reason === undefined ? movesAfter(due) : [{ action: 'ask-account', by: theProgram, detail: { reason } }]
}

/** The refusal that the review proposes. Throws `claim-other-person-needed`, `claim-refusal-not-proposed`. */
export function refuseClaim(context: ClaimsContext, deciding: Deciding): Promise<ClaimMessage> {
  return runStep(context, deciding, 'refuse', (record) => {
    refuseBarred(record, deciding.by, 'refuse')
    const { refuse } = reviewOf(record)
    if (refuse === undefined) throw problem('claim-refusal-not-proposed')
    const { title } = claimRefusalReasons[refuse.reason]
    const words = refuse.words?.trim() ?? ''
    const detail: ClaimDetail = { refusal: refuse, reason: words === '' ? title : `${title}：${words}` }
    const owes = dueFen({ paidFen: record.paidFen }) < 0
    return {
      moves: [
        { action: 'refuse', by: deciding.by, detail },
        ...(owes ? [{ action: 'owe', by: theProgram } satisfies ClaimMove] : []),
      ],
    }
  })
}

/** Takes a result back and opens the claim again. Throws `filing-reason-missing`, and what taking back throws. */
export function reopenClaim(context: ClaimsContext, deciding: Deciding, reason: string): Promise<ClaimMessage> {
  if (reason.trim() === '') throw problem('filing-reason-missing', { action: claimActions.reopen })
  return runStep(context, deciding, 'reopen', (record) => reopening(context, record, deciding, reason.trim()))
}

/** What reopening a claim comes to, before it is written. Throws what taking its result back throws. */
export async function reopening(
  context: ClaimsContext,
  record: ClaimRecord,
  { by, command }: Pick<Deciding, 'by' | 'command'>,
  reason: string,
): Promise<{ moves: ClaimMove[]; changes: PersonChanges }> {
  const { changes, undone } = await planTakingBack(context, record, command)
  const detail: ClaimDetail = {
    reason,
    ...(await decideDaysOn(context, record.pool)),
    ...(undone === undefined ? {} : { undone }),
  }
  return { moves: [{ action: 'reopen', by, detail }], changes }
}

/** The review that waits for approval; the table of states lets no other be asked for. */
function reviewOf({ review }: ClaimRecord): KeptReview {
  return review ?? { lines: [] }
}

function refuseBarred(record: ClaimRecord, by: Acting, action: ClaimAction, rulings?: Found['rulings']): void {
  const barred = barOf(record, by.id, action, rulings)
  if (barred !== undefined) throw barred
}

type Found = Awaited<ReturnType<typeof reckonReview>>

function requirePayable(found: Found): void {
  const undecided = undecidedOf(found)
  if (undecided !== undefined) throw problem('claim-undetermined', { reason: undecided })
  const { refusal } = outcomeOf(found)
  if (refusal !== undefined) throw problem('claim-not-payable', { reason: refusal.text })
}

function refuseOtherAmounts(seen: ClaimApproval, fundFen: number, cashFen: number): void {
  const [fund, cash] = [formatYuan(fundFen), formatYuan(cashFen)]
  if (seen.fund === fund && seen.cash === cash) return
  throw problem('claim-amounts-changed', {
    ...{ fund, cash },
    seenFund: seen.fund.slice(0, 20),
    seenCash: seen.cash.slice(0, 20),
  })
}
