/** What is written of a decision about a claim, kept on this device as that of a filing is. */
import { useRef } from 'react'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { emptyCorrections, pointName, type CorrectionsDraft } from '../case/corrections.ts'
import { useDraft } from '../case/draft.ts'
import { emptyReason, type ReasonDraft } from '../case/reason.ts'
import { judgementOf, noJudgement, type Judgement } from './review.ts'

interface ClaimDraft extends CorrectionsDraft, ReasonDraft {
  /** Which form is open; empty for none. */
  writing: string
  /** After how many steps of the claim it was written: of a claim that has gone on since it says nothing. */
  after: number
  judgement: Judgement
  /** What the review proposes. */
  refuses: boolean
  refusal: string
  /** What the reviewer has to say, and whoever approves. */
  opinion: string
  approval: string
  /** Why it is given back, and why its result is undone. */
  back: string
  reopening: string
}

const empty: ClaimDraft = {
  writing: '',
  after: 0,
  judgement: noJudgement,
  ...emptyCorrections,
  ...emptyReason,
  refuses: false,
  refusal: '',
  opinion: '',
  approval: '',
  back: '',
  reopening: '',
}

/**
 * The draft of a claim; it begins with the review that was made before. `judge` changes the judgement, `typing` names the field
 * in which somebody types; `undo` takes back the last change.
 */
export function useClaimDraft({ claim, review, lines, warnings }: ClaimCase) {
  const after = claim.actions.length
  const begun: ClaimDraft = {
    ...empty,
    after,
    judgement: judgementOf(review, lines),
    // What stands in the way must be asked for; of the rest the clerk chooses.
    ticked: warnings.filter(({ weight }) => weight === 'blocks').map(pointName),
  }
  const kept = useDraft(claim.id, begun)
  const stale = kept.draft.after !== after
  const draft = stale ? begun : kept.draft
  const write = (change: Partial<ClaimDraft>) => kept.write(stale ? { ...begun, ...change } : change)
  const past = useRef<{ judgement: Judgement; typing: string }[]>([])
  const judge = (judgement: Judgement, typing = '') => {
    // What is typed into one field is one change.
    if (typing === '' || past.current.at(-1)?.typing !== typing)
      past.current.push({ judgement: draft.judgement, typing })
    write({ judgement })
  }
  const undo = () => {
    const before = past.current.pop()
    if (before !== undefined) write({ judgement: before.judgement })
  }
  return { draft, write, judge, undo }
}
