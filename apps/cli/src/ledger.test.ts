import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { openDatabase } from '@yidi/server'

const folder = mkdtempSync(path.join(tmpdir(), 'yidi-ledger-'))
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))

function yidi(...words: string[]): { status: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...words], {
    env: { ...process.env, YIDI_DATA: folder, DATABASE_URL: '' },
    encoding: 'utf8',
  })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

test('ledger verify: clean output when all agrees, also beside a running server; the tampered row by name', async () => {
  const alone = yidi('ledger', 'verify')
  assert.deepEqual([alone.status, alone.err], [0, ''])
  assert.match(alone.out, /^✔ 个人账户余额等于账户流水之和（0 项）\n/)
  assert.doesNotMatch(alone.out, /✘|不符/)

  const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true })
  await database.pool
    .query(`insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
    values ('1', '330100', '', '', now(), now())`)
  await database.pool.query(`insert into person_state (person_no, account_past_fen) values ('1', 5)`)
  // What the office's chain was given, and is not there.
  await database.pool.query('update office_audit_count set audit_count = 2')
  const beside = yidi('ledger', 'verify')
  await database.close()
  assert.equal(beside.status, 1)
  assert.match(beside.out, /不符 account-balance　人员 1　account　应为 0\/0　实为 0\/5/)
  assert.match(beside.out, /✘ 审计记录与封存一致\n/)
  assert.match(beside.out, /不符 机构审计 第 1 至 2 号　审计记录不在了，已被删除\n/)
})

test('what cannot be done says so: no Citus, no such word', () => {
  const distribute = yidi('db', 'distribute')
  assert.deepEqual([distribute.status, distribute.out], [2, ''])
  assert.match(distribute.err, /没有安装 Citus 扩展.*处理办法/)
  assert.equal(yidi('ledger').status, 2)
  assert.equal(yidi('db', 'drop').status, 2)
})
