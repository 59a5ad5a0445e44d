/** Whether two pictures show the same, and a third that shows where they do not. */
import pixelmatch from 'pixelmatch'
import type { Picture } from './png.ts'

/** How far two colours may lie apart, of 1 between black and white: less than the eye sees on a flat ground. */
const colourDistance = 0.04

/** So many points may differ within a square of this edge: a letter moved by a hair, not a letter that is another. */
const windowPoints = 16
const strayPoints = 6

export interface Difference {
  /** What to say of it. */
  words: string
  /** Both pictures faint, what differs in red. */
  picture: Picture
}

/** Undefined where both show the same. */
export function differenceOf(kept: Picture, now: Picture): Difference | undefined {
  const width = Math.max(kept.width, now.width)
  const height = Math.max(kept.height, now.height)
  const points = new Uint8Array(width * height * 4)
  const measured = (windowSize: number, output?: Uint8Array): number =>
    pixelmatch(onSheet(kept, width, height), onSheet(now, width, height), output, width, height, {
      threshold: colourDistance,
      windowSize,
    })
  const sameSize = kept.width === now.width && kept.height === now.height
  if (sameSize && measured(windowPoints) <= strayPoints) return undefined
  const count = measured(Infinity, points)
  const sizes = `${sizeOf(kept)} then, ${sizeOf(now)} now; `
  return { words: `${sameSize ? '' : sizes}${String(count)} points differ`, picture: { width, height, points } }
}

const sizeOf = ({ width, height }: Picture): string => `${String(width)}×${String(height)}`

/** The picture on a transparent sheet that may be larger. */
function onSheet({ width, height, points }: Picture, sheetWidth: number, sheetHeight: number): Uint8Array {
  if (width === sheetWidth && height === sheetHeight) return points
  const sheet = new Uint8Array(sheetWidth * sheetHeight * 4)
  for (let y = 0; y < height; y++) sheet.set(points.subarray(y * width * 4, (y + 1) * width * 4), y * sheetWidth * 4)
  return sheet
}
