/**
 * The rows of a whole database as text, and back: every value as PostgreSQL itself writes it, so that bytes, microseconds,
 * numbers, JSON and arrays come back as they were. Knows no table by name.
 */
import type { Pool, PoolClient } from 'pg'
import { readMigrations } from '../../apps/server/src/platform/storage/migrate.ts'

interface TableRows {
  columns: string[]
  /** Each value as text, null for none. */
  rows: (string | null)[][]
}

export interface Dump {
  /** Names of the migrations that made the tables, in order. */
  migrations: string[]
  tables: Record<string, TableRows>
}

const history = 'schema_migration'
/** Log-ins end within the day; what a session was stays in the audit. */
const leftOut = [history, 'session']

/** Every row of every table of `public`. */
export async function dumpRows(pool: Pool): Promise<Dump> {
  return onOne(pool, async (client) => {
    const known = await client.query<{ name: string }>(`select name from ${history} order by name`)
    const dump: Dump = { migrations: known.rows.map(({ name }) => name), tables: {} }
    for (const [table, columns] of await columnsOf(client)) {
      const { rows } = await client.query<{ row: (string | null)[] }>(
        `select array[${columns.map(({ name }) => `"${name}"::text`).join(', ')}] as row from "${table}" order by 1`,
      )
      if (rows.length > 0)
        dump.tables[table] = { columns: columns.map(({ name }) => name), rows: rows.map(({ row }) => row) }
    }
    return dump
  })
}

/** The migrations that a dump was made with: all of them have to be there still, none of those that came later. */
export function migrationsOf(dump: Dump): ReturnType<typeof readMigrations> {
  const migrations = readMigrations().filter(({ name }) => dump.migrations.includes(name))
  const missing = dump.migrations.filter((name) => !migrations.some((migration) => migration.name === name))
  if (missing.length > 0) throw new Error(`migrations of the dump are gone: ${missing.join(', ')}`)
  return migrations
}

/**
 * Puts the rows into a database with the tables of the dump. Whatever the migrations wrote by themselves goes first; triggers
 * and foreign keys rest meanwhile, and sequences go on behind the highest value.
 */
export async function restoreRows(pool: Pool, dump: Dump): Promise<void> {
  await onOne(pool, async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const tables = await columnsOf(client)
    await client.query(`truncate ${[...tables.keys()].map((table) => `"${table}"`).join(', ')}`)
    for (const [table, { columns, rows }] of Object.entries(dump.tables)) {
      const types = new Map(tables.get(table)?.map(({ name, type }) => [name, type]))
      await client.query(
        `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) overriding system value
         select ${columns.map((name, index) => `(row ->> ${String(index)})::${types.get(name)!}`).join(', ')}
           from jsonb_array_elements($1::jsonb) row`,
        [JSON.stringify(rows)],
      )
    }
    await client.query('commit')
    await setSequences(client, tables)
  })
}

type Columns = Map<string, { name: string; type: string }[]>

/** The tables with the columns that are written; what PostgreSQL computes by itself is none of them. */
async function columnsOf(client: PoolClient): Promise<Columns> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> all ($1)
      order by c.relname, a.attnum`,
    [leftOut],
  )
  const tables: Columns = new Map()
  for (const { table, name, type } of rows) tables.set(table, [...(tables.get(table) ?? []), { name, type }])
  return tables
}

async function setSequences(client: PoolClient, tables: Columns): Promise<void> {
  for (const [table, columns] of tables)
    for (const { name } of columns)
      await client.query(
        `select setval(sequence, max("${name}"::text::bigint))
           from "${table}", pg_get_serial_sequence($1, $2) sequence
          where sequence is not null group by sequence`,
        [`public."${table}"`, name],
      )
}

async function onOne<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`set time zone 'UTC'`)
    return await work(client)
  } finally {
    // Its settings are nobody else's.
    client.release(true)
  }
}
