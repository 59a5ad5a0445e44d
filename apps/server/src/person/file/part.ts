/** What one part of a person's file is: some columns of the one statement, and what they are made into. */
import type { CommandKey, Database } from '../../platform/storage/index.ts'

/** Where a file is read from. */
export type Records = Pick<Database, 'pool' | 'ciphers'>

/** Whose file is asked for, and what of it. What is not named is not found: a file without `visitId` has no visit. */
export interface FileQuery {
  personNo: string
  visitId?: string
  institution?: string
  /** The command that is being run, so that the same statement says whether it took effect before. */
  command?: CommandKey
}

/** What a part is read for, beside its columns. */
export interface Reading {
  db: Records
  query: FileQuery
}

/**
 * One part. In its SQL `s` is the person's row of `person_state`, and `:person`, `:visit`, `:institution`, `:source`,
 * `:name`, `:key` stand for what the query names.
 */
export interface Part<Key extends string, Value> {
  /** Its name in the file. Two parts of one key are the same thing read to a different depth. */
  key: Key
  /** Tables of which it takes one row at most; parts that join the same text share it. */
  join?: string
  /**
   * Rows that others than the commits about the person write: its version does not say whether they are still so, and a
   * file that is kept reads them anew.
   */
  unguarded?: true
  /** Its columns; `read` is given their values in this order. */
  columns: readonly string[]
  // A method, so that each part can say what types its columns have.
  read(values: readonly unknown[], reading: Reading): Value | Promise<Value>
}

/** The rows of a select as one column: a list, null where there are none. json, for nothing looks into it on the way. */
export const list = (select: string): string => `(select json_agg(r) from (${select}) r)`

/** Bytes come as PostgreSQL's hexadecimal text inside of JSON. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}
