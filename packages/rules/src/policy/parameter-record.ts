/** What a parameter is once it is read, and while it is. */
import type { Axis } from './axes.ts'
import type { At } from './faults.ts'
import type { Figure, Unit } from './figure.ts'
import type { Quantity } from './figure-places.ts'
import type { Key } from './keys.ts'
import type { PolicyScope } from './scope.ts'

/** A number as it stands in the file, and what the faults call it. */
interface WrittenFigure {
  text: string
  what: string
  at: At
}

export interface Version {
  from: number
  /** Last day in force, or FOREVER. */
  to: number
  cells: (Figure | undefined)[]
}

export interface Parameter {
  name: string
  title: string
  unit: Unit
  quantity: Quantity
  axes: readonly Axis[]
  versions: readonly Version[]
  at: At
  /** Whose share the file says its numbers are; undefined where it says nothing. */
  states: 'fund' | 'person' | undefined
  /** Every number of the file, for the place that uses it. */
  written: readonly WrittenFigure[]
  /** Words that a table writes by their name, to find those that no case can have. */
  namedWords: readonly { key: Key; word: number; text: string; at: At }[]
  /** Whether it was read without a fault; only then what it decides can be checked. */
  sound: boolean
}

/** A parameter while it is read. */
export interface ParameterDraft {
  scope: PolicyScope
  name: string
  title: string
  /** What the faults call it. */
  what: string
  quantity: Quantity
  states: Parameter['states']
  axes: readonly Axis[]
  written: WrittenFigure[]
  namedWords: Parameter['namedWords'][number][]
}
