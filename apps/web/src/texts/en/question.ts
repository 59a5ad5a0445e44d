import type { question as zh } from '../zh/question.ts'
import type { Shape } from '../shape.ts'

/** One question of several. */
export const question: Shape<typeof zh> = {
  number: (number) => `Question ${String(number)}`,
}
