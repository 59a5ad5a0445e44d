import type { Standing } from './benefits.ts'

/** What says of a person that the years to retire with benefits are not complete (P9). */
type YearsMissing = (standing: Standing) => boolean

/** Each record that can say so; none yet: years of before are not on record here, and count as complete until one says otherwise. */
const saying: readonly YearsMissing[] = []

/** Whether the years to retire with benefits are complete. */
export function yearsAreComplete(standing: Standing): boolean {
  return !saying.some((says) => says(standing))
}
