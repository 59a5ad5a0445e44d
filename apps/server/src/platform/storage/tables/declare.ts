/**
 * How a table of a person is declared: its columns, what in it is sealed, and by which keys of a plan it is written. The
 * writer, the types, the list for a change of keys and the distribution all come from these declarations (ADR 0024).
 */
import type { ColumnType } from 'kysely'

/**
 * Whether a writer must say a column (`given`), may leave it out (`may`), or must not say it: the commit knows its own
 * moment (`at`), the version of the person that it makes (`version`) and its place in the audit (`entry`), and the
 * database the rest (`database`).
 */
type Need = 'given' | 'may' | 'at' | 'version' | 'entry' | 'database'

export interface Column<Value = unknown, Needed extends Need = Need, Direct = Value> {
  /** Type of PostgreSQL. */
  readonly type: string
  readonly need: Needed
  readonly nullable: boolean
  /** What is written where a row leaves it out; null unless said. */
  readonly otherwise?: unknown
  /** Of a ciphertext: what it is bound to, with the columns of its row in braces. */
  readonly place?: string
  /** The only ones there are; the check in the database follows them (words.ts). */
  readonly words?: readonly string[]
  /** For the compiler alone: the value as it is read, and as Kysely takes it. */
  readonly values?: { read: Value; direct: Direct }
}

export type Columns = Readonly<Record<string, Column>>

const column = <Value, Direct = Value>(type: string): Column<Value, 'given', Direct> => ({
  type,
  need: 'given',
  nullable: false,
})

export const text = <Value extends string = string>(): Column<Value, 'given'> => column('text')
/** One of a closed list of words. */
export const word = <const Value extends string>(words: readonly Value[]): Column<Value, 'given'> => ({
  ...column<Value>('text'),
  words,
})
/** A plain day, YYYY-MM-DD. */
export const day = (): Column<string, 'given'> => column('date')
export const moment = (): Column<Date, 'given', Date | string> => column('timestamptz')
export const flag = (): Column<boolean, 'given'> => column('bool')
/** A small whole number. */
export const int = <Value extends number = number>(): Column<Value, 'given'> => column('int4')
/** A whole number: an amount in fen, a version. */
export const whole = (): Column<number, 'given'> => column('int8')
/** A decimal, as text: a unit price may be finer than a fen. */
export const decimal = (): Column<string, 'given', string | number> => column('numeric')
export const uuid = (): Column<string, 'given'> => column('uuid')
export const bytes = (): Column<Buffer, 'given'> => column('bytea')
export const texts = (): Column<string[], 'given'> => column('text[]')
export const ints = (): Column<number[], 'given'> => column('int4[]')
export const moments = (): Column<Date[], 'given'> => column('timestamptz[]')
/** A document that is searched. */
export const searched = <Value>(): Column<Value, 'given', string> => column('jsonb')
/** A document that is kept as it was written and given back whole. */
export const kept = <Value>(): Column<Value, 'given', string> => column('json')

/** A ciphertext bound to its place. */
export const sealed = (place: string): Column<Buffer, 'given'> => ({ ...column<Buffer>('bytea'), place })

/** May be null, which is what a row that leaves it out gets. */
export const optional = <Value, Direct>(
  inner: Column<Value, 'given', Direct>,
): Column<Value | null, 'may', Direct | null> =>
  ({ ...inner, need: 'may', nullable: true }) as Column<Value | null, 'may', Direct | null>

/** Never null; a row that leaves it out gets `otherwise`. */
export const or = <Value, Direct>(
  inner: Column<Value, 'given', Direct>,
  otherwise: Value,
): Column<Value, 'may', Direct> => ({ ...inner, need: 'may', otherwise }) as Column<Value, 'may', Direct>

/** The moment of the commit. */
export const atCommit = (): Column<Date, 'at', Date | string> =>
  ({ ...moment(), need: 'at' }) as Column<Date, 'at', Date | string>

/** The version of the person that the commit makes. */
export const madeVersion = (): Column<number, 'version'> =>
  ({ ...whole(), need: 'version' }) as Column<number, 'version'>

/** The place in the person's chain of the audit that the commit takes. */
export const madeEntry = (): Column<number, 'entry'> => ({ ...whole(), need: 'entry' }) as Column<number, 'entry'>

