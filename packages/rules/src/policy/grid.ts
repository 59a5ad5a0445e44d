/** A parameter on one day as a flat table, so that the engine finds a figure by one look-up. */
import { FOREVER } from '../days.ts'
import { deriveValue } from '../mechanisms/derived-rate.ts'
import type { Figure } from './figure.ts'
import { KEY_INDEX } from './keys.ts'
import type { Situation } from './keys.ts'
import type { Parameter, Version } from './parameter.ts'

/** A parameter on one day, flat: the figure of a situation is one look-up. */
export interface Grid {
  readonly count: number
  readonly keyIndex: Int32Array
  readonly strides: Int32Array
  readonly ranges: readonly (Int16Array | undefined)[]
  /** True where a key is cut into ranges. */
  readonly ranged: boolean
  readonly values: Float64Array
  readonly figures: readonly (Figure | undefined)[]
  /** True where no cell is provisional or open, so that the engine need not look. */
  readonly plain: boolean
  /** True where some cell is open. */
  readonly hasOpen: boolean
  /** True where every cell is open. */
  readonly allOpen: boolean
}

/** Number of the cell that a situation falls into. Most tables have two word keys or fewer; they take the short way. */
export function cellOf(grid: Grid, situation: Situation): number {
  const { count, keyIndex, strides } = grid
  if (count === 0) return 0
  if (!grid.ranged) {
    let cell = situation[keyIndex[0]!]! * strides[0]!
    if (count > 1) cell += situation[keyIndex[1]!]! * strides[1]!
    for (let axis = 2; axis < count; axis++) cell += situation[keyIndex[axis]!]! * strides[axis]!
    return cell
  }
  let cell = 0
  for (let axis = 0; axis < count; axis++) {
    const raw = situation[keyIndex[axis]!]!
    const ranges = grid.ranges[axis]
    cell += (ranges ? ranges[raw]! : raw) * strides[axis]!
  }
  return cell
}

function versionOn(parameter: Parameter, day: number): Version | undefined {
  let found: Version | undefined
  for (const version of parameter.versions) if (version.from <= day && day <= version.to) found = version
  return found
}

/** Compiles a parameter for a day; undefined when nothing is in force. Derived figures are worked out here. */
export function gridOn(parameter: Parameter, day: number): Grid | undefined {
  const version = versionOn(parameter, day)
  if (!version) return undefined
  const indexOf = (words: readonly string[]): number =>
    parameter.axes.reduce(
      (offset, axis, index) => offset * axis.labels.length + Math.max(0, axis.labels.indexOf(words[index]!)),
      0,
    )
  const figures = version.cells.map((figure) => {
    if (!figure?.derived) return figure
    const base = version.cells[indexOf(figure.derived.cell)]
    if (!base || base.derived) return undefined
    const value = deriveValue(base.value, figure.derived.does, figure.derived.factorPpm)
    return { ...figure, value, status: base.status === 'stated' ? figure.status : base.status }
  })
  const strides = new Int32Array(parameter.axes.length)
  let stride = 1
  for (let axis = parameter.axes.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= parameter.axes[axis]!.labels.length
  }
  return {
    count: parameter.axes.length,
    keyIndex: Int32Array.from(parameter.axes, (axis) => KEY_INDEX[axis.key]),
    strides,
    ranges: parameter.axes.map((axis) => axis.ranges),
    ranged: parameter.axes.some((axis) => axis.ranges !== undefined),
    values: Float64Array.from(figures, (figure) => figure?.value ?? Number.NaN),
    figures,
    plain: figures.every((figure) => figure === undefined || figure.status === 'stated'),
    hasOpen: figures.some((figure) => figure?.status === 'open'),
    allOpen: figures.every((figure) => figure === undefined || figure.status === 'open'),
  }
}

/** The days on which a parameter changes. */
export function daysOfChange(parameter: Parameter): number[] {
  return parameter.versions.flatMap((version) =>
    version.to === FOREVER ? [version.from] : [version.from, version.to + 1],
  )
}
