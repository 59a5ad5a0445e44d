/** The least stay of a type: what the check, the questions, the form and the guide say about it comes from here. */
import type { FilingType } from '../quote/types.ts'
import { groupOf } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'

/**
 * The months that somebody of a long-term type has to stay at least on a day: 0 where the law exempts the type, without
 * a value where the law is open. Undefined for the types that nobody asks a stay of, and before the first day in force.
 */
export function minimumStayOn(law: FilingLaw, type: FilingType, on: number): FilingFigure<number> | undefined {
  if (groupOf(type) !== 'longTerm') return undefined
  const exempt = figureOn(law, 'longTerm.noMinimumStay', on)
  return exempt?.value?.includes(type) === true ? { ...exempt, value: 0 } : figureOn(law, 'longTerm.minimumStay', on)
}
