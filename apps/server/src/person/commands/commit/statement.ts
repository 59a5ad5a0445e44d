/**
 * One prepared statement for the shape of a commit: which tables it writes, one row or several, and what a row names. It
 * is composed once a shape and kept; a commit then only hands over its values (ADR 0024).
 *
 * The gate is the row of `person_state`. It is passed when the version is the one that was computed from and every
 * condition holds, and then it holds the row until the transaction ends; every write takes its rows from the gate and
 * writes nothing where there is none. Conditions look at the records as they were when the statement began: where the
 * version still is the one that was given, nothing has changed since.
 */
import { personTables } from '../../../platform/storage/index.ts'
import type { CommandKey, PersonTable, Write } from '../../../platform/storage/index.ts'
import { conditions, sumsThere } from './conditions/index.ts'
import type { Condition } from './conditions/index.ts'
import { sourceOf, writtenColumns, type Row } from './source.ts'
import { personParam, subtractSql, writeSql, type Written } from './writes.ts'

/** The rows of a commit by the keys of the declared tables, and what the gate compares and adds. */
export interface Rows {
  /** Undefined: whatever the version is now. */
  version: number | undefined
  /** A command of which it must be asked whether it is new. */
  command: CommandKey | undefined
  currentFen: number
  pastFen: number
  byKey: ReadonlyMap<string, readonly Row[]>
  /** The sums of a year shrink. */
  subtracts: boolean
}

interface Statement {
  /** Undefined: not to be kept by a connection either. */
  name: string | undefined
  text: string
  /** The parameters after the person and the moment, in their order. */
  values: ((rows: Rows) => unknown)[]
}

/** Every key that a plan may name, in the order of the declarations. */
const writes: ReadonlyMap<string, Written> = new Map(
  Object.entries<PersonTable>(personTables).flatMap(([table, declared]) =>
    Object.entries(declared.writes).map(([key, write]): [string, Written] => [key, { table, declared, write }]),
  ),
)

/** Whether a key is one that a declared table is written by. */
export const isWritten = (key: string): boolean => writes.has(key)

/** Of rows that change the same row of a table one that says it all: a statement changes a row only once. */
export function oneOfEach(key: string, rows: readonly Row[]): readonly Row[] {
  const { write } = writes.get(key)!
  if (write.does !== 'update' || rows.length < 2) return rows
  const same = Map.groupBy(rows, (row) => JSON.stringify(write.by.map((name) => row[name])))
  return [...same.values()].map((changes): Row => Object.assign({}, ...changes) as Row)
}

/** The same rows with their keys in the order of the declarations, so that a shape has one statement. */
export const inOrder = (byKey: ReadonlyMap<string, readonly Row[]>): ReadonlyMap<string, readonly Row[]> =>
  new Map([...writes.keys()].flatMap((key) => (byKey.has(key) ? [[key, byKey.get(key)!]] : [])))

const kept = new Map<string, Statement>()
/** Far more shapes than commands have; beyond it a statement is composed each time, rather than kept for ever. */
const mostKept = 500

/** The statement for these rows with its values. */
export function statementFor(
  rows: Rows,
  personNo: string,
  at: Date,
): { name?: string; text: string; values: unknown[] } {
  const shape = shapeOf(rows)
  let statement = kept.get(shape)
  if (statement === undefined) {
    const isKept = kept.size < mostKept
    statement = compose(rows, isKept ? `commit-${String(kept.size + 1)}` : undefined)
    if (isKept) kept.set(shape, statement)
  }
  return {
    ...(statement.name === undefined ? {} : { name: statement.name }),
    text: statement.text,
    values: [personNo, at, ...statement.values.map((value) => value(rows))],
  }
}

/** What decides the text of the statement. */
function shapeOf(rows: Rows): string {
  const parts = [rows.version === undefined ? 'any' : 'version', rows.command === undefined ? 'work' : 'command']
  if (rows.currentFen !== 0 || rows.pastFen !== 0) parts.push('balances')
  if (rows.subtracts) parts.push('subtracts')
  for (const [key, list] of rows.byKey) {
    const { write } = writes.get(key)!
    const named = write.does === 'update' && write.named === true ? `(${namedBy(list)})` : ''
    parts.push(`${key}${named}${list.length === 1 ? '' : '*'}`)
  }
  return parts.join(' ')
}

