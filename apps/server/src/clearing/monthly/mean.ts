/** The one place where figures of payment methods are rounded: a mean, half up to the fen. */

/** Fen by a count above nought; undefined of none. */
export function meanOf(fen: number, count: number): number | undefined {
  return count === 0 ? undefined : Math.floor((2 * fen + count) / (2 * count))
}
