import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databaseFailure } from './failures.ts'
import type { DatabaseLimits } from './limits.ts'
import { openTestDatabase, within } from './testing.ts'

const generous: DatabaseLimits = { connectMs: 30_000, statementMs: 30_000, lockMs: 30_000, idleTransactionMs: 30_000 }
const short = 300

/** What a statement failed with; nothing must have let it through. */
async function failureOf(work: Promise<unknown>): Promise<{ failure: string | undefined; code: string | undefined }> {
  const error = await work.then(
    () => assert.fail('it went through'),
    (thrown: unknown) => thrown,
  )
  return { failure: databaseFailure(error), code: (error as { code?: string }).code }
}

test('a statement that takes too long is ended by the database and undone', async () => {
  const { pool } = await openTestDatabase({ empty: true, limits: { ...generous, statementMs: short } })
  await pool.query('create table written (id int)')
  const slow = pool.query('with added as (insert into written values (1) returning id) select pg_sleep(60) from added')
  assert.deepEqual(await failureOf(slow), { failure: 'busy', code: '57014' })
  assert.equal((await pool.query('select from written')).rowCount, 0)
})

test('a lock that another transaction holds is waited for so long and no longer', async () => {
  const { pool } = await openTestDatabase({ empty: true, limits: { ...generous, lockMs: short } })
  await pool.query('create table counted (id int, times int)')
  await pool.query('insert into counted values (1, 0)')
  const other = await pool.connect()
  await other.query('begin')
  await other.query('update counted set times = 100')
  const raise = 'update counted set times = times + 1'
  assert.deepEqual(await failureOf(pool.query(raise)), { failure: 'busy', code: '55P03' })
  await other.query('rollback')
  other.release()
  await pool.query(raise)
  assert.deepEqual((await pool.query('select times from counted')).rows, [{ times: 1 }])
})

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await attempt()
    } catch (error) {
      if (tries === 20) throw error
    }
}

test('when all connections are in use, the next one in line is told so', async () => {
  const { pool } = await openTestDatabase({ empty: true, poolSize: 1, limits: { ...generous, connectMs: short } })
  // On a slow machine the first connection may take longer than this pool waits; the question is what the second is told.
  const only = await until(() => pool.connect())
  assert.equal((await failureOf(pool.query('select 1'))).failure, 'busy')
  only.release()
  assert.equal((await until(() => pool.query('select 1'))).rowCount, 1)
})

test('a transaction that stands idle is ended by the database; the program lives on and its locks are free', async () => {
  const { pool } = await openTestDatabase({ empty: true, limits: { ...generous, idleTransactionMs: short } })
  await pool.query('create table counted (id int)')
  const idle = await pool.connect()
  await idle.query('begin')
  await idle.query('lock table counted in access exclusive mode')
  // Unheard, the break of a connection between two statements would end this process.
  await new Promise((resolve) => idle.once('end', resolve))
  assert.equal((await failureOf(idle.query('select 1'))).failure, 'away')
  idle.release()
  assert.equal((await pool.query('select from counted')).rowCount, 0)
})

test('a database process that no longer answers: the connection is given up and never used again', async () => {
  const limits = { ...generous, statementMs: short }
  const { pool } = await openTestDatabase({ empty: true, poolSize: 1, limits })
  await pool.query('create table written (id int primary key)')
  const client = await pool.connect()
  const { pid } = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!
  await client.query('begin')
  await client.query('insert into written values (1)')
  process.kill(pid, 'SIGSTOP')
  try {
    assert.deepEqual(await failureOf(client.query('insert into written values (2)')), {
      failure: 'away',
      code: '08006',
    })
    assert.equal((await failureOf(client.query('rollback'))).failure, 'away')
    client.release()
    // A connection in the middle of that transaction would take this row with it when it ends.
    await pool.query('insert into written values (3)')
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await within('the old process is gone', async () => {
    const { rowCount } = await pool.query('select from pg_stat_activity where pid = $1', [pid])
    return rowCount === 0
  })
  assert.deepEqual((await pool.query('select id from written')).rows, [{ id: 3 }])
})

test('failures that say nothing about the database are none of it', () => {
  const file = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' })
  const mail = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', command: 'CONN' })
  const duplicate = Object.assign(new Error('duplicate key'), { code: '23505' })
  for (const error of [file, mail, duplicate, new Error('made up'), undefined]) {
    assert.equal(databaseFailure(error ?? new Error('')), undefined)
  }
  const socket = Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' })
  assert.equal(databaseFailure(socket), 'away')
  const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })
  assert.equal(databaseFailure(full), 'full')
})
