import type { OversightCaseState } from '@yidi/contracts'

/** What a state looks like: waiting, decided against somebody, or over. */
export function stateTone(state: OversightCaseState): 'waiting' | 'refusal' | 'good' {
  if (state === 'decided' || state === 'lift-proposed') return 'refusal'
  return state === 'lifted' || state === 'closed' ? 'good' : 'waiting'
}
