/** Rules about what employers declare and pay: each finds what was written past the program. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import { bookContribution, receiveContribution, splitPrincipal } from './contributions.ts'
import { openBooks, personNo, write } from './testing.ts'
import { monthRules } from './verify-months.ts'
import { verifyLedger } from './verify.ts'

const books = await openBooks()
const [book, employer, declaration] = ['330100', 'D1', 'D330100-1'] as const
const bookedDay = '2026-03-10'
const { kysely } = books

// A bill of 95.00, paid by 100.00 with a late fee of 1.00: 5.00 are carried over.
const bill = { pool: book, employer, declaration_id: declaration }
await kysely
  .insertInto('employer_declaration')
  .values({
    ...{ ...bill, month: '2026-02', state: 'confirmed', average_wage_fen: 1000, base_fen: 1000, employer_fen: 8000 },
    ...{ employee_fen: 1500, confirmed_at: new Date(), confirmed_by: 'x', paid_on: bookedDay },
  })
  .execute()
await kysely
  .insertInto('employer_declaration_member')
  .values({
    ...{ declaration_id: declaration, person_no: personNo, wage_fen: 1000, base_fen: 1000, employer_fen: 8000 },
    ...{ employee_fen: 1500, exempt: false, state: 'paid', wanted: 'paid', wanted_day: bookedDay, wanted_by: 'x' },
  })
  .execute()
await kysely
  .insertInto('employer_payment')
  .values({
    ...{ ...bill, reference: 'R1', amount_fen: 10000, late_fee_fen: 100, paid_on: bookedDay },
    ...{ recorded_at: new Date(), recorded_by: 'x' },
  })
  .execute()
await kysely
  .insertInto('employer_allocation')
  .values({
    pool: book,
    reference: 'R1',
    declaration_id: declaration,
    principal_fen: 9500,
    late_fee_fen: 100,
    booked_day: bookedDay,
  })
  .execute()
const parts = { ...splitPrincipal({ totalFen: 9500, ownFen: 1500 }, 0, 9500), lateFeeFen: 100 }
await kysely
  .insertInto('office_posting')
  .values([
    ...receiveContribution({ book, employer, sourceId: 'R1', bookedDay }, 10100),
    ...bookContribution({ book, employer, sourceId: declaration, bookedDay }, parts),
  ])
  .execute()
await write(books, {
  contribution: [
    {
      ...{ entry_no: 1, month: '2026-02', pool: book, employer, kind: 'paid', base_fen: 1000, employer_fen: 8000 },
      ...{ employee_fen: 1500, on_day: bookedDay, source: declaration },
    },
  ],
})

async function faultsAfter(sql: string) {
  const client = await books.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0, sql)
    return (await verifyLedger({ pool: client as unknown as pg.Pool })).faults
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const tampered: Readonly<Record<string, { sql: string; says: string; also?: string[] }>> = {
  'office-accounts': {
    sql: `update office_posting set credit = 'income:else' where purpose = 'contribution'`,
    says: 'D330100-1 3: 账户表里的科目 → payable:employer/income:else',
  },
  'employer-payments': {
    sql: `update employer_payment set amount_fen = 9999`,
    says: '330100 R1: 10099 → 10100',
    also: ['employer-carried-over'],
  },
  'employer-allocations': {
    sql: `update office_posting set amount_fen = 99 where purpose = 'late-fee'`,
    says: 'D330100-1: 9600 → 9599',
    also: ['employer-carried-over'],
  },
  'employer-carried-over': {
    sql: `update office_posting set about = 'D2' where purpose = 'late-fee'`,
    says: 'D1: 500 → 600',
  },
  'employer-bills': { sql: `update employer_declaration set paid_on = null`, says: 'D330100-1: 缴清 → 没有缴清' },
  'employer-members': {
    sql: `update employer_declaration_member set employer_fen = 7999`,
    says: 'D330100-1: 1000/7999/1500 → 1000/8000/1500',
  },
  'employer-months': {
    sql: `update contribution set kind = 'returned'`,
    says: 'D330100-1: declared → paid',
  },
}

test('the books of employers agree with declarations, payments and members’ months; every rule has a row here', async () => {
  const { checked, faults } = await verifyLedger(books)
  assert.deepEqual(faults, [])
  assert.deepEqual(
    checked.flatMap(({ rule }) => (rule.startsWith('employer-') || rule === 'office-accounts' ? [rule] : [])),
    Object.keys(tampered),
  )
})

/** The rules that found something; a month, which sums up what the others say of its rows, has a test of its own. */
const rulesOf = (faults: readonly { rule: string }[]) =>
  [...new Set(faults.map(({ rule }) => rule))].filter((name) => !monthRules.some(({ rule }) => rule === name)).sort()

for (const [rule, { sql, says, also = [] }] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named, with what it should be`, async () => {
    const faults = await faultsAfter(sql)
    const told = faults.filter((fault) => fault.rule === rule)
    assert.ok(
      told.some(({ subject, expected, found }) => `${subject}: ${expected} → ${found}` === says),
      JSON.stringify(told),
    )
    assert.deepEqual(rulesOf(faults), [rule, ...also].sort())
  })

test('however a bill is paid in steps, its own parts and the rest add up to it exactly', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
      const totalFen = amounts.reduce((sum, amount) => sum + amount, 0)
      const ownFen = Math.floor(totalFen * share)
      let [before, own, rest] = [0, 0, 0]
      for (const amount of amounts) {
        const split = splitPrincipal({ totalFen, ownFen }, before, before + amount)
        assert.equal(split.ownFen + split.poolFen, amount)
        assert.ok(split.ownFen >= 0 && split.poolFen >= 0)
        before += amount
        own += split.ownFen
        rest += split.poolFen
      }
      assert.deepEqual([own, rest], [ownFen, totalFen - ownFen])
    }),
  )
})
