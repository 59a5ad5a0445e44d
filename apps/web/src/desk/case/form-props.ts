/** What each form of a decision is given. */
import type { DecisionBody, DeskCase } from '../../api/desk.ts'
import type { Drafting } from './draft.ts'

export interface FormProps {
  found: DeskCase
  drafting: Drafting
  busy: boolean
  onSend: (body: DecisionBody) => void
  onBack: () => void
}