/** What the rows of a change name; what one of them names, all do. */
function namedBy(rows: readonly Row[]): string {
  const [first, ...others] = rows.map((row) => Object.keys(row).sort().join())
  if (others.some((names) => names !== first)) throw new Error(`rows of one change name different columns: ${first!}`)
  return first!
}

function compose(rows: Rows, name: string | undefined): Statement {
  const values: ((rows: Rows) => unknown)[] = []
  const take = (type: string, value: (rows: Rows) => unknown): string => {
    values.push(value)
    return `$${String(values.length + 2)}::${type}`
  }
  const checks: { name: string; sql: string }[] = []
  if (rows.command !== undefined) checks.push({ name: 'new', sql: newCommand(take) })
  const parts: string[] = []
  for (const [key, list] of rows.byKey) {
    const written = writes.get(key)!
    const { declared, write } = written
    const names = writtenColumns(declared.columns, write, Object.keys(list[0]!))
    const source = sourceOf(declared.columns, names, list.length > 1, (type, value) =>
      take(type, (all) => value(all.byKey.get(key)!)),
    )
    const subtracts = key === 'year_sums' && rows.subtracts
    for (const condition of subtracts ? [sumsThere] : conditionsOf(key))
      checks.push({ name: condition.name, sql: condition.holds(source) })
    parts.push(
      `${key}_ as (${subtracts ? subtractSql(written, source) : writeSql(written, source, freedBy(write, rows))})`,
    )
  }
  const answer = ['(select version from gate) as version', ...checks.map((check) => `checks."${check.name}"`)]
  const text = `with ${[...checksSql(checks), gateSql(rows, checks, take), ...parts].join(',\n')}
    select ${answer.join(', ')}${checks.length === 0 ? '' : ' from checks'}`
  return { name, text, values }
}

const conditionsOf = (key: string): Condition[] => conditions.filter((condition) => condition.of === key)

function freedBy(write: Write, rows: Rows): string | undefined {
  return write.does === 'insert' && write.after !== undefined && rows.byKey.has(write.after)
    ? `${write.after}_`
    : undefined
}

function checksSql(checks: readonly { name: string; sql: string }[]): string[] {
  if (checks.length === 0) return []
  return [`checks as materialized (select ${checks.map(({ name, sql }) => `${sql} as "${name}"`).join(',\n')})`]
}

function gateSql(
  rows: Rows,
  checks: readonly { name: string }[],
  take: (type: string, value: (rows: Rows) => unknown) => string,
): string {
  const moves = rows.currentFen !== 0 || rows.pastFen !== 0
  const set = [
    'version = s.version + 1',
    'audit_count = s.audit_count + 1',
    ...(moves
      ? [
          `account_current_fen = s.account_current_fen + ${take('int8', (all) => all.currentFen)}`,
          `account_past_fen = s.account_past_fen + ${take('int8', (all) => all.pastFen)}`,
        ]
      : []),
  ]
  const where = [
    `s.person_no = ${personParam}`,
    ...(rows.version === undefined ? [] : [`s.version = ${take('int8', (all) => all.version)}`]),
    ...checks.map((check) => `checks."${check.name}"`),
  ]
  return `gate as (
    update person_state s set ${set.join(', ')}${checks.length === 0 ? '' : ' from checks'} where ${where.join(' and ')}
    returning s.version, s.audit_count)`
}

/** True where this command has neither taken effect nor been taken back, and its key stands for no other input. */
function newCommand(take: (type: string, value: (rows: Rows) => unknown) => string): string {
  const [source, name, key] = [
    take('text', ({ command }) => command!.source),
    take('text', ({ command }) => command!.name),
    take('text', ({ command }) => command!.key),
  ]
  const input = take('bytea', ({ command }) => Buffer.from(command!.inputHash))
  const single = take('bool', ({ command }) => command!.single)
  return `not exists (select from journal j
                       where j.person_no = $1 and j.source = ${source} and j.name = ${name} and j.key = ${key}
                         and (j.input_hash = ${input} or ${single}))
      and not exists (select from journal j
                       where j.person_no = $1 and j.source = ${source} and j.withdrew_name = ${name}
                         and j.withdrew_key = ${key})`
}
