/** Rules of `ledger verify` about applications: each finds what was written past the program. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay } from './world.ts'

// A month of one stay, of which 100.00 are refused and the rest is paid.
const month = await openMonth()
await settleStay(month.hospital, people.retiredWithFiling, 10_000)
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
    also: ['monthly-lines', 'monthly-refusals'],
  },
  'monthly-refusals': {
    sql: `update office_posting set amount_fen = amount_fen + 1 where purpose like 'refusal:%'`,
    names: new RegExp(`^${id}/refusal/1$`),
  },
  'refusals-both-books': {
    sql: `delete from office_posting where purpose like 'refusal:%' and debit like 'payable:region:%'`,
    names: new RegExp(`^${id}/refusal/1 refusal:`),
    also: ['region-months'],
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
