/** The situation of this visit to the page, kept in the tab so that the way back does not lose it. */
import { today } from '../../texts/days.ts'
import { firstSituation, type Situation } from './situation.ts'

const key = 'yidi.quote'

export function keepSituation(situation: Situation): void {
  sessionStorage.setItem(key, JSON.stringify(situation))
}

/** Undefined when nothing is kept, or when what is kept is of an older form. */
export function keptSituation(): Situation | undefined {
  const text = sessionStorage.getItem(key)
  if (text === null) return undefined
  const kept = JSON.parse(text) as Partial<Situation>
  const model = firstSituation(today())
  const whole = (Object.keys(model) as (keyof Situation)[]).every((name) => typeof kept[name] === typeof model[name])
  return whole ? (kept as Situation) : undefined
}
