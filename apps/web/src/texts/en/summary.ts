import type { summary as zh } from '../zh/summary.ts'
import type { Shape } from '../shape.ts'

/** What was answered, to be read once more. */
export const summary: Shape<typeof zh> = {
  changeOf: (label) => `Change: ${label}`,
}
