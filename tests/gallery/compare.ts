/** Whether two pictures show the same, and a third that shows where they do not. */
import pixelmatch from 'pixelmatch'
import type { Picture } from './png.ts'

/** How far two colours may lie apart, of 1 between black and white: less than the eye sees on a flat ground. */
const colourDistance = 0.04

/** So many points may differ within a square of this edge: a letter moved by a hair, not a letter that is another. */
const windowPoints = 16
const strayPoints = 6

/** A straight edge of so many points: longer than any stroke of a letter. */
const edgePoints = 12

export interface Difference {
  /** What to say of it. */
  words: string
  /** Both pictures faint, what differs in red. */
  picture: Picture
}

/** Undefined where both show the same. */
export function differenceOf(kept: Picture, now: Picture, edgesSettled = false): Difference | undefined {
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
  if (sameSize && !edgesSettled && differenceOf(kept, withEdgesOf(kept, now), true) === undefined) return undefined
  const count = measured(Infinity, points)
  const sizes = `${sizeOf(kept)} then, ${sizeOf(now)} now; `
  return { words: `${sameSize ? '' : sizes}${String(count)} points differ`, picture: { width, height, points } }
}

/**
 * The picture with every straight edge where the other one has it that stands a point beside: a line that falls between two rows
 * of points is drawn on the one, on the other or on both, as it comes.
 */
function withEdgesOf(kept: Picture, now: Picture): Picture {
  const { width, height } = now
  const points = Uint8Array.from(now.points)
  const row = width * 4
  const settle = (lines: number, length: number, along: number, across: number): void => {
    for (let line = 1; line < lines - 1; line++)
      for (let from = 0, to = 0; from < length; from = to + 1) {
        for (to = from; to < length && isBeside(kept.points, now.points, line * across + to * along, across); to++);
        if (to - from < edgePoints) continue
        for (let at = from; at < to; at++) {
          const place = line * across + at * along
          points.set(kept.points.subarray(place, place + 4), place)
        }
      }
  }
  settle(height, width, 4, row)
  settle(width, height, row, 4)
  return { width, height, points }
}

/** Whether two pictures differ at a point where both have an edge, and what one has there the other has there or on either side. */
function isBeside(one: Uint8Array, other: Uint8Array, at: number, across: number): boolean {
  const isSame = one[at] === other[at] && one[at + 1] === other[at + 1] && one[at + 2] === other[at + 2]
  if (isSame || !hasEdge(one, at, across) || !hasEdge(other, at, across)) return false
  return liesWithin(one, other, at, across) || liesWithin(other, one, at, across)
}

/** The least step of a colour, of 255, that is an edge. */
const edgeStep = 8

/** The smallest and the largest of a colour at a point and on either side of it. */
function rangeAt(points: Uint8Array, colour: number, across: number): [least: number, most: number] {
  const [before, here, after] = [points[colour - across]!, points[colour]!, points[colour + across]!]
  return [Math.min(before, here, after), Math.max(before, here, after)]
}

function hasEdge(points: Uint8Array, at: number, across: number): boolean {
  const [least, most] = rangeAt(points, at, across)
  return most - least >= edgeStep
}

function liesWithin(one: Uint8Array, other: Uint8Array, at: number, across: number): boolean {
  return [at, at + 1, at + 2].every((colour) => {
    const [least, most] = rangeAt(other, colour, across)
    return one[colour]! >= least && one[colour]! <= most
  })
}

const sizeOf = ({ width, height }: Picture): string => `${String(width)}×${String(height)}`

/** The picture on a transparent sheet that may be larger. */
function onSheet({ width, height, points }: Picture, sheetWidth: number, sheetHeight: number): Uint8Array {
  if (width === sheetWidth && height === sheetHeight) return points
  const sheet = new Uint8Array(sheetWidth * sheetHeight * 4)
  for (let y = 0; y < height; y++) sheet.set(points.subarray(y * width * 4, (y + 1) * width * 4), y * sheetWidth * 4)
  return sheet
}
