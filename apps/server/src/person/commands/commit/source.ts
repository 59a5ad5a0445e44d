/** The rows of one change as a statement sees them: a table expression named `k` over the statement's parameters. */
import type { Column, Columns, Write } from '../../../platform/storage/index.ts'

/** The rows that a commit writes under one key. */
export type Row = Readonly<Record<string, unknown>>

/** Takes a value of a commit into the parameters of its statement, and gives its place (`$7::text`). */
type Take = (type: string, value: (rows: readonly Row[]) => unknown) => string

export interface Source {
  /** `(values …) as k (…)` of one row, `unnest(…) as k (…)` of several. */
  rows: string
  /** How many rows there are, as SQL. */
  count: string
  columns: readonly string[]
  /** A column of the row, of the type of the table. */
  of(column: string): string
}

/** Arrays inside arrays would lose their edges, so that a column of arrays travels as JSON. */
const isArray = ({ type }: Column) => type.endsWith('[]')

/** What a row says for a column as the driver takes it. */
export function valueOf(column: Column, said: unknown): unknown {
  const value = said === undefined ? (column.otherwise ?? null) : said
  if (value === null) return null
  return column.type === 'json' || column.type === 'jsonb' ? JSON.stringify(value) : value
}

/** The columns that the rows of a write bring along. */
export function writtenColumns(columns: Columns, write: Write, named: readonly string[]): string[] {
  if (write.does === 'insert')
    return Object.keys(columns).filter((name) => columns[name]!.need === 'given' || columns[name]!.need === 'may')
  if (write.does === 'remove') return [...write.by]
  const given = write.given ?? []
  return [...write.by, ...(write.named === true ? given.filter((name) => named.includes(name)) : given)]
}

/** The rows of a change as a table expression; one row alone comes without an array around each value. */
export function sourceOf(columns: Columns, names: readonly string[], many: boolean, take: Take): Source {
  const list = names.join(', ')
  if (!many) {
    const values = names.map((name) => {
      const column = columns[name]!
      return take(column.type, ([row]) => valueOf(column, row![name]))
    })
    return {
      rows: values.length === 0 ? '(values (true)) as k' : `(values (${values.join(', ')})) as k (${list})`,
      count: '1',
      columns: names,
      of: (name) => `k.${name}`,
    }
  }
  const arrays = names.map((name) => {
    const column = columns[name]!
    if (isArray(column)) return take('text[]', (rows) => rows.map((row) => JSON.stringify(valueOf(column, row[name]))))
    return take(`${column.type}[]`, (rows) => rows.map((row) => valueOf(column, row[name])))
  })
  return {
    rows: `unnest(${arrays.join(', ')}) as k (${list})`,
    count: `cardinality(${arrays[0]!})`,
    columns: names,
    of: (name) =>
      isArray(columns[name]!)
        ? `array(select json_array_elements_text(k.${name}::json))::${columns[name]!.type}`
        : `k.${name}`,
  }
}
