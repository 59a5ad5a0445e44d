/**
 * How the input of a transaction of the national hospital interface is written down: nodes of fields, each with its
 * Chinese label, its kind and how much it is needed. One small table a transaction lies beside this file; the reader
 * in `read.ts` turns a message into typed values by it.
 *
 * "must" refuses the message; "should" is what the interface document asks for and what real hospital systems
 * nevertheless leave out now and then: the message goes on and the reply warns. Regional editions mark more fields
 * required than the national baseline, and real clients never send those, so they are "may".
 */

import { codeTables } from './codes.ts'
import type { CodeTable } from './codes.ts'
import type { Flags } from './flags.ts'

export type Need = 'must' | 'should' | 'may'

interface TextField {
  kind: 'text'
  label: string
  /** Characters in the interface document. Practice goes beyond it for names, so the reader allows at least 200. */
  length: number
  need: Need
}
interface DecimalField {
  kind: 'decimal'
  label: string
  /** Places after the point; the value is read as a whole number of that unit (scale 2: fen). */
  scale: number
  /** A sum over many bills, which may come to more than any single one. */
  ofMany?: true
  need: Need
}
interface TimeField {
  kind: 'time'
  label: string
  need: Need
}
interface CodeField {
  kind: 'code'
  label: string
  /** The table that the value has to stand in. */
  table: CodeTable
  need: Need
}
/** `exp_content`: a JSON text inside the JSON, holding the flags of the cross-region standard; plain fields beside it count too. */
interface FlagsField {
  kind: 'flags'
  label: string
  need: Need
}
/** The content of a file: Base64, or the list of its bytes. */
interface BytesField {
  kind: 'bytes'
  label: string
  need: Need
}
export type Field = TextField | DecimalField | TimeField | CodeField | FlagsField | BytesField

export interface NodeSpec<F extends Record<string, Field> = Record<string, Field>> {
  /** `one` object, `many` objects, or `either`: some clients send one object where a list is meant. */
  shape: 'one' | 'many' | 'either'
  /** A list that may be missing or empty. */
  optional: boolean
  fields: F
}
export type InputSpec = Record<string, NodeSpec>

type ValueOf<F extends Field> = F extends DecimalField
  ? number
  : F extends FlagsField
    ? Flags
    : F extends BytesField
      ? Uint8Array
      : string
type RowOf<F extends Record<string, Field>> = { [K in keyof F]: ValueOf<F[K]> }
/** The typed input that a spec describes: texts and bytes (empty when not sent), scaled whole numbers (0 when not sent). */
export type InputOf<S extends InputSpec> = {
  [K in keyof S]: S[K]['shape'] extends 'one' ? RowOf<S[K]['fields']> : RowOf<S[K]['fields']>[]
}

export const text = <N extends Need>(label: string, length: number, need: N) =>
  ({ kind: 'text', label, length, need }) as const
export const decimal = <N extends Need>(label: string, scale: number, need: N) =>
  ({ kind: 'decimal', label, scale, need }) as const
/** A sum in yuan over many bills. */
export const sum = <N extends Need>(label: string, need: N) =>
  ({ kind: 'decimal', label, scale: 2, ofMany: true, need }) as const
export const time = <N extends Need>(label: string, need: N) => ({ kind: 'time', label, need }) as const
export const code = <N extends Need>(label: string, table: keyof typeof codeTables, need: N) =>
  ({ kind: 'code', label, table: codeTables[table], need }) as const
export const bytes = <N extends Need>(label: string, need: N) => ({ kind: 'bytes', label, need }) as const
export const flags = (label = '字段扩展') => ({ kind: 'flags', label, need: 'may' }) as const

export const one = <F extends Record<string, Field>>(fields: F) => ({ shape: 'one', optional: false, fields }) as const
export const many = <F extends Record<string, Field>>(fields: F, optional = false) =>
  ({ shape: 'many', optional, fields }) as const
export const either = <F extends Record<string, Field>>(fields: F) =>
  ({ shape: 'either', optional: false, fields }) as const
