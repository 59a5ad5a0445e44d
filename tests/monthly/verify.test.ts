/** Rules of `ledger verify` about applications: each finds what was written past the program. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, undo } from './world.ts'

// A month of one stay, of which 100.00 are refused and the rest is paid; in the next month it is undone.
const month = await openMonth()
const stay = await settleStay(month.hospital, people.retiredWithFiling, 10_000)
await month.moveTo('2026-07-02T02:00:00Z')
const { applicationId: id } = await month.apply()
const url = `/api/desk/monthly/${id}`
await month.ask('audits', `${url}/decide`, {
  lines: [{ no: 1, decision: 'refused', amount: '100.00', reason: 'no-proof' }],
})
await month.ask('audits', `${url}/conclude`, {})
await month.ask('own', `/api/institution/monthly/${id}/accept`, {})
await month.ask('approves', `${url}/approve`, { refused: '100.00' })
await month.account()
const { batchId } = await month.batch()
await month.ask('pays', `/api/desk/payments/batches/${batchId}/paid`, { day: '2026-07-02' })
await undo(month.hospital, people.retiredWithFiling, stay)
await month.moveTo('2026-08-02T02:00:00Z')
const { applicationId: next } = await month.apply('own', '2026-07')
await month.ask('audits', `/api/desk/monthly/${next}/conclude`, {})
await month.ask('approves', `/api/desk/monthly/${next}/approve`, { refused: '0.00' })

async function faultsAfter(sql: string) {
  const client = await month.db.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0, sql)
    return (await verifyLedger({ pool: client as unknown as pg.Pool })).faults
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const tampered: Readonly<Record<string, { sql: string; names: RegExp; also?: string[] }>> = {
  'monthly-lines': { sql: `update monthly_line set amount_fen = amount_fen - 1`, names: new RegExp(`^${id}( 1)?$`) },
  'monthly-complete': {
    sql: `delete from monthly_line`,
    names: /./,
    also: ['monthly-lines', 'monthly-refusals', 'monthly-restored'],
  },
  'monthly-refusals': {
    sql: `update office_posting set amount_fen = amount_fen + 1 where purpose like 'refusal:%'`,
    names: new RegExp(`^${id}/refusal/1$`),
    also: ['monthly-undone'],
  },
  'monthly-restored': {
    sql: `update office_posting set amount_fen = amount_fen + 1 where purpose like 'refusal-undone:%'`,
    names: new RegExp(`^${next}/restored/1$`),
    also: ['monthly-undone'],
  },
  // What an undo has to give back is not given back at all.
  'monthly-undone': {
    sql: `with line as (update monthly_line set restored_fen = 0 returning 1),
               of_month as (update monthly_application set restored_fen = 0, due_fen = due_fen - restored_fen returning 1)
          delete from office_posting where purpose like 'refusal-undone:%'`,
    names: new RegExp(`^${stay.id}$`),
    also: ['monthly-carried'],
  },
  'refusals-both-books': {
    sql: `delete from office_posting where purpose like 'refusal:%' and debit like 'payable:region:%'`,
    names: new RegExp(`^${id}/refusal/1 refusal:`),
    also: ['monthly-undone', 'region-months'],
  },
  'monthly-payments': {
    sql: `update office_posting set amount_fen = amount_fen - 1 where purpose = 'payment'`,
    names: new RegExp(`^${id}$`),
    also: ['payments'],
  },
  'monthly-carried': {
    sql: `insert into monthly_carry (region, institution, amount_fen, source_id, taken_by)
          values ('310100', 'H31010000001', -1, 'other', '${id}')`,
    names: new RegExp(`^${id}$`),
  },
}

test('an application that was refused in part and paid agrees with the books; every rule has a row here', async () => {
  const { checked, faults } = await verifyLedger(month.db)
  assert.deepEqual(faults, [])
  const own = checked.filter(({ rule }) => rule.startsWith('monthly-') || rule.startsWith('refusals-'))
  assert.deepEqual(
    own.map(({ rule }) => rule),
    Object.keys(tampered),
  )
  for (const { rule, rows } of own) assert.ok(rows > 0, rule)
})

for (const [rule, { sql, names, also = [] }] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named`, async () => {
    const faults = await faultsAfter(sql)
    const told = faults.filter((fault) => fault.rule === rule)
    assert.ok(
      told.some(({ subject }) => names.test(subject)),
      JSON.stringify(faults),
    )
    assert.deepEqual([...new Set(faults.map((fault) => fault.rule))].sort(), [rule, ...also].sort())
  })
