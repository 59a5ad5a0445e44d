import type { chart as zh } from '../zh/chart.ts'
import type { Shape } from '../shape.ts'

/** Amounts as a picture and as a table. */
export const chart: Shape<typeof zh> = {
  unit: 'in yuan',
  unitOf: (what) => `in ${what}`,
  numbers: 'Each number',
}
