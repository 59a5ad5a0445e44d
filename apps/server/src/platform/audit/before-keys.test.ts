/** A database whose audit rows were written before their hashes were keyed, brought up to date. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type pg from 'pg'
import { migrate } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { recordOfficeAudit } from './audit.ts'
import { sealAudit } from './seals.ts'
import { verifyAudit } from './verify.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { actRows } from '../../person/journal/index.ts'

const at = new Date('2026-11-22T02:00:00Z')
let database: Database

before(async () => {
  database = await openTestDatabase({ before: '202611261300-number-audit-rows.sql' })
  const { pool, ciphers } = database
  await pool.query(`insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
    values ('1', '330100', '', '', now(), now())`)
  await pool.query(`insert into person_state (person_no) values ('1')`)
  for (const action of ['look', 'change', 'late']) {
    await pool.query(`select * from commit_command('1', null, null, null, $1, '{}', $2, null)`, [
      at,
      JSON.stringify([{ actor_kind: 'staff', actor: 'desk', action, subject_id: '1' }]),
    ])
  }
  await pool.query(
    `insert into office_audit (audit_id, at, actor_kind, actor, action, subject_id, hash)
    select id, $1, 'staff', 'desk', 'log-in', 'desk', audit_hash('', id, $1, 'staff', 'desk', 'log-in', 'desk', '{}')
      from (select gen_random_uuid() as id offset 0) fresh`,
    [at],
  )
  // Two of them were sealed, over a stretch of time that is past.
  await pool.query(`update audit set written_at = '2026-11-22T02:00:30Z' where action <> 'late'`)
  await pool.query(`insert into seal (seal_no, from_at, to_at, row_count, root, previous, hash, sealed_at)
    select 1, from_at, to_at, 2, root, '', sha256(convert_to(jsonb_build_array(1, extract(epoch from from_at),
             extract(epoch from to_at), 2, encode(root, 'hex'), '')::text, 'UTF8')), to_at
      from (select '2026-11-22T02:00Z'::timestamptz as from_at, '2026-11-22T02:01Z'::timestamptz as to_at,
                   sha256(string_agg(hash, ''::bytea order by hash)) as root from audit where action <> 'late') one`)
  await migrate(pool, ciphers)
  await commitForPerson(database, {
    personNo: '1',
    at,
    changes: {},
    audit: [{ actorKind: 'staff', actor: 'desk', action: 'after', subjectId: '1' }],
  })
  await recordOfficeAudit(database, { actorKind: 'staff', actor: 'desk', action: 'log-in', subjectId: 'desk' }, at)
  assert.equal(await sealAudit(database, at), 2)
})

async function faultsAfter(sql: string): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0)
    const faults = await verifyAudit({ ...database, pool: client as unknown as pg.Pool })
    return faults.map(({ subject, message }) => `${subject} ${message}`)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const rehashed = (where: string) => `update audit set actor = 'other',
  hash = audit_hash(person_no, audit_id, at, actor_kind, 'other', action, subject_id, detail) where ${where}`

test('rows and seals of before verify in their own way, and rows of today go on beside them', async () => {
  assert.deepEqual(await verifyAudit(database), [])
  const { rows } = await database.pool.query(
    `select action, entry_no as audit_no from ${actRows} a order by entry_no nulls first, action`,
  )
  assert.deepEqual(
    rows.map(({ action, audit_no: no }) => [action, no]),
    [
      ['change', null],
      ['late', null],
      ['look', null],
      ['after', 1],
    ],
  )
})

test('a row of before that is changed is found, with its hash too, sealed before the turn or not', async () => {
  const changed = await faultsAfter(`update audit set actor = 'other' where action = 'look'`)
  assert.match(changed.join(), /^1 [0-9a-f-]{36} 审计记录与其摘要不符，已被改动$/)
  assert.deepEqual(await faultsAfter(rehashed(`action = 'look'`)), [
    '封存 1 封存时有 2 条审计记录，现有 2 条或内容不同',
    '封存 2 封存时有 4 条审计记录，现有 4 条或内容不同',
  ])
  assert.deepEqual(await faultsAfter(rehashed(`action = 'late'`)), [
    '封存 2 封存时有 4 条审计记录，现有 4 条或内容不同',
  ])
  assert.deepEqual(await faultsAfter(`delete from office_audit where audit_no is null`), [
    '封存 2 封存时有 4 条审计记录，现有 3 条或内容不同',
  ])
})

test('the turn cannot be moved: no row and no seal of before is added, and no keyed seal becomes one', async () => {
  const added = `insert into office_audit (audit_id, at, actor_kind, actor, action, subject_id, hash)
    select id, now(), 'staff', 'x', 'y', 'z', audit_hash('', id, now(), 'staff', 'x', 'y', 'z', '{}')
      from (select gen_random_uuid() as id offset 0) fresh`
  assert.deepEqual(await faultsAfter(added), ['封存 2 封存时有 4 条审计记录，现有 5 条或内容不同'])
  const unkeyed = (await faultsAfter('update seal set keyed = false where seal_no = 2')).join()
  assert.match(unkeyed, /封存 2 封存记录与其摘要不符，已被改动/)
  assert.match((await faultsAfter('update seal set keyed = false')).join(), /改用密钥时的封存不在了，已被删除/)
  const moved = await faultsAfter(
    `update seal set to_at = to_at + interval '1 minute', from_at = from_at where seal_no = 2`,
  )
  assert.deepEqual(moved, ['封存 2 封存记录与其摘要不符，已被改动', '封存 3 封存记录与前一条接不上，中间有缺失'])
})
