/** Rules about the bank accounts of an agency and about months: each finds what was written past the program, by the first month. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { openBooks } from './testing.ts'
import { bookInterest, bookOpening, moveTreasury } from './treasury.ts'
import { verifyLedger } from './verify.ts'

const books = await openBooks()
const { kysely } = books
const book = '330100'
const at = new Date('2026-03-10T10:00:00+08:00')

async function addRecord(recordId: string, subject: string, state: string, detail: object, steps: [string, string][]) {
  await kysely
    .insertInto('office_record')
    .values({
      ...{ record_id: recordId, kind: 'treasury', region: book, subject, title: '', state },
      ...{ step_no: steps.length, opened_at: at },
    })
    .execute()
  for (const [index, [action, actor]] of steps.entries())
    await kysely
      .insertInto('office_step')
      .values({
        ...{ record_id: recordId, step_no: index + 1, action, actor_kind: 'staff', actor },
        ...{ detail: JSON.stringify(index === 0 ? detail : {}), effective_day: '2026-03-10', recorded_at: at },
      })
      .execute()
}

const up = { from: 'income', to: 'treasury' } as const
const booked = (sourceId: string, bookedDay = '2026-03-10') => ({ book, sourceId, bookedDay })
// 100.00 moved up; 10.00 of interest; 5.00 moved up and taken back; 70.00 that the fund brought along.
await addRecord('Z1', 'up', 'done', { amountFen: 10000 }, [
  ['draw', 'a'],
  ['confirm', 'b'],
])
await addRecord('Z2', 'interest', 'done', { amountFen: 1000, fund: 'pool', bank: 'treasury' }, [
  ['draw', 'a'],
  ['confirm', 'b'],
])
await addRecord('Z3', 'up', 'back', { amountFen: 500 }, [
  ['draw', 'a'],
  ['confirm', 'b'],
  ['ask-back', 'a'],
  ['confirm-back', 'b'],
])
await addRecord('Z5', 'opening', 'done', { amountFen: 7000, fund: 'pool', bank: 'treasury' }, [
  ['draw', 'a'],
  ['confirm', 'b'],
])
await addRecord('Z4', 'down', 'drawn', { amountFen: 500 }, [['draw', 'a']])
await kysely
  .insertInto('office_posting')
  .values([
    moveTreasury(booked('Z1/done'), up, 10000),
    bookInterest(booked('Z2/done'), { fund: 'pool', bank: 'treasury' }, 1000),
    bookOpening(booked('Z5/done', '2026-03-31'), { fund: 'pool', bank: 'treasury' }, 7000),
    moveTreasury(booked('Z3/done'), up, 500),
    moveTreasury(booked('Z3/back', '2026-04-01'), { from: 'treasury', to: 'income' }, 500),
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

const tampered: Readonly<Record<string, { sql: string; says: string; also?: string[]; month?: string }[]>> = {
  'treasury-postings': [
    {
      sql: `update office_posting set amount_fen = 9999 where source_id = 'Z1/done'`,
      says: 'Z1: bank:treasury bank:income 10000 → bank:treasury bank:income 9999',
    },
    {
      sql: `update office_posting set credit = 'income:critical' where source_id = 'Z2/done'`,
      says: 'Z2: bank:treasury income:pool 1000 → bank:treasury income:critical 1000',
    },
    {
      sql: `update office_posting set purpose = 'interest' where source_id = 'Z5/done'`,
      says: 'Z5: bank:treasury income:pool 7000 期初结余 → bank:treasury income:pool 7000',
    },
    {
      sql: `update office_posting set amount_fen = 7001 where source_id = 'Z5/done'`,
      says: 'Z5: bank:treasury income:pool 7000 期初结余 → bank:treasury income:pool 7001 期初结余',
    },
    {
      sql: `delete from office_posting where source_id = 'Z3/back'`,
      says: 'Z3: bank:income bank:treasury 500,bank:treasury bank:income 500 → bank:treasury bank:income 500',
    },
    {
      sql: `insert into office_posting (book, about, debit, credit, amount_fen, purpose, source_id, booked_day)
            values ('330100', '', 'bank:expenditure', 'bank:treasury', 1, 'transfer', 'Z4/done', '2026-03-11')`,
      says: 'Z4: 没有 → bank:expenditure bank:treasury 1',
    },
  ],
  'treasury-two': [
    {
      sql: `update office_step set actor = 'a' where record_id = 'Z3' and action = 'confirm-back'`,
      says: 'Z3 4: 两个人 → 同一个人',
    },
  ],
  'treasury-held': [
    {
      sql: `update office_posting set booked_day = '2026-03-01' where source_id = 'Z3/back'`,
      says: '330100 2026-03-01: 不少于0 → -500',
    },
  ],
  'book-months': [
    {
      sql: `update office_posting set credit = 'bank:else' where source_id = 'Z3/back'`,
      says: '2026-04 330100: 0 → 500',
      also: ['office-accounts', 'treasury-postings'],
      month: '2026-04',
    },
  ],
  'institution-months': [
    {
      sql: `update posting set amount_fen = amount_fen - 1 where source_id = 'S1' and credit like 'payable:institution:%'
              and posting_no = 2`,
      says: '2026-03 H31010000001: 9000 → 8999',
      also: ['region-months', 'two-books'],
      month: '2026-03',
    },
  ],
}

test('the books of the bank accounts and of every month agree', async () => {
  const { checked, faults, firstMonth } = await verifyLedger(books)
  assert.deepEqual(faults, [])
  assert.equal(firstMonth, null)
  const names = checked.map(({ rule }) => rule)
  for (const rule of Object.keys(tampered)) assert.ok(names.includes(rule), rule)
})

for (const [rule, rows] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named, with what it should be`, async () => {
    for (const { sql, says, also = [], month } of rows) {
      const { faults, firstMonth } = await after(sql)
      const told = faults.filter((fault) => fault.rule === rule)
      assert.ok(
        told.some(({ subject, expected, found }) => `${subject}: ${expected} → ${found}` === says),
        JSON.stringify(told),
      )
      assert.deepEqual([...new Set(faults.map((fault) => fault.rule))].sort(), [rule, ...also].sort())
      assert.equal(firstMonth, month ?? null)
    }
  })
