/**
 * Kinds of value that a file of dated rules may have (filing.yaml, claims.yaml, contributions.yaml): how each is read, and how an editor checks it. Which
 * name has which kind is a table beside the law it belongs to; the value, its day and its article stand in the pool's file.
 */
import { formatDay } from '../days.ts'
import { QUANTITIES } from './figure-places.ts'
import type { FigurePlace, Quantity } from './figure-places.ts'
import type { Unit } from './figure.ts'
import { shown } from './read.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

/** A kind of value: how it is read, and how an editor checks it (JSON Schema). */
export interface Kind<T> {
  /** What a number of it counts; `unit:` may say it, and nothing else. */
  unit?: Unit
  read(reader: PolicyReader, node: YamlNode, what: string): T | undefined
  schema: Readonly<Record<string, unknown>>
}

type WholeUnit = 'days' | 'months' | 'working-days' | 'count'

/** The names that a file may use, each with its kind; a name is `figure` or `section.figure`. */
export type Kinds<N extends string = string> = Readonly<Record<N, Kind<unknown>>>

export const flag: Kind<boolean> = {
  read: (reader, node, what) => reader.bool(node, what),
  schema: { enum: ['yes', 'no', true, false] },
}

/** A figure of a place, in its range: ppm for percent, fen for yuan. */
export function figure({ takes: [quantity] }: FigurePlace): Kind<number> {
  return {
    unit: quantity.unit,
    read: (reader, node, what) => reader.figure(node, quantity, what),
    schema: rangeSchema(quantity),
  }
}

function rangeSchema({ least, most, zero }: Quantity): Kind<number>['schema'] {
  const range = { type: 'number', minimum: least, maximum: most }
  return zero ? { anyOf: [{ const: 0 }, range] } : range
}

/** A whole number of a unit, in its range. */
export function whole(unit: WholeUnit): Kind<number> {
  const { least, most } = QUANTITIES[unit]
  return {
    unit,
    read: (reader, node, what) => reader.whole(node, unit, what),
    schema: { type: 'integer', minimum: least, maximum: most },
  }
}

/** One value or several of a kind. */
export function listOf<T>(one: Kind<T>): Kind<readonly T[]> {
  return {
    read: (reader, node, what) => {
      const items = node.kind === 'list' ? node.items : [node]
      const found = items.map((item) => one.read(reader, item, what)).filter((item) => item !== undefined)
      return found.length === items.length ? found : undefined
    },
    schema: { anyOf: [one.schema, { type: 'array', items: one.schema }] },
    ...(one.unit === undefined ? {} : { unit: one.unit }),
  }
}

export const texts = listOf<string>({
  read: (reader, node, what) => reader.text(node, what),
  schema: { type: 'string' },
})

/** A word out of a closed list. */
export function word<T extends string>(...known: readonly T[]): Kind<T> {
  return { read: (reader, node, what) => reader.word(node, known, what), schema: { enum: [...known] } }
}

/** Words out of a closed list. */
export function words<T extends string>(...known: readonly T[]): Kind<readonly T[]> {
  return listOf(word(...known))
}

/** A whole number of a unit, or one of some words: `12`, `no-end`. */
export function wholeOr<T extends string>(unit: WholeUnit, ...known: readonly T[]): Kind<number | T> {
  const number = whole(unit)
  return {
    unit,
    read: (reader, node, what) => {
      if (node.kind === 'scalar' && (known as readonly string[]).includes(node.text)) return node.text as T
      if (node.kind === 'scalar' && /^[-－−]?[\d０-９]/.test(node.text)) return number.read(reader, node, what)
      return reader.fault(
        node.at,
        'wrong-value',
        shown(node),
        `${what}不能是“${shown(node)}”`,
        `${QUANTITIES[unit].rule}，或者 ${known.join('、')}`,
      )
    },
    schema: { anyOf: [number.schema, { enum: [...known] }] },
  }
}

/** A day, as text `YYYY-MM-DD`. */
export const day: Kind<string> = {
  read: (reader, node, what) => {
    const read = reader.day(node, what)
    return read === undefined ? undefined : formatDay(read)
  },
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
}

/** A code of the table of places; that there is such a place is checked when the law is read. */
export const place: Kind<string> = {
  read: (reader, node, what) => reader.text(node, what),
  schema: { type: 'string', pattern: '^\\d{6}$' },
}
