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

/** Characters of a transaction, at least: small enough that text is gone before the collector keeps it. */
const textAtOnce = 2_000_000

type Text = Map<string, { columns: readonly string[]; lines: string }>

/** The text of all tables for some people after another; tables in the order in which rows may refer to each other. */
function* textsOf(clones: Iterable<NewClone>, order: readonly string[]): Generator<Text> {
  const empty = (): Text => new Map(order.map((table) => [table, { columns: [], lines: '' }]))
  let text = empty()
  let size = 0
  for (const { clone, template } of clones) {
    for (const { table, columns } of template.tables) text.get(table)!.columns = columns
    cloneRows(template, clone, (table, lines) => {
      text.get(table)!.lines += lines
      size += lines.length
    })
    if (size < textAtOnce) continue
    yield text
    text = empty()
    size = 0
  }
  yield text
}

async function copyText(client: pg.PoolClient, text: Text): Promise<void> {
  await client.query('begin')
  for (const [table, { columns, lines }] of text) {
    if (lines === '') continue
    const bytes = Buffer.from(lines)
    await pipeline(Readable.from([bytes]), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
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
    for (const text of textsOf(clones, order)) {
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
