import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { StorageRefusal } from './refusal.ts'
import { openTestDatabase, testCiphers } from './testing.ts'

function migration(name: string, sql: string): Migration {
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
}

function refusedWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof StorageRefusal && error.code === code
}

test('every migration ends with assertions about what it made', () => {
  for (const { name, sql } of readMigrations()) {
    assert.match(sql, /do \$\$[\s\S]*\bassert\b[\s\S]*end \$\$;\s*$/, name)
  }
})

test('a migration runs once, also when two servers start at the same moment', async () => {
  const { pool } = await openTestDatabase({ empty: true })
  const list = [migration('202601010000-create-t.sql', 'create table t (id int); insert into t values (1)')]
  const applied = await Promise.all([migrate(pool, testCiphers(), list), migrate(pool, testCiphers(), list)])
  assert.deepEqual(applied.flat(), ['202601010000-create-t.sql'])
  assert.deepEqual(await migrate(pool, testCiphers(), list), [])
})

test('a failed assertion takes the whole migration back', async () => {
  const { pool } = await openTestDatabase({ empty: true })
  const list = [
    migration('202601010000-create-t.sql', "create table t (id int); do $$ begin assert false, 'no'; end $$"),
  ]
  await assert.rejects(migrate(pool, testCiphers(), list), refusedWith('migration-failed'))
  assert.equal((await pool.query(`select to_regclass('t') as found`)).rows[0].found, null)
})

test('a migration that was changed after it ran is refused, and so is a database from a newer program', async () => {
  const { pool } = await openTestDatabase({ empty: true })
  const first = migration('202601010000-create-t.sql', 'create table t (id int)')
  const second = migration('202601020000-create-u.sql', 'create table u (id int)')
  await migrate(pool, testCiphers(), [first, second])
  await assert.rejects(
    migrate(pool, testCiphers(), [{ ...first, hash: 'other' }, second]),
    refusedWith('migration-changed'),
  )
  await assert.rejects(migrate(pool, testCiphers(), [first]), refusedWith('database-newer'))
})
