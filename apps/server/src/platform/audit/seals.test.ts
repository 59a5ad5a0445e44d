import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type pg from 'pg'
import { loadDemonstration } from '../../demonstration/index.ts'
import type { Database } from '../storage/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { readAudit, recordOfficeAudit, recordOfficeAuditIn } from './audit.ts'
import { sealAudit } from './seals.ts'
import { verifyAudit } from './verify.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const at = new Date('2026-11-22T02:00:00Z')
const logIn = { actorKind: 'staff', actor: 'audit', action: 'log-in', subjectId: 'audit' }
const look = { actorKind: 'staff', actor: 'desk', action: 'person.look', subjectId: '1', detail: { b: [1.5], a: null } }
const one = '33010000000000000001'
const two = '33010000000000000002'
let database: Database

const write = (db: Parameters<typeof commitForPerson>[0], personNo: string) =>
  commitForPerson(db, { personNo, at, changes: {}, audit: [look] })

before(async () => {
  database = await openTestDatabase()
  await loadDemonstration(database, at)
  for (const times of [1, 2, 3]) {
    await write(database, two)
    await recordOfficeAudit(database, { ...logIn, detail: { times } }, at)
  }
})

/** What a verification says after these statements, as `subject message`; they are taken back. */
async function faultsAfter(
  ...statements: (string | ((client: pg.PoolClient) => Promise<unknown>))[]
): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) {
      if (typeof statement === 'string') {
        const { rowCount } = await client.query(statement)
        assert.notEqual(rowCount, 0, statement)
      } else await statement(client)
    }
    const faults = await verifyAudit({ ...database, pool: client as unknown as pg.Pool })
    return faults.map(({ subject, message }) => `${subject} ${message}`)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Runs a seal within the transaction of a test. */
const sealIn = (client: pg.PoolClient) => sealAudit({ ...database, pool: client as unknown as pg.Pool }, at)

const changed = '审计记录与其摘要不符，已被改动'
const deleted = '审计记录不在了，已被删除'

test('what was done to a person can be read', async () => {
  const rows = await readAudit(database, one)
  assert.deepEqual(
    rows.map((row) => [row.actor, row.action, row.at.toISOString()]),
    [['demonstration', 'load-person', at.toISOString()]],
  )
})

test('rows that no seal has yet: changed, taken away in the middle and at the end, slipped in', async () => {
  assert.deepEqual(await faultsAfter(), [])
  const ofTwo = `person_no = '${two}' and entry_no`
  assert.deepEqual(
    await faultsAfter(`update journal set acts = replace(acts::text, '1.5', '1.6')::json where ${ofTwo} = 4`),
    [`人员 ${two} 第 4 号 ${changed}`],
  )
  assert.deepEqual(await faultsAfter(`delete from journal where ${ofTwo} in (2, 3)`), [
    `人员 ${two} 第 2 至 3 号 ${deleted}`,
  ])
  assert.deepEqual(await faultsAfter(`delete from journal where ${ofTwo} = 5`), [`人员 ${two} 第 5 号 ${deleted}`])
  assert.deepEqual(await faultsAfter('delete from office_audit where audit_no = 3'), [`机构审计 第 3 号 ${deleted}`])
  assert.deepEqual(await faultsAfter(`delete from journal where person_no = '${one}'`), [
    `人员 ${one} 第 1 号 ${deleted}`,
  ])
  const slipped = `insert into journal (person_no, entry_no, version, at, acts, events, hash)
    select person_no, 6, version, at, acts, '[{"kind": "paid"}]', hash from journal where ${ofTwo} = 5`
  assert.deepEqual(await faultsAfter(slipped), [
    `人员 ${two} 第 6 号 ${changed}`,
    `人员 ${two} 第 6 号 审计记录只记过 5 条，这一条是多出来的，或者条数被改动`,
  ])
})

