/** What a clerk has written of a decision and not sent: kept on this device, over a reload and a log-in that ran out. */
import { useKept } from '../../device/useKept.ts'

interface DecisionDraft {
  /** Which form is open; empty for none. */
  writing: string
  /** Points of the rules that are ticked, by code and place. */
  ticked: string[]
  own: string[]
  again: string
  code: string
  basis: string
  refusal: string
  approval: string
}

const empty: DecisionDraft = {
  writing: '',
  ticked: [],
  own: [''],
  again: '',
  code: '',
  basis: '',
  refusal: '',
  approval: '',
}

/** Under which name the draft of a case is kept. */
export const draftName = (filingId: string): string => `decision.${filingId}`

export interface Drafting {
  draft: DecisionDraft
  write: (change: Partial<DecisionDraft>) => void
}

export function useDraft(filingId: string): Drafting {
  const [draft, setDraft] = useKept(draftName(filingId), empty)
  return { draft, write: (change) => setDraft((before) => ({ ...before, ...change })) }
}
