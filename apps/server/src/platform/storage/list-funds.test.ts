import assert from 'node:assert/strict'
import { test } from 'node:test'
import { migrate, readMigrations } from './migrate.ts'
import { openTestDatabase, testCiphers } from './testing.ts'

const listsFunds = '202611270200-list-funds-of-settlements.sql'
const upTo = (last: string) => readMigrations().filter(({ name }) => name <= last)

test('what was settled before layers named their fund keeps its sums, as a list of what each fund paid', async () => {
  const { pool } = await openTestDatabase({ empty: true })
  const before = upTo(listsFunds).slice(0, -1)
  await migrate(pool, testCiphers(), before)
  await pool.query(`
    insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
    values ('1', '339900', '', '', now(), now());
    insert into visit (person_no, visit_id, institution, place, pool, insurance, kind, medical_type, from_day,
                       emergency, status, detail, recorded_at, changed_at)
    values ('1', 'V', 'H', '330100', '339900', 'employee', 'inpatient', '21', '2026-06-01', false, 'settled', '{}',
            now(), now())`)
  const rows: [id: string, kind: string, cancels: string | null, fen: number[]][] = [
    ['S1', 'settlement', null, [900, 500, 200, 10, 20, 170]],
    ['C1', 'cancellation', 'S1', [-900, -500, -200, -10, -20, -170]],
    ['S2', 'settlement', null, [900, 500, 0, 0, 0, 400]],
    ['S3', 'settlement', null, [900, 0, 300, 0, 0, 600]],
    ['S4', 'settlement', null, [900, 0, 0, 0, 0, 900]],
  ]
  for (const [index, [id, kind, cancels, fen]] of rows.entries())
    await pool.query(
      `insert into settlement (person_no, settlement_id, kind, cancels, visit_id, institution, place, pool, insurance, year,
         settled_day, settled_at, route, total_fen, fund_pool_fen, fund_critical_fen, account_current_fen,
         account_past_fen, cash_fen, quote_case, quote_result, input_hash, engine_version, policy_release,
         catalogue_release, command_source, command_name, command_key, version)
       values ('1', $1, $2, $3, 'V', 'H', '330100', '339900', 'employee', 2026, '2026-06-01', now(), 'direct',
         $4, $5, $6, $7, $8, $9, '{}', '{}', '', '1', 'p', 'c', 'H', '2304', $1, $10)`,
      [id, kind, cancels, ...fen, index],
    )
  await migrate(pool, testCiphers(), upTo(listsFunds))
  const after = await pool.query<{ settlement_id: string; total_fen: number; fund_fen: number; funds: unknown }>(
    'select settlement_id, total_fen, fund_fen, funds from settlement order by version',
  )
  const pays = (fund: string, fen: number) => ({ fund, fen })
  assert.deepEqual(
    after.rows.map((row) => [row.settlement_id, Number(row.total_fen), Number(row.fund_fen), row.funds]),
    [
      ['S1', 900, 700, [pays('pool', 500), pays('critical-illness', 200)]],
      ['C1', -900, -700, [pays('pool', -500), pays('critical-illness', -200)]],
      ['S2', 900, 500, [pays('pool', 500)]],
      ['S3', 900, 300, [pays('critical-illness', 300)]],
      ['S4', 900, 0, []],
    ],
  )
  // What a settlement must be is still asked of it: its parts, its kind, what it cancels.
  for (const [change, constraint] of [
    ['fund_fen = fund_fen + 1', 'settlement_parts_add_up'],
    [`kind = 'refund'`, 'settlement_kind_check'],
    [`cancels = 'S2'`, 'settlement_check1'],
  ] as const)
    await assert.rejects(
      pool.query(`update settlement set ${change} where settlement_id = 'S4'`),
      new RegExp(constraint),
    )
})
