import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '../storage/testing.ts'
import { claimMessage } from './message-log.ts'
import type { Message } from './message.ts'

const rounds = 300
const receivedAt = new Date('2026-03-01T02:00:00Z')

function message(infno: string, msgid: string, inputHash: string): Message {
  return { institution: 'H31010000001', infno, msgid, inputHash } as Message
}

test('the same message many times at the same moment is one claim; another input under its id is refused', async () => {
  const database = await openTestDatabase({ poolSize: 8 })
  // Open connections and many rounds: without the second look in claimMessage about one round in twenty fails.
  await Promise.all(Array.from({ length: 8 }, () => database.logPool.query('select pg_sleep(0.05)')))
  for (let round = 0; round < rounds; round++) {
    const msgid = `m${String(round)}`
    const twins = Array.from({ length: 8 }, () => claimMessage(database, message('2304', msgid, 'aa'), '1', receivedAt))
    await Promise.all(twins)
    await assert.rejects(claimMessage(database, message('2304', msgid, 'bb'), '2', receivedAt), /2304/)
  }
  const { rows } = await database.pool.query<{ count: number }>('select count(*) as count from message')
  assert.equal(rows[0]!.count, rounds)
})

test('where one id may stand for several inputs, each is a claim of its own', async () => {
  const database = await openTestDatabase()
  await claimMessage(database, message('2301', 'm', 'aa'), '1', receivedAt)
  await claimMessage(database, message('2301', 'm', 'bb'), '1', receivedAt)
})
