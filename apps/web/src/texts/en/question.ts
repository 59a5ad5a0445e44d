import type { question as zh } from '../zh/question.ts'
import type { Shape } from '../shape.ts'

/** One question of several. */
export const question: Shape<typeof zh> = {
  step: (at, of) => (of === undefined ? `Step ${String(at)}` : `Step ${String(at)} of ${String(of)}`),
  number: (number) => `Question ${String(number)}`,
}
