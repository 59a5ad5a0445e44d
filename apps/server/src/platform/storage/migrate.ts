/**
 * Plain SQL migrations: `migrations/<yyyymmddhhmm>-<verb-object>.sql`, applied in the order of their names, each in
 * one transaction. What has been applied is never changed: its hash is recorded and compared at every start. Functions
 * and the closed words of columns are replaced afterwards (functions.ts, words.ts); the tables that come of it all stand in schema.sql.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Ciphers } from './ciphers.ts'
import { readFunctions, replaceFunctions } from './functions.ts'
import { migrationSteps } from './migration-steps.ts'
import { inMigrationTurn } from './migration-turn.ts'
import { StorageRefusal } from './refusal.ts'
import { analyseLate } from './statistics.ts'
import { declaredWords, replaceWords } from './words.ts'

export interface Migration {
  name: string
  sql: string
  /** SHA-256 of the text, hex. */
  hash: string
}

const migrationsFolder = path.join(import.meta.dirname, 'migrations')
const migrationName = /^\d{12}-[a-z]+(-[a-z0-9]+)+\.sql$/

/** Every migration of the folder in order. Throws on a file whose name does not say when and what. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (!migrationName.test(name))
        throw new Error(`migration ${name}: the name must be <yyyymmddhhmm>-<verb-object>.sql`)
      const sql = readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is missing, replaces the functions and words whose text has changed, and returns the names of the migrations that were
 * applied. `ciphers` are for the steps that need a key. `only` stops at an earlier version, whose functions are
 * those that its migrations made.
 * Throws StorageRefusal when an applied file was changed or removed, or when the database is newer than the program.
 */
export async function migrate(pool: pg.Pool, ciphers: Ciphers, only?: Migration[]): Promise<string[]> {
  const migrations = only ?? readMigrations()
  const client = await pool.connect()
  try {
    await createHistory(client)
    const applied: string[] = []
    for (const migration of migrations) {
      if (await applyOne(client, ciphers, migration)) applied.push(migration.name)
    }
    await refuseUnknown(client, migrations)
    if (only === undefined) {
      await replaceFunctions(client, readFunctions())
      await replaceWords(client, declaredWords())
      await analyseLate(client)
    }
    return applied
  } finally {
    client.release()
  }
}

async function createHistory(client: pg.PoolClient): Promise<void> {
  await inMigrationTurn(client, () =>
    client.query(
      `create table if not exists schema_migration (
         name text primary key,
         hash text not null,
         applied_at timestamptz not null default now()
       )`,
    ),
  )
}

async function applyOne(client: pg.PoolClient, ciphers: Ciphers, migration: Migration): Promise<boolean> {
  return inMigrationTurn(client, async () => {
    const { rows } = await client.query<{ hash: string }>('select hash from schema_migration where name = $1', [
      migration.name,
    ])
    const recorded = rows[0]
    if (recorded !== undefined) {
      if (recorded.hash === migration.hash) return false
      throw new StorageRefusal(
        'migration-changed',
        `数据库迁移 ${migration.name} 执行之后文件又被改动。处理办法：恢复原文件，把修改写成新的迁移文件。`,
      )
    }
    await client.query('set local plpgsql.check_asserts = on')
    try {
      await client.query(migration.sql)
      await migrationSteps[migration.name]?.(client, ciphers)
    } catch (error) {
      const { message, where } = error as { message: string; where?: string }
      throw new StorageRefusal(
        'migration-failed',
        `数据库迁移 ${migration.name} 没有成功，已全部撤回：${message}${where === undefined ? '' : `(${where})`}`,
        error,
      )
    }
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [migration.name, migration.hash])
    return true
  })
}

async function refuseUnknown(client: pg.PoolClient, migrations: Migration[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new StorageRefusal(
      'database-newer',
      `数据库里有本程序不认识的迁移：${unknown.join('、')}。数据库由更新的版本写过。处理办法：换用同样新或更新的程序版本。`,
    )
  }
}
