/**
 * A change of keys: what an older key sealed is opened and sealed again with the first one of the ring, row by row,
 * while the program runs. Interrupted and started again it goes on with what is left.
 */
import type { Database } from './database.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

/** What happened to one column. */
export interface KeyChange {
  table: string
  column: string
  /** Sealed again with the first key. */
  changed: number
  /** Changed by somebody else meanwhile; those are sealed with the first key already when the program knows it. */
  passedOver: number
  /** Key of rows that could not be opened: no key of the ring made them, or they were tampered with. At most 20. */
  unreadable: string[]
}

const rowsAtOnce = 200
const mostNamed = 20

/**
 * Seals what earlier versions wrote unsealed; each start of the program does it, and finds such rows by an index that is
 * empty afterwards. Gives how many rows were sealed.
 */
export async function sealPlain(database: Pick<Database, 'pool' | 'ciphers'>): Promise<number> {
  let changed = 0
  for (const sealed of sealedColumns.filter(({ plainBefore }) => plainBefore === true)) {
    // Written as the index has it, so that the index is used.
    const change = await changeColumn(database, sealed, `substring(${sealed.column} from 1 for 1) <> '\\x01'`)
    changed += change.changed
  }
  return changed
}

/**
 * Seals again whatever the first key of the ring has not sealed. Needs every key that sealed something; rows without one
 * are named and left as they are. Safe beside running servers: a row is replaced only as long as it is the one read.
 */
export async function changeKeys(database: Database, told: (change: KeyChange) => void): Promise<KeyChange[]> {
  const changes: KeyChange[] = []
  for (const sealed of sealedColumns) {
    const change = await changeColumn(database, sealed, 'true')
    changes.push(change)
    told(change)
  }
  return changes
}

type Row = Record<string, unknown> & { sealed: Buffer }

/** Goes through the rows of one column that the writing key has not sealed and that fulfil the condition `only`. */
async function changeColumn(
  database: Pick<Database, 'pool' | 'ciphers'>,
  sealed: SealedColumn,
  only: string,
): Promise<KeyChange> {
  const { table, column, key, place, plainBefore = false } = sealed
  const { ciphers, pool } = database
  const change: KeyChange = { table, column, changed: 0, passedOver: 0, unreadable: [] }
  const head = ciphers.writingHead
  const columns = key.join(', ')
  const bound = [...place.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const read = [...new Set([...key, ...bound])].join(', ')
  const numbered = (from: number) => key.map((_, index) => `$${String(index + from)}`).join(', ')
  let last: unknown[] | undefined
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select ${read}, ${column} as sealed from ${table}
       where ${only} and ${column} is not null and substring(${column} from 1 for ${String(head.length)}) <> $1
       ${last === undefined ? '' : `and (${columns}) > (${numbered(2)})`}
       order by ${columns} limit ${String(rowsAtOnce)}`,
      [head, ...(last ?? [])],
    )
    for (const row of rows) {
      const found = key.map((name) => row[name])
      const boundTo = place.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name]))
      let content: Buffer
      try {
        content = plainBefore && !ciphers.isSealed(row.sealed) ? row.sealed : ciphers.openBytes(row.sealed, boundTo)
      } catch {
        if (change.unreadable.length < mostNamed) change.unreadable.push(boundTo)
        continue
      }
      const { rowCount } = await pool.query(
        `update ${table} set ${column} = $1 where ${column} = $2 and (${columns}) = (${numbered(3)})`,
        [ciphers.sealBytes(content, boundTo), row.sealed, ...found],
      )
      if (rowCount === 1) change.changed++
      else change.passedOver++
    }
    const end = rows.at(-1)
    if (end === undefined) return change
    last = key.map((name) => end[name])
  }
}
