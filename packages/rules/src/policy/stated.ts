/** Whose share a rate is: the program reckons with the fund's, a file may state the person's (`states: person`). */
import { WHOLE_PPM, formatPercent } from '../money.ts'
import { figureText } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Parameter } from './parameter.ts'

/** The value of a figure as its file states it: the person's share where that is what the table says. */
export function statedValue({ states, unit }: Parameter, { value }: Figure): number {
  return states === 'person' && unit === 'percent' ? WHOLE_PPM - value : value
}

/** A figure as its file states it; where that is the person's share, with what the fund pays. */
export function statedText(parameter: Parameter, figure: Figure): string {
  if (parameter.states !== 'person' || parameter.unit !== 'percent') return figureText(figure)
  return `个人负担${formatPercent(statedValue(parameter, figure))}（基金支付${formatPercent(figure.value)}）`
}
