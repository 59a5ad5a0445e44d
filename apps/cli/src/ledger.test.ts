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
  assert.match(alone.out, /\n✔ 同一人已结算的就诊时间不重叠（0 对）\n✔ 审计记录与封存一致\n$/)
  assert.doesNotMatch(alone.out, /✘|不符|提示/)

  const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true })
  await database.pool
    .query(`insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
    values ('1', '330100', '', '', now(), now())`)
  await database.pool.query(`insert into person_state (person_no, account_past_fen) values ('1', 5)`)
  // Two stays settled over the same days, and a pharmacy's bill within them, which a pool may allow.
  for (const [visit, kind, from, to] of [
    ['V1', 'inpatient', '2026-03-01', '2026-03-10'],
    ['V2', 'inpatient', '2026-03-09', '2026-03-12'],
    ['V3', 'pharmacy', '2026-03-05', '2026-03-05'],
  ] as const) {
    await database.pool.query(
      `insert into visit (person_no, visit_id, institution, place, pool, insurance, kind, medical_type, from_day, to_day,
         status, recorded_at, changed_at)
       values ('1', $1, 'H1', '310100', '330100', 'employee', $2, '', $3, $4, 'settled', now(), now())`,
      [visit, kind, from, to],
    )
    await database.pool.query(
      `insert into settlement (person_no, settlement_id, kind, visit_id, institution, place, pool, insurance, year,
         settled_day, settled_at, route, total_fen, fund_fen, funds, account_current_fen, account_past_fen, cash_fen,
         quote_case, quote_result, input_hash, engine_version, policy_release, catalogue_release, command_source,
         command_name, command_key, version)
       values ('1', $1, 'settlement', $2, 'H1', '310100', '330100', 'employee', 2026, '2026-03-12', now(), 'direct',
         0, 0, '[]', 0, 0, 0, '{}', '{}', '', '', '', '', '', '', $1, $3)`,
      [visit.replace('V', 'S'), visit, Number(visit.slice(1))],
    )
  }
  // What the office's chain was given, and is not there.
  await database.pool.query('update office_audit_count set audit_count = 2')
  const beside = yidi('ledger', 'verify')
  await database.pool.query(
    `insert into posting (person_no, source_id, posting_no, book, debit, credit, amount_fen, purpose, booked_day, recorded_at)
     values ('1', 'B1/result', 1, '330100', 'fund:pool', 'payable:person', 1234560, 'pool', '2026-03-12', now()),
            ('1', 'B1/payment/P1', 1, '330100', 'payable:person', 'bank:expenditure', 1234560, 'payment', '2026-03-13', now())`,
  )
  const balances = yidi('ledger', 'balances', '--book', '330100', '--json')
  const dayBefore = yidi('ledger', 'balances', '--book', '330100', '--on', '2026-03-12')
  await database.close()
  assert.deepEqual([balances.status, balances.err], [0, ''])
  assert.deepEqual(JSON.parse(balances.out), {
    'bank:expenditure': '-12345.60',
    'fund:pool': '12345.60',
    'payable:person': '0.00',
  })
  assert.deepEqual([dayBefore.status, dayBefore.out], [0, 'fund:pool　12345.60\npayable:person　12345.60\n'])
  assert.equal(beside.status, 1)
  assert.match(beside.out, /不符 account-balance　人员 1　account　应为 0\/0　实为 0\/5/)
  assert.match(beside.out, /✘ 同一人已结算的就诊时间不重叠（2 对）\n/)
  assert.match(beside.out, /不符 overlap　人员 1　就诊 V2 与 V1 时间重叠\n/)
  assert.match(beside.out, /提示 overlap　人员 1　就诊 V3 与 V1 时间重叠，统筹区的设置允许\n/)
  assert.match(beside.out, /✘ 审计记录与封存一致\n/)
  assert.match(beside.out, /不符 机构审计 第 1 至 2 号　审计记录不在了，已被删除\n/)
})

test('what cannot be done says so: no Citus, no such word', () => {
  const distribute = yidi('db', 'distribute')
  assert.deepEqual([distribute.status, distribute.out], [2, ''])
  assert.match(distribute.err, /没有安装 Citus 扩展.*处理办法/)
  assert.equal(yidi('ledger').status, 2)
  assert.match(yidi('ledger', 'balances').err, /用 --book 写出是哪一本账/)
  assert.match(yidi('ledger', 'balances', '--book', '330100', '--on', '3月').err, /--on“3月”不是日期/)
  assert.equal(yidi('db', 'drop').status, 2)
})
