/** The closed words of columns: what the program declares is what the database takes, from its next start on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FILING_TYPE_NAMES } from '@yidi/rules'
import type pg from 'pg'
import { migrate } from './migrate.ts'
import type { StorageRefusal } from './refusal.ts'
import { personTables } from './tables/index.ts'
import { openTestDatabase, testCiphers } from './testing.ts'
import { declaredWords, replaceWords, wordsOfColumn, type ColumnWords } from './words.ts'

async function replace(pool: pg.Pool, ...declared: ColumnWords[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    return await replaceWords(client, declared)
  } finally {
    client.release()
  }
}

/** A table with a column of words, and a neighbour that nobody touches. */
async function withWords(...words: string[]): Promise<pg.Pool> {
  const { pool } = await openTestDatabase()
  await pool.query(`create table basket (fruit text, colour text check (colour in ('red', 'it''s green')))`)
  assert.deepEqual(await replace(pool, fruits(...words)), ['basket.fruit'])
  return pool
}

const fruits = (...words: string[]): ColumnWords => wordsOfColumn('basket', 'fruit', words)
const add = (pool: pg.Pool, fruit: string) => pool.query('insert into basket (fruit) values ($1)', [fruit])
const refused = { code: '23514', constraint: 'basket_fruit_check' }

async function checkOf(pool: pg.Pool, name: string): Promise<{ text: string; xmin: string } | undefined> {
  const { rows } = await pool.query<{ text: string; xmin: string }>(
    'select pg_get_constraintdef(oid) as text, xmin::text from pg_constraint where conname = $1',
    [name],
  )
  return rows[0]
}

test('every list of words that the database checks on a table of a person is declared, and says the same', async () => {
  const { pool } = await openTestDatabase()
  const { rows } = await pool.query<{ name: string; text: string }>(
    `select format('%s.%s', t.relname, a.attname) as name, pg_get_constraintdef(c.oid) as text
       from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      where c.contype = 'c' and cardinality(c.conkey) = 1 and t.relname = any($1) and c.convalidated
        and pg_get_constraintdef(c.oid) ~ '^CHECK \\(\\(\\w+ = (ANY \\(ARRAY\\[)?''[^'']*''::text'`,
    [Object.keys(personTables)],
  )
  const declared = declaredWords()
  assert.deepEqual(rows.map(({ name }) => name).sort(), declared.map(({ name }) => name).sort())
  const textOf = new Map(rows.map(({ name, text }) => [name, text]))
  for (const { name, words } of declared)
    assert.deepEqual(
      [...textOf.get(name)!.matchAll(/'([^']*)'::text/g)].map(([, word]) => word),
      words,
      name,
    )
  assert.deepEqual(declared.find(({ name }) => name === 'filing_action.type')?.words, FILING_TYPE_NAMES)
})

test('a database of before takes the words as they stand: nothing is replaced, and each list is recorded once', async () => {
  const { pool } = await openTestDatabase({ before: '202611280200' })
  const before = await checkOf(pool, 'filing_action_type_check')
  await migrate(pool, testCiphers())
  assert.deepEqual(await checkOf(pool, 'filing_action_type_check'), before)
  await migrate(pool, testCiphers())
  const { rows } = await pool.query(`select name, edition, hash from schema_text where name like '%.%' order by name`)
  const declared = declaredWords().toSorted((a, b) => (a.name < b.name ? -1 : 1))
  assert.deepEqual(
    rows,
    declared.map(({ name, hash }) => ({ name, edition: 1, hash })),
  )
})

test('a new word is taken from the next start on, also when two servers start at the same moment; others are not touched', async () => {
  const pool = await withWords('apple', "bird's cherry")
  await add(pool, "bird's cherry")
  await assert.rejects(add(pool, 'pear'), refused)
  const neighbour = await checkOf(pool, 'basket_colour_check')
  const wider = fruits('apple', "bird's cherry", 'pear')
  assert.deepEqual((await Promise.all([replace(pool, wider), replace(pool, wider)])).flat(), ['basket.fruit'])
  await add(pool, 'pear')
  await assert.rejects(add(pool, 'plum'), refused)
  const check = await checkOf(pool, 'basket_fruit_check')
  assert.equal(check?.text, `CHECK ((fruit = ANY (ARRAY['apple'::text, 'bird''s cherry'::text, 'pear'::text])))`)
  assert.deepEqual(await replace(pool, wider), [])
  assert.deepEqual(await checkOf(pool, 'basket_fruit_check'), check)
  assert.deepEqual(await checkOf(pool, 'basket_colour_check'), neighbour)
})

test('a program with an earlier list is refused, and takes no word away', async () => {
  const pool = await withWords('apple')
  await replace(pool, fruits('apple', 'pear'))
  await assert.rejects(replace(pool, fruits('apple')), (error: StorageRefusal) => {
    assert.equal(error.code, 'database-newer')
    assert.match(error.message, /basket\.fruit 列的取值已被更新的版本替换.*换用同样新或更新的程序版本/)
    return true
  })
  await add(pool, 'pear')
})

test('a word that some row has does not go, and everything stays as it was; one that none has goes', async () => {
  const pool = await withWords('apple', 'pear', 'plum')
  await add(pool, 'pear')
  const before = await checkOf(pool, 'basket_fruit_check')
  const colours = wordsOfColumn('basket', 'colour', ['red'])
  await assert.rejects(replace(pool, colours, fruits('apple', 'plum')), (error: StorageRefusal) => {
    assert.equal(error.code, 'words-in-use')
    assert.match(error.message, /basket\.fruit 列里还有“pear”.*数据库保持原样/)
    return true
  })
  assert.deepEqual(await checkOf(pool, 'basket_fruit_check'), before)
  assert.deepEqual(await replace(pool, fruits('apple', 'pear')), ['basket.fruit'])
  await assert.rejects(add(pool, 'plum'), refused)
})

test('a check that was not read through when the program ended is read through at the next start', async () => {
  const pool = await withWords('apple')
  await pool.query(`alter table basket drop constraint basket_fruit_check`)
  await pool.query(`alter table basket add constraint basket_fruit_check check (fruit in ('apple')) not valid`)
  assert.deepEqual(await replace(pool, fruits('apple')), [])
  assert.equal((await checkOf(pool, 'basket_fruit_check'))?.text, `CHECK ((fruit = 'apple'::text))`)
})

test('a check that somebody took away or wrote otherwise is put back', async () => {
  const pool = await withWords('apple')
  await pool.query('alter table basket drop constraint basket_fruit_check')
  assert.deepEqual(await replace(pool, fruits('apple')), ['basket.fruit'])
  await assert.rejects(add(pool, 'pear'), refused)
})
