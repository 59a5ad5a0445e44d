/** Rules about what is ordered back: each finds what was written past the program, and names the order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { offsetReclaim, orderReclaim, receiveReclaim, writeOffReclaim } from './reclaim.ts'
import { openBooks, personNo } from './testing.ts'
import { verifyLedger } from './verify.ts'

const books = await openBooks()
const { kysely } = books
const pool = '330100'
const about = 'H33010000001'
const day = '2026-03-10'
const at = new Date('2026-03-10T10:00:00+08:00')

interface Order {
  id: string
  fen: number
  received?: number
  writtenOff?: number
  stands?: boolean
}

async function addOrder({ id, fen, received = 0, writtenOff = 0, stands = true }: Order, steps: [string, string][]) {
  const record = { record_id: id, kind: 'reclaim', region: pool, subject: about, title: '', state: '' }
  await kysely
    .insertInto('office_record')
    .values({ ...record, step_no: steps.length, opened_at: at })
    .execute()
  for (const [index, [action, actor]] of steps.entries())
    await kysely
      .insertInto('office_step')
      .values({
        ...{ record_id: id, step_no: index + 1, action, actor_kind: 'staff', actor, detail: '{}' },
        ...{ effective_day: day, recorded_at: at },
      })
      .execute()
  await kysely
    .insertInto('reclaim_order')
    .values({
      ...{ order_id: id, pool, case_id: 'J1', debtor_kind: 'institution', debtor: about, amount_fen: fen },
      ...{ received_fen: received, written_off_fen: writtenOff, limit_day: day, document: '', stands },
    })
    .execute()
  const line = { order_id: id, line_no: 1, person_no: personNo, settlement_id: 'S1', amount_fen: fen }
  await kysely
    .insertInto('reclaim_line')
    .values({ ...line, fund: 'pool' })
    .execute()
}

const by = (sourceId: string) => ({ sourceId, pool, about, bookedDay: day })
const funds = (fen: number) => [{ fund: 'pool', fen }] as const
// R1: 1,000 fen, of which 400 came in, 100 were set off, 500 were written off by another. R2: taken back whole.
await addOrder({ id: 'R1', fen: 1000, received: 500, writtenOff: 500 }, [
  ['order', 'a'],
  ['receive', 'c'],
  ['ask-write-off', 'c'],
  ['write-off', 'd'],
])
await addOrder({ id: 'R2', fen: 300, stands: false }, [
  ['order', 'a'],
  ['cancel', 'b'],
])
const receipt = { order_id: 'R1', pool, booked_day: day }
await kysely
  .insertInto('reclaim_receipt')
  .values([
    { ...receipt, receipt_no: 1, way: 'bank', reference: 'B1', amount_fen: 400 },
    { ...receipt, receipt_no: 2, way: 'offset', reference: 'B2', amount_fen: 100 },
  ])
  .execute()
await kysely
  .insertInto('office_posting')
  .values([
    ...orderReclaim(by('R1/order'), funds(1000)),
    receiveReclaim(by('R1/receipt/1'), 400),
    offsetReclaim(by('R1/receipt/2'), 100),
    ...writeOffReclaim(by('R1/write-off/4'), funds(500)),
    ...orderReclaim(by('R2/order'), funds(300)),
    ...orderReclaim(by('R2/cancel'), funds(300), true),
  ])
  .execute()

async function after(sql: string) {
  const client = await books.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0, sql)
    return await verifyLedger({ pool: client as unknown as pg.Pool })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const tampered: Readonly<Record<string, { sql: string; says: string; also?: string[] }[]>> = {
  'reclaim-orders': [
    {
      sql: `update office_posting set amount_fen = 399 where source_id = 'R1/receipt/1'`,
      says: 'R1: 1000/499/500 → 1000/500/500',
      also: ['reclaim-owed'],
    },
    {
      sql: `update reclaim_order set received_fen = 400 where order_id = 'R1'`,
      says: 'R1: 1000/500/500 → 1000/400/500',
      also: ['reclaim-owed', 'reclaim-receipts'],
    },
    {
      sql: `update office_posting set source_id = 'R9/order' where source_id = 'R2/order'`,
      says: 'R9: 无 → 没有这张决定',
      also: ['reclaim-lines', 'reclaim-owed'],
    },
  ],
  'reclaim-owed': [
    {
      sql: `insert into office_posting (book, about, debit, credit, amount_fen, purpose, source_id, booked_day)
            values ('330100', 'H33010000001', 'bank:expenditure', 'receivable:recovery', 1, 'reclaim-received', 'R2/receipt/1', '2026-03-11')`,
      says: 'R2: 不少于0 → -1',
      also: ['reclaim-orders'],
    },
  ],
  'reclaim-lines': [
    {
      sql: `update office_posting set about = 'H33010000002' where source_id = 'R1/order'`,
      says: 'R1: fund:pool 1000 H33010000002 → fund:pool 1000 H33010000001',
    },
    {
      sql: `update reclaim_line set fund = 'critical-illness' where order_id = 'R1'`,
      says: 'R1: fund:pool 1000 H33010000001 → fund:critical 1000 H33010000001',
    },
  ],
  'reclaim-receipts': [
    {
      sql: `update reclaim_receipt set given_back_on = '2026-03-11' where receipt_no = 1`,
      says: 'R1: 100 → 500',
    },
  ],
  'reclaim-share': [
    {
      sql: `update reclaim_line set settlement_id = 'S9' where order_id = 'R1'`,
      says: 'S9 pool: 0 → 1000',
    },
  ],
  'reclaim-two': [
    {
      sql: `update office_step set actor = 'c' where record_id = 'R1' and action = 'write-off'`,
      says: 'R1 4: 两个人 → 同一个人',
    },
    {
      sql: `update office_step set actor = 'a' where record_id = 'R2' and action = 'cancel'`,
      says: 'R2 2: 两个人 → 同一个人',
    },
  ],
}

test('what was ordered back, received, set off and written off agrees', async () => {
  const { checked, faults } = await verifyLedger(books)
  assert.deepEqual(faults, [])
  const names = checked.map(({ rule }) => rule)
  for (const rule of Object.keys(tampered)) assert.ok(names.includes(rule), rule)
})

test('what is no amount is not posted', () => {
  assert.throws(() => receiveReclaim(by('R1/receipt/3'), 0), RangeError)
  assert.throws(() => orderReclaim(by('R1/order'), funds(0.5)), RangeError)
})

for (const [rule, rows] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named, with what it should be`, async () => {
    for (const { sql, says, also = [] } of rows) {
      const { faults } = await after(sql)
      const told = faults.filter((fault) => fault.rule === rule)
      assert.ok(
        told.some(({ subject, expected, found }) => `${subject}: ${expected} → ${found}` === says),
        JSON.stringify(faults),
      )
      assert.deepEqual([...new Set(faults.map((fault) => fault.rule))].sort(), [rule, ...also].sort())
    }
  })
