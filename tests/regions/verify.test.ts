/** Rules of `ledger verify` about regions: each finds what was written past the program, the books by the first month. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { people } from '../hospital/hospital.ts'
import { settleStay } from '../monthly/world.ts'
import { openRegions, settleEmergency } from './world.ts'

// Two stays, of which one line is withdrawn, and the rest paid out of what was prepaid.
const regions = await openRegions()
await settleStay(regions.hospital, people.retiredWithFiling, 10_000)
await settleEmergency(regions.hospital, people.active, 20_000)
await regions.moveTo('2026-07-02T02:00:00Z')
await regions.approveMonth('2026-06')
const { clearingId: id } = await regions.draw('2026-06')
await regions.step('pays', id, 'send')
await regions.step('homePays', id, 'dispute', { no: 1, reason: 'not-insured', words: '停保' })
await regions.step('homePays', id, 'confirm')
await regions.step('homePays', id, 'hand-in')
await regions.step('pays', id, 'answer', { no: 1, withdraw: true, words: '撤下' })
await regions.step('homePays', id, 'confirm')
const { due } = await regions.step('homePays', id, 'hand-in')
await regions.step('elsewhere', id, 'approve', { due: due! })
await regions.deposit('90000.00', '2026-07-02')
await regions.step('homePays', id, 'pay-prepaid')

async function after(sql: string) {
  const client = await regions.db.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0, sql)
    return await verifyLedger({ pool: client as unknown as pg.Pool })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const ofPool = `book = '330100' and source_id = '${id}/prepaid'`
const tampered: Readonly<Record<string, { sql: string; names: RegExp; month?: string }>> = {
  'region-months': {
    sql: `update posting set amount_fen = amount_fen - 1
           where (person_no, source_id, posting_no) in (select person_no, source_id, posting_no from posting
             where debit like 'receivable:pool:%' limit 1)`,
    names: /^2026-06 330100→310100$/,
    month: '2026-06',
  },
  'prepaid-months': {
    sql: `delete from office_posting where purpose = 'prepaid' and book = '310100'`,
    names: /^2026-07 330100→310100$/,
    month: '2026-07',
  },
  'clearing-lines': {
    sql: `update monthly_line set clearing_id = null where clearing_id = '${id}'`,
    names: new RegExp(`^${id} [12]$`),
  },
  'clearing-postings': {
    sql: `update office_posting set amount_fen = amount_fen - 1 where ${ofPool}`,
    names: new RegExp(`^${id}$`),
    month: '2026-07',
  },
  'clearing-withdrawn': {
    sql: `update region_clearing_line set withdrawn_fen = withdrawn_fen - 1, state = 'maintained' where withdrawn_fen > 0`,
    names: new RegExp(`^${id}/withdrawn/1$`),
  },
  'clearing-two': {
    sql: `update office_step set actor = (select actor from office_step where record_id = '${id}' and action = 'hand-in' limit 1)
           where record_id = '${id}' and action = 'approve'`,
    names: new RegExp(`^${id} \\d+$`),
  },
  'prepaid-postings': {
    sql: `update office_posting set amount_fen = amount_fen + 1 where purpose = 'prepaid'`,
    names: /^YF330100-/,
  },
}

test('a clearing with a line withdrawn and the rest paid agrees with the books', async () => {
  const { checked, faults } = await verifyLedger(regions.db)
  assert.deepEqual(faults, [])
  for (const rule of Object.keys(tampered)) assert.ok(checked.find((one) => one.rule === rule)!.rows > 0, rule)
})

for (const [rule, { sql, names, month }] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named`, async () => {
    const { faults, firstMonth } = await after(sql)
    assert.ok(
      faults.some((fault) => fault.rule === rule && names.test(fault.subject)),
      JSON.stringify(faults),
    )
    if (month !== undefined) assert.equal(firstMonth, month)
  })
