/** What is written of a decision about a filing. */
import { emptyCorrections, type CorrectionsDraft } from '../case/corrections.ts'
import { useDraft, type Drafting } from '../case/draft.ts'
import { emptyReason, type ReasonDraft } from '../case/reason.ts'

export interface DecisionDraft extends CorrectionsDraft, ReasonDraft {
  /** Which form is open; empty for none. */
  writing: string
  refusal: string
  approval: string
}

const empty: DecisionDraft = { writing: '', ...emptyCorrections, ...emptyReason, refusal: '', approval: '' }

export const useFilingDraft = (filingId: string): Drafting<DecisionDraft> => useDraft(filingId, empty)
