import type { FindingState } from '@yidi/contracts'
import type { Tone } from '../../parts/icon/tones.ts'

/** How the state of a finding looks. */
export const toneOf: Readonly<Record<FindingState, Tone>> = { open: 'waiting', 'in-case': 'plain', dismissed: 'good' }
