/** Strokes of a signature: x, y, x, y … in whole numbers from 0 to 1000, from the top left of a sheet 1000 wide. */

export type Strokes = readonly (readonly number[])[]

const sheet = 1000
/** Nearer than this to the last point nothing new is to be seen. */
const leastStep = 5

/** The stroke with one more point, given in pixels of the sheet; as it was where the point is hardly further on. */
export function extend(stroke: readonly number[], x: number, y: number, scale: number): number[] {
  const [left, top] = [onSheet(x * scale), onSheet(y * scale)]
  const [lastX, lastY] = stroke.slice(-2)
  if (lastX !== undefined && lastY !== undefined && Math.hypot(left - lastX, top - lastY) < leastStep)
    return [...stroke]
  return [...stroke, left, top]
}

/** How many points the strokes have together. */
export function pointsOf(strokes: Strokes): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0)
}

function onSheet(value: number): number {
  return Math.min(sheet, Math.max(0, Math.round(value)))
}

/** The strokes as the path of an SVG, bent smoothly through their points. */
export function pathOf(strokes: Strokes): string {
  return strokes.map(strokePath).join('')
}

function strokePath(stroke: readonly number[]): string {
  const points = Array.from({ length: Math.floor(stroke.length / 2) }, (_, at) => [
    stroke[2 * at]!,
    stroke[2 * at + 1]!,
  ])
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return ''
  const bends = points.slice(1, -1).map(([x, y], at) => {
    const [nextX, nextY] = points[at + 2]!
    return `Q${String(x)} ${String(y)} ${String((x! + nextX!) / 2)} ${String((y! + nextY!) / 2)}`
  })
  return `M${first.join(' ')}${bends.join('')}L${last.join(' ')}`
}
