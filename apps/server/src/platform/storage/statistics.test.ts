import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyseLate } from './statistics.ts'
import { openTestDatabase } from './testing.ts'

test('every table that a command of a person reads is analysed late, a new one from the next start on', async () => {
  const { pool } = await openTestDatabase()
  const client = await pool.connect()
  const late = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select relname::text as name from pg_class where relkind = 'r' and 'autovacuum_analyze_threshold=10000' = any (reloptions)`,
    )
    return rows.map(({ name }) => name)
  }
  const made = await late()
  for (const name of ['person_state', 'settlement', 'posting', 'message', 'institution']) assert.ok(made.includes(name))
  assert.ok(!made.includes('session'), 'what the office keeps is planned anew each time')
  assert.deepEqual(await analyseLate(client), [], 'nothing is left to change')

  await client.query('create table newcomer (person_no text primary key)')
  await client.query('alter table settlement reset (autovacuum_vacuum_threshold)')
  const kinds = { settlement: 'person', newcomer: 'person', session: 'local' } as const
  assert.deepEqual(await analyseLate(client, kinds), ['newcomer', 'settlement'])
  client.release()
})

test('the reason: a kept plan goes by the key while a table was never analysed, and reads it whole once it was with few rows', async () => {
  const { pool } = await openTestDatabase({ empty: true, poolSize: 1 })
  await pool.query('create table few (person_no text primary key, sum bigint)')
  await pool.query(`insert into few select 'p' || n, n from generate_series(1, 40) n`)
  await pool.query('prepare one (text) as select sum from few where person_no = $1')
  const way = async (): Promise<string> => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) execute one ('p7')`)
    return rows[0]!['QUERY PLAN']
  }
  assert.match(await way(), /Index Scan/)
  await pool.query('analyze few')
  assert.match(await way(), /^Seq Scan/)
  await pool.query(`insert into few select 'q' || n, n from generate_series(1, 10000) n`)
  assert.match(await way(), /^Seq Scan/, 'it is kept')
  await pool.query('analyze few')
  assert.match(await way(), /Index Scan/)
})
