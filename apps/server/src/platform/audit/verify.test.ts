/** Every rule of the audit's verification is shown by something written past the program. */
import assert from 'node:assert/strict'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type pg from 'pg'
import { commitForPerson } from '../../person/commands/index.ts'
import { enterPerson } from '../../person/people/index.ts'
import { openTestDatabase, temporaryFolder } from '../storage/testing.ts'
import { recordOfficeAudit } from './audit.ts'
import { copySeals } from './seal-file.ts'
import { sealAudit } from './seals.ts'
import { auditRules, verifyAudit } from './verify.ts'

const at = new Date('2026-11-22T02:00:00Z')
const personNo = '33010000000000000099'
const database = await openTestDatabase()
const sealFile = path.join(temporaryFolder(), 'seals.jsonl')
const look = { actorKind: 'staff', actor: 'desk', action: 'person.look', subjectId: personNo }
await enterPerson(database, { personNo, pool: '330100', idNumber: '330100199001019999', name: '某人' }, at)
for (const each of [1, 2]) {
  await commitForPerson(database, { personNo, at, changes: {}, audit: [{ ...look, detail: { each } }] })
  await recordOfficeAudit(database, { ...look, action: 'log-in', detail: { each } }, at)
}
await sealAudit(database, at)
await copySeals(database, sealFile)

const changed = '审计记录与其摘要不符，已被改动'
const row = `insert into audit (person_no, audit_id, audit_no, at, actor_kind, actor, action, subject_id, hash)
  values ('${personNo}', '00000000-0000-4000-8000-000000000000'`
const words = `now(), 'staff', 'other', 'look', '1', '\\x00')`

interface Tampering {
  does: string | (() => void)
  /** What the rule says, as `subject message`. */
  says: string[]
}

/** Each rule by its name. */
const tampered: Record<string, Tampering[]> = {
  'rows-before-keys': [
    { does: `${row}, null, ${words}`, says: [`${personNo} 00000000-0000-4000-8000-000000000000 ${changed}`] },
  ],
  rows: [{ does: `${row}, 1, ${words}`, says: [`人员 ${personNo} 第 1 号 ${changed}`] }],
  'office-rows': [
    {
      does: `update office_audit set actor = 'other' where audit_no = 2`,
      says: [`机构审计 第 2 号 ${changed}`],
    },
    {
      does: `update office_audit set detail = '{"each": 3}' where audit_no = 1`,
      says: [`机构审计 第 1 号 ${changed}`],
    },
  ],
  'journal-rows': [
    {
      does: `update journal set at = at + interval '1 microsecond' where entry_no = 2`,
      says: [`人员 ${personNo} 第 2 号 ${changed}`],
    },
  ],
  missing: [
    { does: 'delete from office_audit where audit_no = 1', says: ['机构审计 第 1 号 审计记录不在了，已被删除'] },
    { does: 'delete from journal', says: [`人员 ${personNo} 第 1 至 2 号 审计记录不在了，已被删除`] },
  ],
  surplus: [
    {
      does: 'update office_audit_count set audit_count = 1',
      says: ['机构审计 第 2 号 审计记录只记过 1 条，这一条是多出来的，或者条数被改动'],
    },
  ],
  seals: [
    {
      does: 'update seal set row_count = row_count + 1 where seal_no = 2',
      says: ['封存 2 封存记录与其摘要不符，已被改动'],
    },
    {
      does: `update seal set previous = '\\x00' where seal_no = 2`,
      says: ['封存 2 封存记录与前一条接不上，中间有缺失', '封存 2 封存记录与其摘要不符，已被改动'],
    },
    { does: `${row}, null, ${words}`, says: ['封存 1 封存时有 0 条审计记录，现有 1 条或内容不同'] },
    { does: 'delete from seal_part; delete from seal', says: ['封存 改用密钥时的封存不在了，已被删除'] },
  ],
  parts: [
    {
      does: `update seal_part set row_count = 1 where chain = '${personNo}'`,
      says: [
        '封存 2 封存的内容清单与封存不符，已被改动',
        `人员 ${personNo} 第 1 至 2 号 审计记录与第 2 次封存时的内容不同`,
      ],
    },
    {
      does: `update journal set hash = '\\x00' where entry_no = 2`,
      says: [`人员 ${personNo} 第 1 至 2 号 审计记录与第 2 次封存时的内容不同`],
    },
  ],
  'seal-file': [
    {
      does: `update seal set hash = '\\x00' where seal_no = 2`,
      says: ['封存 2 封存与外部留存的不同'],
    },
    {
      does: () => appendFileSync(sealFile, '{"no":3,"hash":"00"}\n'),
      says: ['封存 3 外部留存里有这次封存，库里没有，已被删除'],
    },
  ],
}

test('nothing is found where nothing was done, and every rule has something here that breaks it', async () => {
  assert.deepEqual(await verifyAudit(database, { sealFile }), [])
  assert.deepEqual(
    auditRules.map(({ rule }) => rule),
    Object.keys(tampered),
  )
})

for (const { rule, find } of auditRules)
  test(`${rule}: what was written past the program is named, and the whole verification says it too`, async () => {
    for (const { does, says } of tampered[rule] ?? []) {
      const client = await database.pool.connect()
      try {
        await client.query('begin')
        if (typeof does === 'string') await client.query(does)
        else does()
        const db = { ...database, pool: client as unknown as pg.Pool }
        const told = (await find(db, { sealFile })).map(({ subject, message }) => `${subject} ${message}`)
        assert.deepEqual(told, says, String(does))
        const all = (await verifyAudit(db, { sealFile })).map(({ subject, message }) => `${subject} ${message}`)
        for (const sentence of says) assert.ok(all.includes(sentence), sentence)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
  })
