/**
 * A signature drawn by hand, as data: strokes of points on a sheet 1000 wide, in whole numbers. It is never a picture, so
 * no bytes travel in it, and it is drawn as sharply on paper as on the phone.
 */
import { Type } from 'typebox'
import type { Static } from 'typebox'

const sheet = 1000
const mostStrokes = 200
/** Of all strokes together: far more than a name takes, too few to fill a disk. */
export const mostSignaturePoints = 3000
/** Narrower and lower than this it is a dot and no name. */
const leastExtent = 60

/** One stroke: x, y, x, y …, from the top left. */
const Stroke = Type.Array(Type.Integer({ minimum: 0, maximum: sheet }), {
  minItems: 4,
  maxItems: mostSignaturePoints * 2,
})

export const SignatureStrokes = Type.Array(Stroke, {
  minItems: 1,
  maxItems: mostStrokes,
  description: '手写的签名：每一笔是 x、y 依次排列的点，画面宽 1000',
})
export type SignatureStrokes = Static<typeof SignatureStrokes>

export interface SignatureBounds {
  x: number
  y: number
  width: number
  height: number
}

/** The smallest box around all strokes. */
export function signatureBounds(strokes: readonly (readonly number[])[]): SignatureBounds {
  const [left, right] = extent(strokes, 0)
  const [top, bottom] = extent(strokes, 1)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function extent(strokes: readonly (readonly number[])[], axis: 0 | 1): [number, number] {
  const values = strokes.flat().filter((_, index) => index % 2 === axis)
  return [Math.min(...values), Math.max(...values)]
}

/** What is wrong with strokes of the right shape: half a point, too many, or nothing that could be a name. */
export function signatureFault(strokes: SignatureStrokes): 'broken' | 'too-many' | 'too-small' | undefined {
  if (strokes.some((stroke) => stroke.length % 2 !== 0)) return 'broken'
  if (strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0) > mostSignaturePoints) return 'too-many'
  const { width, height } = signatureBounds(strokes)
  return Math.max(width, height) < leastExtent ? 'too-small' : undefined
}
