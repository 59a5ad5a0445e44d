/** The tone in which the state of a payout or a correction is shown. */
import type { CorrectionState, PayoutState } from '@yidi/contracts'
import type { Tone } from '../../parts/icon/tones.ts'

export const tones: Readonly<Record<PayoutState | CorrectionState, Tone>> = {
  entered: 'waiting',
  approved: 'waiting',
  paying: 'waiting',
  paid: 'good',
  'payment-returned': 'refusal',
  closed: 'plain',
  refused: 'refusal',
  withdrawn: 'plain',
  confirmed: 'good',
}
