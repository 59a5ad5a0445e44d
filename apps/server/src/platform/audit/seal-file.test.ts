import assert from 'node:assert/strict'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openTestDatabase, temporaryFolder } from '../storage/testing.ts'
import { copySeals } from './seal-file.ts'
import { recordOfficeAudit } from './audit.ts'
import { sealAudit } from './seals.ts'
import { verifyAudit } from './verify.ts'

const at = new Date('2026-11-22T02:00:00Z')

test('the copy of the seals goes on where it broke off, and tells of an end that was taken away', async () => {
  const database = await openTestDatabase()
  const { pool } = database
  const sealFile = join(temporaryFolder(), 'seals.jsonl')
  const seal = async (): Promise<void> => {
    await recordOfficeAudit(database, { actorKind: 'staff', actor: 'x', action: 'log-in', subjectId: 'x' }, at)
    assert.equal(await sealAudit(database, at), 1)
  }
  const verify = async (): Promise<string[]> =>
    (await verifyAudit(database, { sealFile })).map(({ subject, message }) => `${subject} ${message}`)

  assert.deepEqual(await verify(), [`封存的留存文件 ${sealFile} 读不了（ENOENT），没有核对`])
  await seal()
  assert.equal(await copySeals(database, sealFile), 2)
  assert.equal(await copySeals(database, sealFile), 0)
  await seal()
  appendFileSync(sealFile, '{"no":3,"to":"2026')
  assert.equal(await copySeals(database, sealFile), 1)
  const lines = readFileSync(sealFile, 'utf8').trimEnd().split('\n')
  assert.deepEqual(
    lines.map((line) => /^\{"no":(\d),.*,"hash":"[0-9a-f]{64}"\}$/.exec(line)?.[1]),
    ['1', '2', undefined, '3'],
  )
  assert.deepEqual(await verify(), [])

  // All that the database itself holds of the last row is taken back: it alone cannot know.
  await pool.query('delete from seal_part where seal_no = 3')
  await pool.query('delete from seal where seal_no = 3')
  await pool.query('delete from office_audit where audit_no = 2')
  await pool.query('update office_audit_count set audit_count = 1')
  assert.deepEqual(await verifyAudit(database), [])
  assert.deepEqual(await verify(), ['封存 3 外部留存里有这次封存，库里没有，已被删除'])
  // Another row in its place does not help.
  await seal()
  assert.deepEqual(await verify(), ['封存 3 封存与外部留存的不同'])
})
