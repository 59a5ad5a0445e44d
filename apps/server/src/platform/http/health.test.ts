import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import type { App } from '../module/index.ts'
import { openTestDatabase, within } from '../storage/testing.ts'
import type { Database } from '../storage/index.ts'

const opened = await openTestDatabase({ poolSize: 2 })

/** A server on the one database of these tests, seen through what a test changes of it. */
async function serve(change: Partial<Database> = {}): Promise<App> {
  // What fails on purpose would stand in the log.
  const config = { ...readConfig({}), logLevel: 'silent' as const }
  return buildApp({ config, clock: fixedClock('2026-06-20T02:00:00Z'), database: { ...opened, ...change } })
}

async function problemOf(app: App): Promise<[status: number, code: string, detail: string]> {
  const answer = await app.inject('/health')
  const { code, detail } = answer.json<ProblemDocument>()
  return [answer.statusCode, code, detail]
}

test('a database that is halted is said not to answer, however many ask, and sound again when it goes on', async () => {
  const app = await serve()
  assert.equal((await app.inject('/health')).statusCode, 200)
  const pid = opened.embeddedPid()!
  process.kill(pid, 'SIGSTOP')
  try {
    const answers = await Promise.all(Array.from({ length: 20 }, () => problemOf(app)))
    for (const answer of answers)
      assert.deepEqual(answer, [503, 'database-not-answering', '数据库没有应答：800 毫秒内没有回音。'])
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await within('health is well again', async () => (await app.inject('/health')).statusCode === 200)
})

test('all connections in use by others is no fault of the database', async () => {
  const app = await serve()
  const busy = await Promise.all([opened.pool.connect(), opened.pool.connect()])
  assert.equal((await app.inject('/health')).statusCode, 200)
  for (const client of busy) client.release()
})

test('a database that is down: restarting where we start it ourselves, otherwise why it cannot be reached', async () => {
  const restarting = await serve({ isDown: () => true })
  assert.deepEqual(await problemOf(restarting), [
    503,
    'database-restarting',
    '数据库进程意外结束，正在重新启动。已确认的数据不受影响。',
  ])
  const refused = await serve({ connection: () => ({ ...opened.connection(), host: '127.0.0.1', port: 1 }) })
  assert.deepEqual(await problemOf(refused), [
    503,
    'database-not-answering',
    '数据库没有应答：连不上（ECONNREFUSED）。',
  ])
  const locked = await serve({ connection: () => ({ ...opened.connection(), password: 'guess' }) })
  assert.deepEqual(await problemOf(locked), [503, 'database-not-answering', '数据库没有应答：连不上（28P01）。'])
})
