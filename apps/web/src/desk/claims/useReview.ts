/** The review of a claim as it is typed, and what it comes to. */
import { useQuery } from '@tanstack/react-query'
import { reckonQuery, type ClaimCase } from '../../api/claims-desk.ts'
import { useCalm } from '../case/useCalm.ts'
import { useClaimDraft } from './draft.ts'
import { judgementOf, reviewOf } from './review.ts'

/**
 * Until the reviewer changes something the case itself says what it comes to. Afterwards each change is reckoned; `busy` while what
 * is shown is not yet what was typed last.
 */
export function useReview(found: ClaimCase) {
  const drafting = useClaimDraft(found)
  const { lines, claim } = found
  const may = claim.allowed.includes('review')
  const { review, open } = reviewOf(drafting.draft.judgement, lines)
  const before = reviewOf(judgementOf(found.review, lines), lines).review
  const changed = may && JSON.stringify(review) !== JSON.stringify(before)
  const calm = useCalm(review)
  const isCalm = JSON.stringify(calm) === JSON.stringify(review)
  const reckoned = useQuery({ ...reckonQuery(claim.id, calm), enabled: changed && isCalm })
  const answer = changed ? reckoned.data : undefined
  const late = changed && (!isCalm || reckoned.isPlaceholderData || reckoned.isPending)
  return {
    ...drafting,
    /** Whether whoever looks may review it. */
    may,
    /** As it is sent, but for what is written at the end. */
    review,
    /** Lines whose cut is not whole. */
    open,
    lines: answer?.lines ?? lines,
    outcome: answer?.outcome ?? found.outcome,
    busy: late,
    error: changed && !late ? reckoned.error : null,
    again: () => void reckoned.refetch(),
  }
}

export type Review = ReturnType<typeof useReview>
