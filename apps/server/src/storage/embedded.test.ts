import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from './testing.ts'

test('every test gets a database of its own', async () => {
  const [one, two] = await Promise.all([openTestDatabase(), openTestDatabase()])
  await one.pool.query('create table only_here (id int)')
  const { rows } = await two.pool.query(`select to_regclass('only_here') as found`)
  assert.equal(rows[0].found, null)
})
