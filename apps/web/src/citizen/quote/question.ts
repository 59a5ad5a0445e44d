/** Which questions a situation asks, in the order in which they are walked through. */
import type { Pool } from './pools.ts'
import type { Situation } from './situation.ts'

const questionNames = ['pool', 'identity', 'place', 'institution', 'kind', 'filing', 'route', 'fees', 'more'] as const
export type QuestionName = (typeof questionNames)[number]

/** The questions that this situation asks: at home nobody files, at a pharmacy there is no level to choose. */
export function questionsFor(situation: Situation, pool: Pool): QuestionName[] {
  const atHome = pool.homes.includes(situation.place)
  return questionNames.filter((name) => {
    if (name === 'filing' || name === 'route') return !atHome
    if (name === 'institution') return situation.kind !== 'pharmacy'
    return true
  })
}

/** What every sheet of a question is given by the page. */
export interface SheetProps {
  situation: Situation
  pools: readonly Pool[]
  /** Takes the answer and goes on: to the next question when walking through them, else back to the page. */
  onAnswer: (change: Partial<Situation>) => void
  onClose: () => void
  /** Where this question stands when they are walked through. */
  progress?: string | undefined
  doneLabel: string
}