/** When the database wrote it. */
export const written = (): Column<Date, 'database'> => ({ ...moment(), need: 'database' }) as Column<Date, 'database'>

/** How a commit writes rows of a table. What is left out of `set` is the key. */
export type Write<Name extends string = string> =
  /**
   * New rows. `conflict`: what happens where the key is taken already; an error unless said. `after`: the key of a change
   * that frees what these rows take.
   */
  | {
      readonly does: 'insert'
      readonly one?: true
      readonly conflict?: 'leave' | 'replace' | 'add'
      readonly after?: string
    }
  /**
   * Rows found by `by` are changed: `given` columns to what the row says, `at` and `version` to the commit's own.
   * `while`: further SQL that a row must meet, with `t` for the table.
   */
  | {
      readonly does: 'update'
      readonly one?: true
      readonly by: readonly Name[]
      readonly given?: readonly Name[]
      /** Of `given`, only those that a row names change. */
      readonly named?: true
      readonly at?: readonly Name[]
      /** Like `at`, where there is no moment yet. */
      readonly firstAt?: readonly Name[]
      readonly version?: readonly Name[]
      readonly while?: string
    }
  /** Rows found by `by` go. */
  | {
      readonly does: 'remove'
      readonly one?: true
      readonly by: readonly Name[]
      readonly while?: string
    }

export interface PersonTable<C extends Columns = Columns, Writes = Readonly<Record<string, Write>>> {
  readonly columns: C
  /** Primary key after `person_no`. */
  readonly key: readonly string[]
  /** By the key of a plan's changes; a table without one is written by its own room. */
  readonly writes: Writes
}

/** Declares a table; every one has `person_no` in front. */
export function personTable<
  const C extends Columns,
  const Writes extends Readonly<Record<string, Write<keyof C & string>>>,
>(columns: C, key: readonly (keyof C & string)[], writes: Writes): PersonTable<C, Writes> {
  return { columns, key, writes }
}

type Read<C> = C extends { values?: { read: infer Value } } ? Value : never
type Direct<C> = C extends { values?: { direct: infer Value } } ? Value : never
type KyselyColumn<C extends Column> = C extends { need: 'given' | 'at' | 'entry' }
  ? ColumnType<Read<C>, Direct<C>, Direct<C>>
  : ColumnType<Read<C>, Direct<C> | undefined, Direct<C>>

/** The table as Kysely sees it. */
export type TableOf<T> =
  T extends PersonTable<infer C, unknown> ? { person_no: string } & { [Name in keyof C]: KyselyColumn<C[Name]> } : never

type Given<C> = Read<C> extends Date | null ? Read<C> | string : Read<C>
type Names<C extends Columns, Needed extends Need> = {
  [Name in keyof C]: C[Name] extends { need: Needed } ? Name : never
}[keyof C]

/** A row to be written: JSON columns as plain values; the person, the moment and the version are put in. */
export type NewRow<C extends Columns> = { [Name in Names<C, 'given'>]: Given<C[Name]> } & {
  [Name in Names<C, 'may'>]?: Given<C[Name]> | undefined
}

type Key<C extends Columns, By> = By extends readonly (infer Name)[]
  ? { [Each in Name & keyof C]: NonNullable<Given<C[Each]>> }
  : never
type GivenOf<C extends Columns, W> = W extends { given: readonly (infer Name)[]; named: true }
  ? { [Each in Name & keyof C]?: Given<C[Each]> }
  : W extends { given: readonly (infer Name)[] }
    ? { [Each in Name & keyof C]: Given<C[Each]> }
    : unknown
type RowOf<C extends Columns, W> = W extends { does: 'insert' }
  ? NewRow<C>
  : W extends { by: infer By }
    ? Key<C, By> & GivenOf<C, W>
    : never
type RowsOf<C extends Columns, W> = W extends { one: true } ? RowOf<C, W> : RowOf<C, W>[]

type WritesOf<T> =
  T extends PersonTable<infer C, infer Writes> ? { [Name in keyof Writes]?: RowsOf<C, Writes[Name]> } : never
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type Flat<T> = { [Name in keyof T]: T[Name] }

/** Everything that a plan may say, by the keys of all tables. */
export type ChangesOf<Tables> = Flat<Intersection<{ [T in keyof Tables]: WritesOf<Tables[T]> }[keyof Tables]>>
