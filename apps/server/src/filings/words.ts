/** The words of the contracts that this module uses, under one roof. */
export type { FilingAction, FilingActor, FilingState } from '@yidi/contracts'

/** One point of a check as the rules name it. */
export interface FilingProblem {
  code: string
  path: string
  text: string
  remedy: string
  basis?: { document: string; article: string }
  weight: 'blocks' | 'review' | 'notice'
}
