/** What each form of a decision about a claim is given. */
import type { ClaimCase } from '../../api/claims-desk.ts'
import type { Review } from './useReview.ts'

export interface ClaimFormProps {
  found: ClaimCase
  review: Review
  busy: boolean
  onSend: (body: object) => void
  onBack: () => void
}
