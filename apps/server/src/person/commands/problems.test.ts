import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '../../platform/clock/index.ts'
import { recordParts } from '../file/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { enterPerson } from '../people/index.ts'
import { runPersonCommand } from './problems.ts'
import { nothingUndoes } from './undone.ts'

const personNo = '33010000000000000079'
const clock = fixedClock('2026-03-01T02:00:00Z')
const database = await openTestDatabase()
await enterPerson(database, { personNo, pool: '330100', idNumber: '330100195003070079', name: '测试人' }, clock.now())

/** What the statements that were sent are: each is named after its kind, with a number or hash. */
const sent: string[] = []
const pool = new Proxy(database.pool, {
  get(target, property) {
    if (property !== 'query') return Reflect.get(target, property) as unknown
    return (statement: { name?: string }, ...rest: unknown[]) => {
      sent.push((statement.name ?? 'unnamed').replace(/-.*/, ''))
      return (target.query as (...all: unknown[]) => unknown)(statement, ...rest)
    }
  },
})
const watched: Database = { ...database, ciphers: database.ciphers, kysely: database.kysely, pool, commandPool: pool }

const command: CommandKey = { source: 'user:1', name: 'test', key: 'k-1', inputHash: Buffer.alloc(32, 1), single: true }
let asked = 0
const run = (inputHash = command.inputHash) =>
  runPersonCommand(
    { database: watched, clock },
    personNo,
    { ...command, inputHash },
    recordParts,
    nothingUndoes,
    ({ filings, registers, enrolments, version }) => {
      asked += 1
      const answer = { read: [filings, registers, enrolments].map((list) => list.length), version }
      return Promise.resolve({ subjectId: 's', changes: {}, audit: [], answer })
    },
  )

test('a command reads all that it rests on, and whether it is known, in one statement and writes in one', async () => {
  const { answer, repeated } = await run()
  assert.deepEqual(answer, { read: [0, 0, 0], version: 1 })
  assert.equal(repeated, false)
  assert.deepEqual(sent, ['file', 'commit'])
})

test('a repeat is answered with the first reply, and nothing is decided or written', async () => {
  sent.length = 0
  assert.deepEqual(await run(), { answer: { read: [0, 0, 0], version: 1 }, repeated: true })
  assert.equal(asked, 1)
  assert.ok(!sent.includes('commit'))
})

test('the same key with other input is refused before anything is decided', async () => {
  await assert.rejects(run(Buffer.alloc(32, 2)), (error: { document?: { code: string } }) => {
    assert.equal(error.document?.code, 'idempotency-key-reused')
    return true
  })
  assert.equal(asked, 1)
})
