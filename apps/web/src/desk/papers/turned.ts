/** How a paper lies before the reader: turned by quarters, larger or smaller. */

/** Steps of the glass, as parts of the width of the pane; 1 fits the width. */
const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

export interface Lying {
  /** Degrees clockwise: 0, 90, 180 or 270. */
  turn: number
  zoom: number
}

export const upright: Lying = { turn: 0, zoom: 1 }

/** A quarter to the right (1) or to the left (-1). */
export const turned = (lying: Lying, by: 1 | -1): Lying => ({ ...lying, turn: (lying.turn + by * 90 + 360) % 360 })

/** One step nearer (1) or further away (-1); at the end of the steps it stays. */
export function zoomed(lying: Lying, by: 1 | -1): Lying {
  const next = by === 1 ? steps.find((step) => step > lying.zoom) : steps.findLast((step) => step < lying.zoom)
  return { ...lying, zoom: next ?? lying.zoom }
}

/** Whether width and height have changed places. */
export const liesAcross = ({ turn }: Lying): boolean => turn % 180 !== 0
