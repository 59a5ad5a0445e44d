/** What a clerk has written of a decision and not sent: kept on this device, over a reload and a log-in that ran out. */
import { useKept } from '../../device/useKept.ts'

/** Under which name the draft of a case is kept. */
export const draftName = (caseId: string): string => `decision.${caseId}`

export interface Drafting<Draft> {
  draft: Draft
  write: (change: Partial<Draft>) => void
}

/** What is written of a decision about one case; `empty` before anything is. */
export function useDraft<Draft extends object>(caseId: string, empty: Draft): Drafting<Draft> {
  const [draft, setDraft] = useKept(draftName(caseId), empty)
  return { draft, write: (change) => setDraft((before) => ({ ...before, ...change })) }
}
