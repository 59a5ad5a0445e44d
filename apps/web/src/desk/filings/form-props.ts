/** What each form of a decision is given. */
import type { DecisionBody, DeskCase } from '../../api/desk.ts'
import type { Drafting } from '../case/draft.ts'
import type { DecisionDraft } from './draft.ts'

export interface FormProps {
  found: DeskCase
  drafting: Drafting<DecisionDraft>
  busy: boolean
  onSend: (body: DecisionBody) => void
  onBack: () => void
}
