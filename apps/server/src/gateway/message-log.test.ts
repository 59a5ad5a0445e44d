import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '../platform/storage/testing.ts'
import { claimMessage, noteMessage, personsMessages, sealMessagePersons } from './message-log.ts'
import type { Message } from './message.ts'

const rounds = 120
const receivedAt = new Date('2026-03-01T02:00:00Z')
const once = { single: true, receivedAt }

function message(infno: string, msgid: string, inputHash: string): Message {
  return { institution: 'H31010000001', infno, msgid, inputHash, input: {} } as Message
}

test('the same message many times at the same moment is one claim; another input under its id is refused', async () => {
  const database = await openTestDatabase({ poolSize: 8 })
  // Open connections and many rounds: without the second look in claimMessage about one round in twenty fails.
  await Promise.all(Array.from({ length: 8 }, () => database.logPool.query('select pg_sleep(0.05)')))
  for (let round = 0; round < rounds; round++) {
    const msgid = `m${String(round)}`
    const twins = Array.from({ length: 8 }, () =>
      claimMessage(database, message('2304', msgid, 'aa'), { personNo: '1', ...once }),
    )
    await Promise.all(twins)
    await assert.rejects(claimMessage(database, message('2304', msgid, 'bb'), { personNo: '2', ...once }), /2304/)
  }
  const { rows } = await database.pool.query<{ count: number }>('select count(*) as count from message')
  assert.equal(rows[0]!.count, rounds)
})

test('where one id may stand for several inputs, each is a claim of its own', async () => {
  const database = await openTestDatabase()
  await claimMessage(database, message('2301', 'm', 'aa'), { personNo: '1', single: false, receivedAt })
  await claimMessage(database, message('2301', 'm', 'bb'), { personNo: '1', single: false, receivedAt })
})

test('a message that was noted before its claim is claimed like a new one: for its person, and its id for one input', async () => {
  const database = await openTestDatabase()
  const content = { refmsgid: 'r', infcode: -1, error: 'unsigned', warning: '', output: null } as const
  const note = (one: Message) => noteMessage(database, { message: one, content, receivedAt })
  const [first, second] = [message('2304', 'm', 'aa'), message('2304', 'm', 'bb')]
  await note(first)
  await note(second)
  assert.deepEqual(await personsMessages(database, first.institution, 'm'), [], 'a note names nobody')
  await claimMessage(database, first, { personNo: '1', ...once })
  assert.deepEqual(await personsMessages(database, first.institution, 'm'), [{ infno: '2304', personNo: '1' }])
  await assert.rejects(claimMessage(database, second, { personNo: '2', ...once }), /2304/)
  await claimMessage(database, first, { personNo: '1', ...once })
})

test('every command is found by its message id, also one of a transaction that nobody listed; a reversal is none', async () => {
  const database = await openTestDatabase()
  for (const infno of ['2999', '2601'])
    await claimMessage(database, message(infno, 'm', 'aa'), { personNo: '1', ...once })
  assert.deepEqual(await personsMessages(database, 'H31010000001', 'm'), [{ infno: '2999', personNo: '1' }])
})

test('the log keeps no number of a person; what a version of before kept is read, and sealed at a start', async () => {
  const database = await openTestDatabase()
  const number = '330100195003070114'
  await claimMessage(database, message('2304', 'new', 'aa'), { personNo: number, ...once })
  await database.pool.query(
    `insert into message (institution, infno, msgid, input_hash, person_no, received_at)
     values ('H31010000001', '2304', 'old', '\\xaa', $1, $2)`,
    [number, receivedAt],
  )
  const found = () => Promise.all(['new', 'old'].map((msgid) => personsMessages(database, 'H31010000001', msgid)))
  const expected = [[{ infno: '2304', personNo: number }], [{ infno: '2304', personNo: number }]]
  assert.deepEqual(await found(), expected)
  assert.equal(await sealMessagePersons(database), 1)
  assert.equal(await sealMessagePersons(database), 0)
  assert.deepEqual(await found(), expected)
  const { rows } = await database.pool.query<{ text: string }>('select m::text as text from message m')
  assert.equal(rows.length, 2)
  for (const { text } of rows) {
    assert.equal(text.includes(number), false)
    assert.equal(text.includes(Buffer.from(number).toString('hex')), false)
  }
})
