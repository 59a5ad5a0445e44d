import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type pg from 'pg'
import { readFunctions, replaceFunctions, type DatabaseFunction } from './functions.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { StorageRefusal } from './refusal.ts'
import { openTestDatabase, temporaryFolder, testCiphers } from './testing.ts'

function migration(name: string, sql: string): Migration {
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
}

/** A function that answers one word. */
function answering(name: string, word: string): DatabaseFunction {
  return migration(name, `create or replace function ${name}() returns text language sql as $$ select '${word}' $$`)
}

async function replace(pool: pg.Pool, functions: DatabaseFunction[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    return await replaceFunctions(client, functions)
  } finally {
    client.release()
  }
}

async function answerOf(pool: pg.Pool, name: string): Promise<string> {
  return (await pool.query<{ word: string }>(`select ${name}() as word`)).rows[0]!.word
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

test('a function whose text is new is replaced once, also when two servers start at the same moment; others are not touched', async () => {
  const { pool } = await openTestDatabase()
  const written = async () =>
    (await pool.query(`select proname, xmin from pg_proc where proname ~ '^(one|other)$'`)).rows
  const at = async (name: string) => (await written()).find(({ proname }) => proname === name)?.xmin as string
  const first = [answering('one', 'a'), answering('other', 'x')]
  assert.deepEqual((await Promise.all([replace(pool, first), replace(pool, first)])).flat(), ['one', 'other'])
  const before = { one: await at('one'), other: await at('other') }
  const second = [answering('one', 'b'), answering('other', 'x')]
  assert.deepEqual((await Promise.all([replace(pool, second), replace(pool, second)])).flat(), ['one'])
  assert.equal(await answerOf(pool, 'one'), 'b')
  assert.notEqual(await at('one'), before.one)
  assert.equal(await at('other'), before.other)
  const { rows } = await pool.query(`select edition, hash from schema_text where name = 'one' order by edition`)
  assert.deepEqual(rows, [
    { edition: 1, hash: first[0]!.hash },
    { edition: 2, hash: second[0]!.hash },
  ])
})

test('a function whose file is broken names itself, and every function stays as it was', async () => {
  const { pool } = await openTestDatabase()
  await replace(pool, [answering('one', 'a')])
  const broken = migration(
    'other',
    'create or replace function other() returns text language sql as $$ select nothing $$',
  )
  await assert.rejects(replace(pool, [answering('one', 'b'), broken]), (error: StorageRefusal) => {
    assert.equal(error.code, 'function-failed')
    assert.match(error.message, /functions\/other\.sql.*所有函数都保持原样.*"nothing"/)
    return true
  })
  assert.equal(await answerOf(pool, 'one'), 'a')
  assert.deepEqual(await replace(pool, [answering('one', 'a')]), [])
  const otherResult = migration('one', 'create or replace function one() returns int language sql as $$ select 1 $$')
  await assert.rejects(replace(pool, [otherResult]), refusedWith('function-failed'))
  assert.equal(await answerOf(pool, 'one'), 'a')
})

test('a program whose function has been replaced by a later text is refused, and puts nothing back', async () => {
  const { pool } = await openTestDatabase()
  const older = [answering('one', 'a'), answering('other', 'x')]
  await replace(pool, older)
  await replace(pool, [answering('one', 'b')])
  await assert.rejects(replace(pool, older), refusedWith('database-newer'))
  assert.equal(await answerOf(pool, 'one'), 'b')
})

test('a function that a migration has taken away is made again, and other parameters stand beside the old ones', async () => {
  const { pool } = await openTestDatabase()
  await replace(pool, [answering('one', 'a')])
  await pool.query('drop function one()')
  assert.deepEqual(await replace(pool, [answering('one', 'a')]), ['one'])
  assert.equal(await answerOf(pool, 'one'), 'a')
  const widened = `create or replace function one(word text) returns text language sql as $$ select word $$`
  await replace(pool, [migration('one', widened)])
  const { rows } = await pool.query(`select one() as before, one('c') as since`)
  assert.deepEqual(rows, [{ before: 'a', since: 'c' }])
})

test('every function of the database stands in a file of its own that says why it is SQL', async () => {
  const { pool } = await openTestDatabase()
  const { rows } = await pool.query<{ name: string }>(
    `select distinct proname::text as name from pg_proc where pronamespace = 'public'::regnamespace`,
  )
  const declared = readFunctions().map(({ name }) => name)
  const made = rows.map(({ name }) => name).filter((name) => !writersOfOld.includes(name))
  assert.deepEqual(made.sort(), declared)
  const recorded = await pool.query(
    `select name, edition, hash from schema_text where name not like '%.%' order by name`,
  )
  assert.deepEqual(
    recorded.rows,
    readFunctions().map(({ name, hash }) => ({ name, edition: 1, hash })),
  )
})

/** Functions that wrote for a person before that became one statement (ADR 0009). */
const writersOfOld = ['commit_audit', 'commit_command', 'commit_registers', 'look_up_command']

test('a file of functions that says nothing, or makes something else, is not read', () => {
  const folder = (name: string, sql: string): string => {
    const made = path.join(temporaryFolder(), 'functions')
    mkdirSync(made)
    writeFileSync(path.join(made, name), sql)
    return made
  }
  const { sql } = answering('one', 'a')
  assert.deepEqual(
    readFunctions(folder('one.sql', `-- Why.\n${sql}`)).map(({ name }) => name),
    ['one'],
  )
  assert.throws(() => readFunctions(folder('one.sql', sql)), /functions\/one\.sql: must be a comment and then/)
  assert.throws(() => readFunctions(folder('other.sql', `-- Why.\n${sql}`)), /functions\/other\.sql: must be/)
  assert.throws(
    () => readFunctions(folder('one.sql', `-- Why.\ndrop function one;\n${sql}`)),
    /functions\/one\.sql: must/,
  )
})
