/**
 * What stays a function in the database stands whole in `functions/<name>.sql`, with a comment that says why it is SQL. At
 * every start, after the migrations, a file whose text is new to the database is run (renew.ts). ADR 0026.
 *
 * While servers are exchanged one by one, those of the version before go on with the new function. So a new text takes
 * what the old one took and answers what its callers understand; PostgreSQL itself refuses another result or other names of
 * parameters. Other parameters make another function, which stands beside the old one until a migration of a later version
 * drops that: what no file declares is left alone.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { inMigrationTurn } from './migration-turn.ts'
import { StorageRefusal } from './refusal.ts'
import { renew } from './renew.ts'

export interface DatabaseFunction {
  name: string
  sql: string
  /** SHA-256 of the text, hex. */
  hash: string
}

const functionsFolder = path.join(import.meta.dirname, 'functions')

/** Every function of the folder, by name. Throws on a file that does not say why it is SQL, or makes something else. */
export function readFunctions(folder: string = functionsFolder): DatabaseFunction[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const name = path.basename(file, '.sql')
      const sql = readFileSync(path.join(folder, file), 'utf8')
      if (!new RegExp(`^(-- .+\\n)+create or replace function ${name}\\(`).test(sql)) {
        throw new Error(`functions/${file}: must be a comment and then "create or replace function ${name}("`)
      }
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Runs the files whose text is new here, all or none, and returns their names. Throws StorageRefusal `function-failed`, or
 * `database-newer` when a function has had this text before and has another now.
 */
export async function replaceFunctions(client: pg.PoolClient, functions: DatabaseFunction[]): Promise<string[]> {
  return inMigrationTurn(client, async () => {
    const { rows } = await client.query<{ name: string }>(
      `select proname::text as name from pg_proc
        where proname = any($1) and pronamespace = current_schema()::regnamespace`,
      [functions.map(({ name }) => name)],
    )
    const present = new Set(rows.map(({ name }) => name))
    const replaced = await renew(client, functions, {
      stands: ({ name }, recorded) => recorded && present.has(name),
      put: (one) => run(client, one),
      olderThan: ({ name }) => ({
        what: `数据库函数 ${name} `,
        back: `确要恢复从前内容的，在 functions/${name}.sql 的说明里写明，作为新的一版。`,
      }),
    })
    return replaced.map(({ name }) => name)
  })
}

async function run(client: pg.PoolClient, { name, sql }: DatabaseFunction): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    throw new StorageRefusal(
      'function-failed',
      `数据库函数 functions/${name}.sql 没有成功，所有函数都保持原样：${(error as Error).message}。处理办法：改正这个文件，再启动。`,
      error,
    )
  }
}
