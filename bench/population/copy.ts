/** Rows into the database by COPY, so many people in one transaction. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import type { CloneOf } from './names.ts'
import { cloneRows, type Template } from './template.ts'

export interface NewClone {
  clone: CloneOf
  template: Template
}

const peopleAtOnce = 500

type Text = Map<string, { columns: readonly string[]; chunks: string[] }>

/** The text of all tables for some people; tables in the order in which rows may refer to each other. */
function textOf(clones: readonly NewClone[], order: readonly string[]): Text {
  const text: Text = new Map(order.map((table) => [table, { columns: [], chunks: [] }]))
  for (const { clone, template } of clones) {
    for (const { table, columns } of template.tables) text.get(table)!.columns = columns
    cloneRows(template, clone, (table, lines) => text.get(table)!.chunks.push(lines))
  }
  return text
}

async function copyText(client: pg.PoolClient, text: Text): Promise<void> {
  await client.query('begin')
  for (const [table, { columns, chunks }] of text) {
    if (chunks.length === 0) continue
    await pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
  }
  await client.query('commit')
}

/** Writes clones; while the database takes some, the next are made. */
export async function copyClones(
  db: Database,
  clones: Iterable<NewClone>,
  templates: readonly Template[],
): Promise<void> {
  const order = [...new Set(longestFirst(templates).flatMap(({ tables }) => tables.map(({ table }) => table)))]
  const client = await db.unhurried.pool.connect()
  try {
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    let underWay: Promise<void> = Promise.resolve()
    for (const some of portions(clones, peopleAtOnce)) {
      const text = textOf(some, order)
      await underWay
      underWay = copyText(client, text)
      underWay.catch(() => undefined)
    }
    await underWay
  } finally {
    client.release(true)
  }
}

/** Every template has its tables in the order of the declarations; the one with most of them comes first. */
function longestFirst(templates: readonly Template[]): Template[] {
  return [...templates].sort((one, other) => other.tables.length - one.tables.length)
}

function* portions<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = []
  for (const item of items) {
    if (some.push(item) < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
