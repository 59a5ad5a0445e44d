/** How the states of a clearing look. */
import type { ClearingState } from '@yidi/contracts'
import type { Tone } from '../../parts/icon/tones.ts'

const done: readonly ClearingState[] = ['paid', 'closed', 'dropped']

/** Nothing of it is open any more. */
export const isDone = (state: ClearingState): boolean => done.includes(state)

export const toneOf = (state: ClearingState): Tone => (state === 'paid' ? 'good' : isDone(state) ? 'plain' : 'waiting')
