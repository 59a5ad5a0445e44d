/** What the answer of 去看病, and each part of it, is given. */
import type { GoSearch } from './search.ts'
import type { Answer, Visit } from './useAnswer.ts'
import type { Whose } from './useWhose.ts'

export interface AnswerProps {
  search: GoSearch
  go: (next: GoSearch, replace?: boolean) => void
  visit: Visit
  whose: Whose
}

/** What every part of the answer is given. */
export interface TellProps extends AnswerProps {
  answer: Answer
  placeName: string
}
