import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { before, test } from 'node:test'
import type pg from 'pg'
import type { Database } from './database.ts'
import { readFunctions } from './functions.ts'
import { readSchema, writeSchema } from './schema-file.ts'
import { schemaText } from './schema-text.ts'
import { openTestDatabase, temporaryFolder } from './testing.ts'

let database: Database
let rebuilt: Database

before(async () => {
  database = await openTestDatabase()
  rebuilt = await openTestDatabase({ empty: true })
})

test('schema.sql says what the migrations make (npm run -s yidi -- db schema)', async () => {
  assert.equal(readSchema(), await schemaText(database.pool))
})

test('schema.sql and the functions, run on an empty database, make the same one', async () => {
  await rebuilt.pool.query(readSchema())
  for (const { sql } of readFunctions()) await rebuilt.pool.query(sql)
  assert.equal(await schemaText(rebuilt.pool), readSchema())
  // The text could leave the same out twice; the catalogue itself is asked apart from it.
  const made = await catalogue(rebuilt.pool)
  assert.deepEqual(made, await catalogue(database.pool))
  assert.ok(made.length > 500)
  const declared = readFunctions().map(({ name }) => name)
  assert.deepEqual(await definitions(rebuilt.pool, declared), await definitions(database.pool, declared))
})

test('the command writes the file from a database of its own', async () => {
  const file = path.join(temporaryFolder(), 'schema.sql')
  writeFileSync(file, 'create table former (n int);\n')
  assert.equal(await writeSchema(file), true)
  assert.equal(readSchema(file), await schemaText(database.pool))
  assert.equal(readSchema(`${file}-of-nobody`), '')
})

/** Everything that is known of tables, columns, constraints, indexes and sequences, but numbers that each database gives anew. */
async function catalogue(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    with ours as (select * from pg_class where relnamespace = 'public'::regnamespace)
    select concat_ws(' ', relkind, relname, relpersistence, relreplident, relrowsecurity,
             (select array_agg(setting order by setting) from unnest(reloptions) setting),
             (select toast.reloptions from pg_class toast where toast.oid = ours.reltoastrelid),
             case relkind when 'i' then pg_get_indexdef(oid) end,
             (select array[i.indisunique, i.indisprimary, i.indisvalid, i.indnullsnotdistinct]::text from pg_index i
               where i.indexrelid = ours.oid),
             (select array[s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache]::text from pg_sequence s
               where s.seqrelid = ours.oid)) as line from ours
    union all
    select concat_ws(' ', 'column', relname, row_number() over (partition by relname order by attnum), attname,
             format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attstorage, attcompression,
             attcollation::regcollation, attstattarget, attoptions, pg_get_expr(adbin, adrelid))
      from ours join pg_attribute on attrelid = ours.oid left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where relkind = 'r' and attnum > 0 and not attisdropped
    union all
    select concat_ws(' ', 'constraint', relname, conname, contype, condeferrable, convalidated, pg_get_constraintdef(c.oid))
      from pg_constraint c join ours on ours.oid = conrelid where contype <> 'n'`)
  return rows.map(({ line }) => line).sort()
}

async function definitions(pool: pg.Pool, names: string[]): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select pg_get_functiondef(oid) as text from pg_proc where proname = any ($1) order by proname`,
    [names],
  )
  return rows
}

/** Gives the text after its heading, of what the statements make in a schema of its own. */
async function textOf(sql: string): Promise<string> {
  const client = await database.pool.connect()
  try {
    await client.query(`begin; create schema apart; set local search_path to apart; ${sql}`)
    const text = await schemaText(client as unknown as pg.Pool, { one: 'reference', two: 'reference', three: 'local' })
    return text.slice(text.indexOf('\n\n') + 2)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('each thing is written as one would by hand, tables after what they point at', async () => {
  const text = await textOf(`
    create table two (
      id bigint generated always as identity primary key,
      code char(6) collate "C" not null constraint chosen unique,
      amount numeric(16,2) default 0 check (amount >= 0) check (amount < 1e9),
      word text not null default 'it''s IN  two;' check (word in ('A  b', 'it''s')),
      doubled numeric generated always as (amount * 2) stored,
      at timestamptz[] not null,
      gone int,
      body bytea
    );
    alter table two drop column gone;
    alter table two alter column body set storage external;
    alter table two set (toast_tuple_target = 4080, fillfactor = 90);
    create table one (
      two bigint references two on delete cascade,
      code char(6) references two (code),
      first_day date not null,
      last_day date,
      primary key (two, code),
      check (last_day is null or last_day >= first_day),
      constraint told check (first_day > '2000-01-01' or last_day is null)
    );
    create index on one (lower(code), first_day desc) where last_day is null;
    create table three (place bigint);
    create sequence three_place owned by three.place`)
  assert.equal(
    text,
    `-- Reference: whole on every node

create table two (
  id bigint generated always as identity primary key,
  code character(6) collate "C" not null constraint chosen unique,
  amount numeric(16,2) default 0 check (amount >= 0::numeric) check (amount < '1000000000'::numeric),
  word text not null default 'it''s IN  two;' check (word in ('A  b', 'it''s')),
  doubled numeric generated always as (amount * 2::numeric) stored,
  at timestamptz[] not null,
  body bytea
) with (fillfactor = 90, toast_tuple_target = 4080);
alter table two alter column body set storage external;

create table one (
  two bigint not null references two on delete cascade,
  code character(6) not null references two(code),
  first_day date not null,
  last_day date,
  primary key (two, code),
  check (last_day is null or last_day >= first_day),
  constraint told check (first_day > '2000-01-01'::date or last_day is null)
);
create index one_lower_first_day_idx on one (lower(code::text), first_day desc) where last_day is null;

-- Of the office and the program: on the coordinator alone

create table three (
  place bigint
);
create sequence three_place owned by three.place;
`,
  )
  assert.equal(await textOf(text), text)
})

const wordless: readonly (readonly [sql: string, named: RegExp])[] = [
  ['create view one as select 1 as n', /one \(kind v\)/],
  ['create unlogged table one (n int)', /one \(kind r\)/],
  ['create table one (n int) partition by list (n)', /one \(kind p\)/],
  ['create domain day as date', /type day/],
  [`create type colour as enum ('red')`, /type colour/],
  ['create type pair as (a int, b int)', /type pair/],
  ['create table one (n serial)', /default of n, which counts by itself/],
  ['create sequence alone', /sequence alone/],
  ['create table one (n int); create sequence tens increment 10 owned by one.n', /sequence tens/],
  ['create table one (n int, exclude (n with =))', /constraint one_n_excl/],
  ['create table one (n int primary key deferrable)', /constraint one_pkey/],
  ['create table one (n int); alter table one add check (n > 0) not valid', /constraint one_n_check/],
  [
    `create table one (n int); create function f() returns trigger language plpgsql as 'begin return new; end';
     create trigger t after insert on one for each row execute function f()`,
    /trigger t/,
  ],
  ['create table one (a int, b int); create statistics both_of on a, b from one', /statistics both_of/],
  ['create table one (n int); create policy p on one', /policy p/],
  ['create table four (n int)', /not listed in distribution\.ts: four/],
  [
    'create table one (n int primary key); create table two (n int primary key references one); alter table one add foreign key (n) references two',
    /tables point at each other: one, two/,
  ],
]

for (const [sql, named] of wordless) {
  test(`what there are no words for is not left out: ${sql.replace(/\s+/g, ' ').slice(0, 70)}`, async () => {
    await assert.rejects(textOf(sql), named)
  })
}
