import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { loadDemonstration } from '../demonstration/index.ts'
import type { Database } from '../storage/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { readAudit, recordOfficeAudit, sealAudit, verifyAudit } from './index.ts'

const at = new Date('2026-11-22T02:00:00Z')
let database: Database

before(async () => {
  database = await openTestDatabase()
  await loadDemonstration(database, at)
  await recordOfficeAudit(database, { actorKind: 'staff', actor: 'audit', action: 'log-in', subjectId: 'audit' }, at)
})

/** Closing the future too stands for waiting: no commit is under way in this test. */
function sealAll(): Promise<number> {
  return sealAudit(database, at, -1)
}

test('what was done to a person can be read', async () => {
  const rows = await readAudit(database, '33010000000000000001')
  assert.deepEqual(
    rows.map((row) => [row.actor, row.action, row.at.toISOString()]),
    [['demonstration', 'load-person', at.toISOString()]],
  )
})

test('nothing is sealed while a commit might still come in; then everything, once', async () => {
  assert.equal(await sealAudit(database, at), 0)
  const { rows } = await database.pool.query<{ count: number }>(
    'select (select count(*) from audit) + (select count(*) from office_audit) as count',
  )
  assert.equal(await sealAll(), rows[0]!.count)
  assert.equal(await sealAll(), 0)
  assert.deepEqual(await verifyAudit(database), [])
})

test('a row that is changed, even with its hash, or taken away, or slipped in, is found', async () => {
  const one = `person_no = '33010000000000000002'`
  const client = await database.pool.connect()
  const numberOf = async (sql: string): Promise<number> =>
    Number((await client.query<{ n: string }>(`select ${sql} as n`)).rows[0]!.n)
  const all = await numberOf('(select sum(row_count) from seal)')
  const own = await numberOf(`(select count(*) from audit where ${one})`)
  assert.ok(own > 0 && own < all)
  const after = async (sql: string): Promise<string[]> => {
    await client.query('begin')
    await client.query(sql)
    const faults = await verifyAudit({ pool: client as unknown as Database['pool'] })
    await client.query('rollback')
    return faults.map((fault) => fault.message)
  }
  try {
    assert.match((await after(`update audit set actor = 'other' where ${one}`)).join(), /已被改动/)
    const rehashed = `update audit set actor = 'other',
      hash = audit_hash(person_no, audit_id, at, actor_kind, 'other', action, subject_id, detail) where ${one}`
    assert.match((await after(rehashed)).join(), /内容不同/)
    assert.match(
      (await after(`delete from audit where ${one}`)).join(),
      new RegExp(`封存时有 ${String(all)} 条审计记录，现有 ${String(all - own)} 条`),
    )
    const slipped = `insert into audit select person_no, gen_random_uuid(), at, actor_kind, actor, action, subject_id,
      detail, written_at, hash from audit where ${one}`
    assert.match((await after(slipped)).join(), new RegExp(`现有 ${String(all + own)} 条`))
    assert.match((await after(`update seal set row_count = row_count - 1`)).join(), /封存记录与其摘要不符/)
  } finally {
    client.release()
  }
})