test('who knows the data but not the key can make no hash that fits', async () => {
  const rehashed = `source = 'other', hash = sha256(convert_to(acts::text || events::text, 'UTF8'))`
  assert.deepEqual(await faultsAfter(`update journal set ${rehashed} where person_no = '${two}' and entry_no = 2`), [
    `人员 ${two} 第 2 号 ${changed}`,
  ])
  // Nor can a row be put among those of before the keys.
  const turned = await faultsAfter(
    `insert into audit (person_no, audit_id, at, actor_kind, actor, action, subject_id, hash)
     select '${two}', id, $$2026-11-22$$, 'staff', 'other', 'look', '1',
            audit_hash('${two}', id, $$2026-11-22$$, 'staff', 'other', 'look', '1', '{}')
       from (select gen_random_uuid() as id offset 0) fresh`,
  )
  assert.deepEqual(turned, ['封存 1 封存时有 0 条审计记录，现有 1 条或内容不同'])
  // A hash of one database's row is not that of another key.
  const { ciphers } = database
  assert.notDeepEqual(ciphers.auditHash('x'), ciphers.blindIndex('phone', 'x'))
})

test('a seal takes every row once, and then also what its counts are made to say is found', async () => {
  const { rows } = await database.pool.query<{ count: number }>(
    'select ((select count(*) from journal) + (select count(*) from office_audit))::int as count',
  )
  assert.equal(await sealAudit(database, at), rows[0]!.count)
  assert.equal(await sealAudit(database, at), 0)
  assert.deepEqual(await faultsAfter(), [])
  const fewer = `update person_state set audit_count = 4 where person_no = '${two}'`
  assert.deepEqual(await faultsAfter(fewer, `delete from journal where person_no = '${two}' and entry_no = 5`), [
    `人员 ${two} 第 5 号 ${deleted}`,
  ])
  // Two rows that change places, each with its own hash.
  const exchanged = await faultsAfter(
    `update journal set entry_no = 9 where person_no = '${two}' and entry_no = 2`,
    `update journal set entry_no = 2 where person_no = '${two}' and entry_no = 3`,
    `update journal set entry_no = 3 where person_no = '${two}' and entry_no = 9`,
  )
  assert.deepEqual(exchanged, [`人员 ${two} 第 1 至 5 号 审计记录与第 2 次封存时的内容不同`])
})

test('a row that is committed late is no fault, whoever sealed meanwhile, and the next seal has it', async () => {
  const late = await database.pool.connect()
  await late.query('begin')
  await write({ pool: late, ciphers: database.ciphers }, two)
  await write(database, one)
  assert.equal(await sealAudit(database, at), 1)
  assert.equal(await sealAudit(database, at), 0)
  await late.query('commit')
  late.release()
  assert.deepEqual(await faultsAfter(), [])
  assert.equal(await sealAudit(database, at), 1)
  assert.deepEqual(await faultsAfter(), [])
})

test('a change of the office is audited with it or not at all, and leaves no gap when it is taken back', async () => {
  const failing = database.kysely.transaction().execute(async (transaction) => {
    await recordOfficeAuditIn(transaction, database.ciphers, logIn, at)
    throw new Error('taken back')
  })
  await assert.rejects(failing, /taken back/)
  assert.deepEqual(await faultsAfter(), [])
  await recordOfficeAudit(database, logIn, at)
  assert.deepEqual(await faultsAfter(), [])
})

test('seals: changed, taken from the middle, from the list of what they closed, or all of them', async () => {
  assert.deepEqual(await faultsAfter('update seal set row_count = row_count - 1 where seal_no = 2'), [
    '封存 2 封存记录与其摘要不符，已被改动',
  ])
  assert.deepEqual(await faultsAfter('delete from seal_part where seal_no = 3', 'delete from seal where seal_no = 3'), [
    '封存 4 封存记录与前一条接不上，中间有缺失',
  ])
  assert.deepEqual(await faultsAfter(`delete from seal_part where seal_no = 2 and chain = '${one}'`), [
    '封存 2 封存的内容清单与封存不符，已被改动',
  ])
  assert.deepEqual(await faultsAfter('delete from seal_part', 'delete from seal'), [
    '封存 改用密钥时的封存不在了，已被删除',
  ])
  await assert.rejects(
    faultsAfter('delete from seal_part', 'delete from seal', sealIn),
    /the seals of the audit are gone/,
    'and no new beginning is made',
  )
})
