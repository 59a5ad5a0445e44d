/** What the rules need to know of the database itself: which table is which, and what a function depends on. */
import type pg from 'pg'
import { distributionColumns, tableKinds } from '../../apps/server/src/platform/storage/distribution.ts'
import type { TableKind } from '../../apps/server/src/platform/storage/distribution.ts'
import { readTree, wordOf } from './tree.ts'
import type { Node } from './tree.ts'

/** immutable, stable (the same within a statement), volatile. */
export type Volatility = 'i' | 's' | 'v'

export interface Table {
  name: string
  kind: TableKind
  /** The place of the column that decides on which node a row lies, from 1; none: whole somewhere. */
  key: number | undefined
}

export interface Catalogue {
  /** Tables of the program by their number in the database. */
  tables: ReadonlyMap<string, Table>
  functions: ReadonlyMap<string, Volatility>
  /** What reading a text as a value of a type, or writing one as text, depends on. */
  types: ReadonlyMap<string, { reads: Volatility; writes: Volatility }>
  /** Operators that say that two values are one. */
  equalities: ReadonlySet<string>
}

/** `kinds` is a parameter so that the rules themselves can be tried. */
export async function readCatalogue(client: pg.ClientBase, kinds = tableKinds): Promise<Catalogue> {
  const all = async <Row>(text: string): Promise<Row[]> => (await client.query<Row & pg.QueryResultRow>(text)).rows
  const tables = await all<{ oid: string; name: string; columns: Record<string, number> }>(
    `select c.oid::text, c.relname as name, json_object_agg(a.attname, a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by c.oid, c.relname`,
  )
  const functions = await all<{ oid: string; volatility: Volatility }>(
    'select oid::text, provolatile as volatility from pg_proc',
  )
  const types = await all<{ oid: string; reads: Volatility; writes: Volatility }>(
    `select t.oid::text, i.provolatile as reads, o.provolatile as writes
       from pg_type t join pg_proc i on i.oid = t.typinput join pg_proc o on o.oid = t.typoutput`,
  )
  const equalities = await all<{ oid: string }>(
    `select distinct amopopr::text as oid from pg_amop join pg_am on pg_am.oid = amopmethod where amname = 'hash'`,
  )
  return {
    tables: new Map(tables.map(({ oid, name, columns }) => [oid, tableOf(name, kinds[name] ?? 'local', columns)])),
    functions: new Map(functions.map(({ oid, volatility }) => [oid, volatility])),
    types: new Map(types.map(({ oid, ...type }) => [oid, type])),
    equalities: new Set(equalities.map(({ oid }) => oid)),
  }
}

function tableOf(name: string, kind: TableKind, columns: Record<string, number>): Table {
  return { name, kind, key: kind === 'reference' || kind === 'local' ? undefined : columns[distributionColumns[kind]] }
}

/** Asks a database, which needs no rows for it, how it understands statements. */
export class Reader {
  readonly #client: pg.Client
  #said: string[] = []

  private constructor(client: pg.Client) {
    this.#client = client
    client.on('notice', ({ message, detail }) => {
      if (message === 'parse tree:' && detail !== undefined) this.#said.push(detail)
    })
  }

  static async on(client: pg.Client): Promise<Reader> {
    await client.query('set debug_pretty_print = off')
    return new Reader(client)
  }

  /** The tree of one statement; undefined where it is none that reads or writes rows (begin, set, lock …). `types`: of parameters that it may leave out. */
  async read(text: string, types = ''): Promise<Node | undefined> {
    if (!/^\s*(--[^\n]*\n\s*)*(with|select|insert|update|delete|merge|values|\()/i.test(text)) return undefined
    this.#said = []
    await this.#client.query('set client_min_messages = log; set debug_print_parse = on')
    try {
      await this.#client.query(`prepare looked_at ${types} as ${text}`)
    } finally {
      await this.#client.query('set debug_print_parse = off; set client_min_messages = notice; deallocate all')
    }
    return this.#said.map(readTree).find((tree) => tree.node === 'QUERY' && wordOf(tree, 'commandType') !== '6')
  }
}
