/** Scores that what lies far outside cannot hide in: median and median distance instead of mean and deviation. */

/** What turns a median distance into a standard deviation where values are spread as usual (normally). */
const MAD_SCALE = 1.4826
/** The same for the mean distance, which stands in where more than half of the values are equal. */
const MEAN_SCALE = 1.2533

/** The middle of numbers; the mean of the two middle ones where their count is even, 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  if (sorted.length === 0) return 0
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}

/**
 * The robust z-score of values of a group. Where all are equal there is no spread to measure by, and every value has 0.
 * @example robustZ([1, 2, 3, 4, 100]).zOf(100) // about 65
 */
export function robustZ(values: readonly number[]): { median: number; zOf: (value: number) => number } {
  const median = medianOf(values)
  const distances = values.map((value) => Math.abs(value - median))
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length)
  const spread = medianOf(distances) * MAD_SCALE || mean * MEAN_SCALE
  return { median, zOf: (value) => (spread === 0 ? 0 : (value - median) / spread) }
}
