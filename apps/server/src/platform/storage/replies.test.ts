import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeKeys, sealPlain } from './change-keys.ts'
import { migrate } from './migrate.ts'
import { openOfficeReply, openReply, sealReply } from './replies.ts'
import { openTestDatabase } from './testing.ts'

const command = { source: 'user:1', name: 'diseases', key: 'the-first-key', inputHash: Buffer.alloc(32), single: true }
const answer = '{"disease":"恶性肿瘤"}'

/** One reply of each kind as versions of before wrote it, and one that is sealed already, brought up to date. */
async function withOldReplies() {
  const database = await openTestDatabase({ before: '202611270100-create-journal.sql' })
  const { pool, ciphers } = database
  const person = `insert into command (person_no, source, name, key, input_hash, state, reply, recorded_at)
    values ($1, $2, $3, $4, $5, 'done', $6, now())`
  const { source, name, key, inputHash } = command
  await pool.query(person, ['1', source, name, key, inputHash, answer])
  const sealed = sealReply(ciphers, '2', command, answer)
  await pool.query(person, ['2', source, name, key, inputHash, sealed])
  await pool.query(
    `insert into idempotency_key (owner, key, name, input_hash, status, reply, recorded_at)
     values ($1, $2, $3, $4, 200, $5, now())`,
    [source, key, name, inputHash, answer],
  )
  await migrate(pool, ciphers)
  const kept = async (): Promise<[Buffer, Buffer, Buffer]> => {
    const people = await pool.query<{ reply: Buffer }>('select reply from journal order by person_no')
    const office = await pool.query<{ reply: Buffer }>('select reply from idempotency_key')
    return [people.rows[0]!.reply, people.rows[1]!.reply, office.rows[0]!.reply]
  }
  return { database, kept, sealed }
}

test('the journal seals what a version of before kept as it was; the office reads it until a start seals it', async () => {
  const { database, kept, sealed } = await withOldReplies()
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
  assert.deepEqual(before[1], sealed, 'what was sealed is left alone')
  assert.equal(before[2].toString(), answer, 'it lay open')

  assert.equal(await sealPlain(database), 1)
  assert.deepEqual(await read(), [answer, answer, answer])
  for (const reply of await kept()) assert.equal(reply.includes('恶性肿瘤'), false)
  assert.equal(await sealPlain(database), 0)
  assert.throws(() => openReply(ciphers, '2', command, before[0]), 'a reply cannot be moved to another person')
})

test('a change of keys seals it too', async () => {
  const { database, kept } = await withOldReplies()
  const changes = await changeKeys(database, () => undefined)
  const replies = changes.filter(({ column, table }) => column === 'reply' && table !== 'message')
  assert.deepEqual(
    replies.map(({ table, changed, unreadable }) => [table, changed, unreadable]),
    [
      ['journal', 0, []],
      ['idempotency_key', 1, []],
    ],
  )
  for (const reply of await kept()) assert.equal(database.ciphers.isSealed(reply), true)
})
