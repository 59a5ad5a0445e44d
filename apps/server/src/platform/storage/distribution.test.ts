import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { distribute, planDistribution } from './distribute.ts'
import { distributionFaults, localFunctions, tableKinds, type TableKind } from './distribution.ts'
import { readFunctions } from './functions.ts'
import { migrate, readMigrations } from './migrate.ts'
import { StorageRefusal } from './refusal.ts'
import { openTestDatabase } from './testing.ts'
import type { Database } from './database.ts'

let database: Database

before(async () => {
  database = await openTestDatabase()
})

/** Tables that a later migration renamed or took away: they are met on the way only. */
const formerKinds = {
  unlock_code: 'local',
  command: 'person',
  outbox: 'person',
  schema_function: 'local',
  register_action: 'person',
  employer_posting: 'local',
} as const

/** Where a table lay before the migration that moved it. */
const movedBy: Readonly<Record<string, Readonly<Record<string, TableKind>>>> = {
  '202612030000-keep-agreement-actions-at-the-office': { agreement_action: 'reference' },
}

test('after every single migration the database could be distributed', async () => {
  const empty = await openTestDatabase({ empty: true })
  const migrations = readMigrations()
  for (let count = 1; count <= migrations.length; count++) {
    await migrate(empty.pool, empty.ciphers, migrations.slice(0, count))
    assert.deepEqual(
      await distributionFaults(empty.pool, { ...tableKinds, ...formerKinds, ...kindsAt(migrations[count - 1]!.name) }),
      [],
      `after ${migrations[count - 1]!.name}`,
    )
  }
})

const kindsAt = (migration: string): Readonly<Record<string, TableKind>> =>
  Object.assign({}, ...Object.entries(movedBy).flatMap(([moved, kinds]) => (migration < moved ? [kinds] : [])))

test('every table that is listed is there', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select name from unnest($1::text[]) name where to_regclass(name) is null`,
    [Object.keys(tableKinds)],
  )
  assert.deepEqual(rows, [])
})

const breaches: [sql: string, kinds: Record<string, TableKind>, fault: RegExp][] = [
  ['create table t (id int primary key)', {}, /t: not listed/],
  ['create table t (person_no text)', { t: 'person' }, /has no primary key/],
  ['create table t (id int, person_no text, primary key (id, person_no))', { t: 'person' }, /must come first/],
  ['create table t (person_no text primary key, serial_no int unique)', { t: 'person' }, /unique .* lacks person_no/],
  [
    'create table t (person_no text primary key, a int, exclude (a with =))',
    { t: 'person' },
    /exclusion .* lacks person_no/,
  ],
  [
    'create table t (person_no text primary key, other text references person)',
    { t: 'person' },
    /does not join on person_no/,
  ],
  [
    'create table t (person_no text primary key, institution text references institution)',
    { t: 'person' },
    /from a person to a reference table/,
  ],
  ['create table t (person_no text primary key, n serial)', { t: 'person' }, /counts in a sequence/],
  [
    `create function f() returns trigger language plpgsql as 'begin return new; end';
     create trigger t after insert on person for each row execute function f()`,
    {},
    /person: trigger t/,
  ],
  [
    `create function f() returns void language sql as 'select from person_state for update'`,
    {},
    /f: takes a lock of its own/,
  ],
]

for (const [sql, kinds, fault] of breaches) {
  test(`the rules see: ${sql.replace(/\s+/g, ' ').slice(0, 90)}`, async () => {
    const broken = await openTestDatabase()
    await broken.pool.query(sql)
    const faults = await distributionFaults(broken.pool, { ...tableKinds, ...kinds })
    assert.match(faults.join('\n'), fault)
    assert.equal(faults.length, 1)
    await broken.close()
  })
}

test('the plan moves every table once and puts every foreign key back', async () => {
  const plan = await planDistribution(database.pool)
  for (const [table, kind] of Object.entries(tableKinds)) {
    const moves = plan.filter((statement) => statement.includes(`_table('${table}'`))
    assert.equal(moves.length, kind === 'local' ? 0 : 1, table)
  }
  const dropped = plan.filter((statement) => statement.includes('drop constraint'))
  const added = plan.filter((statement) => statement.includes('add constraint'))
  assert.ok(dropped.length > 10)
  assert.equal(dropped.length, added.length)
  // Every function that it names exists with exactly these arguments.
  for (const statement of plan.filter((line) => line.includes('create_distributed_function'))) {
    const name = /create_distributed_function\('([^']+)'/.exec(statement)![1]!
    const { rows } = await database.pool.query<{ found: string | null }>('select to_regprocedure($1)::text as found', [
      name,
    ])
    assert.notEqual(rows[0]!.found, null, name)
  }
})

test('every function either runs on the nodes or touches local tables alone', async () => {
  const plan = await planDistribution(database.pool)
  for (const { name } of readFunctions()) {
    const distributed = plan.some((statement) => statement.includes(`create_distributed_function('${name}(`))
    assert.notEqual(distributed, localFunctions.includes(name), name)
  }
})

test('a database without Citus is left alone, and told why', async () => {
  await assert.rejects(
    distribute(database.pool),
    (error: unknown) => error instanceof StorageRefusal && error.code === 'citus-missing',
  )
})
