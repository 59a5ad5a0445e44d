import type { errorSummary as zh } from '../zh/error-summary.ts'
import type { Shape } from '../shape.ts'

/** Everything that is wrong with a form. */
export const errorSummary: Shape<typeof zh> = {
  title: (count) => (count === 1 ? 'One thing to change' : `${String(count)} things to change`),
}
