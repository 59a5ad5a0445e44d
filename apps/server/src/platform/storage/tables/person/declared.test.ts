/** The declarations of a person's tables against the tables that the migrations make: nothing is missing on either side. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '../../database.ts'
import { openTestDatabase } from '../../testing.ts'
import type { Column, PersonTable } from '../declare.ts'
import { personTables } from './index.ts'

interface Found {
  table: string
  column: string
  type: string
  nullable: boolean
}

let database: Database
let found: Map<string, Found[]>

before(async () => {
  database = await openTestDatabase()
  const { rows } = await database.pool.query<Found>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1, 2`,
  )
  found = Map.groupBy(rows, (row) => row.table)
})

/** Short names of PostgreSQL as `format_type` has them. */
const longNames: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int4: 'integer',
  int8: 'bigint',
  'int4[]': 'integer[]',
  timestamptz: 'timestamp with time zone',
  'timestamptz[]': 'timestamp with time zone[]',
}
const typeOf = ({ type }: Column): string => longNames[type] ?? type

test('every table with person_no in front is declared, with each of its columns and their types', () => {
  const declared = Object.entries<PersonTable>(personTables).map(([table, { columns }]) => [
    table,
    [
      'person_no text',
      ...Object.entries(columns).map(([name, column]) => `${name} ${typeOf(column)}${column.nullable ? ' null' : ''}`),
    ].sort(),
  ])
  const there = [...found]
    .filter(([table]) => table in personTables)
    .map(([table, rows]) => [
      table,
      rows.map((row) => `${row.column} ${row.type}${row.nullable ? ' null' : ''}`).sort(),
    ])
  assert.deepEqual(Object.fromEntries(declared), Object.fromEntries(there))
})

test('a table whose key begins with person_no is one of them', async () => {
  const { rows } = await database.pool.query<{ table: string; key: string[] }>(
    `select c.conrelid::regclass::text as table,
            array(select a.attname::text from unnest(c.conkey) with ordinality k (attnum, position)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.position) as key
       from pg_constraint c where c.contype = 'p' and c.connamespace = 'public'::regnamespace`,
  )
  const keys = rows.filter(({ key }) => key[0] === 'person_no').map(({ table, key }) => [table, key.slice(1)])
  assert.deepEqual(
    Object.fromEntries(keys),
    Object.fromEntries(Object.entries<PersonTable>(personTables).map(([table, { key }]) => [table, key])),
  )
})

test('what a declaration lets be left out may be null or has something that is written instead', () => {
  for (const [table, { columns }] of Object.entries<PersonTable>(personTables))
    for (const [name, column] of Object.entries(columns)) {
      const left = column.need === 'may' && (column.nullable || column.otherwise !== undefined)
      assert.equal(column.need === 'may', left, `${table}.${name}`)
      assert.ok(column.need !== 'given' || !column.nullable, `${table}.${name}`)
    }
})

test('every column that is called a cipher is sealed at a place that its row knows', () => {
  for (const [table, { columns, key }] of Object.entries<PersonTable>(personTables))
    for (const [name, { place }] of Object.entries(columns)) {
      assert.equal(
        place !== undefined,
        name.endsWith('_cipher') || `${table}.${name}` === 'journal.reply',
        `${table}.${name}`,
      )
      for (const [, part] of place?.matchAll(/\{(\w+)\}/g) ?? [])
        assert.ok(part === 'person_no' || part! in columns, `${table}.${name}: ${part!}`)
      assert.ok(key.every((part) => part in columns))
    }
})

test('a key of a plan belongs to one table', () => {
  const keys = Object.values<PersonTable>(personTables).flatMap(({ writes }) => Object.keys(writes))
  assert.deepEqual(keys.toSorted(), [...new Set(keys)].sort())
})
