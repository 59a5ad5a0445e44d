import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeKeys, sealPlain } from './change-keys.ts'
import { openOfficeReply, openReply, sealReply } from './replies.ts'
import { openTestDatabase } from './testing.ts'

const command = { source: 'user:1', name: 'diseases', key: 'the-first-key', inputHash: Buffer.alloc(32), single: true }
const answer = '{"disease":"恶性肿瘤"}'

/** One reply of each kind as versions of before wrote it, and one that is sealed already. */
async function withOldReplies() {
  const database = await openTestDatabase()
  const { pool, ciphers } = database
  const person = `insert into command (person_no, source, name, key, input_hash, state, reply, recorded_at)
    values ($1, $2, $3, $4, $5, 'done', $6, now())`
  const { source, name, key, inputHash } = command
  await pool.query(person, ['1', source, name, key, inputHash, answer])
  await pool.query(person, ['2', source, name, key, inputHash, sealReply(ciphers, '2', command, answer)])
  await pool.query(
    `insert into idempotency_key (owner, key, name, input_hash, status, reply, recorded_at)
     values ($1, $2, $3, $4, 200, $5, now())`,
    [source, key, name, inputHash, answer],
  )
  const kept = async (): Promise<[Buffer, Buffer, Buffer]> => {
    const people = await pool.query<{ reply: Buffer }>('select reply from command order by person_no')
    const office = await pool.query<{ reply: Buffer }>('select reply from idempotency_key')
    return [people.rows[0]!.reply, people.rows[1]!.reply, office.rows[0]!.reply]
  }
  return { database, kept }
}

test('a reply that a version of before kept as it was is read, sealed at a start, and read again', async () => {
  const { database, kept } = await withOldReplies()
  const { ciphers } = database
  const read = async (): Promise<string[]> => {
    const [old, sealed, office] = await kept()
    return [
      openReply(ciphers, '1', command, old),
      openReply(ciphers, '2', command, sealed),
      openOfficeReply(ciphers, command, office),
    ]
  }
  assert.deepEqual(await read(), [answer, answer, answer])
  const before = await kept()
  assert.equal(before[0].toString(), answer, 'it lay open')

  assert.equal(await sealPlain(database), 2)
  assert.deepEqual(await read(), [answer, answer, answer])
  const after = await kept()
  for (const reply of after) assert.equal(reply.includes('恶性肿瘤'), false)
  assert.deepEqual(after[1], before[1], 'what was sealed is left alone')
  assert.equal(await sealPlain(database), 0)
  assert.throws(() => openReply(ciphers, '2', command, after[0]), 'a reply cannot be moved to another person')
})

test('a change of keys seals it too', async () => {
  const { database, kept } = await withOldReplies()
  const changes = await changeKeys(database, () => undefined)
  const replies = changes.filter(({ column, table }) => column === 'reply' && table !== 'message')
  assert.deepEqual(
    replies.map(({ table, changed, unreadable }) => [table, changed, unreadable]),
    [
      ['command', 1, []],
      ['idempotency_key', 1, []],
    ],
  )
  for (const reply of await kept()) assert.equal(database.ciphers.isSealed(reply), true)
})
