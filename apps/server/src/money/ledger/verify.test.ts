import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import type { Database } from '../../platform/storage/index.ts'
import { readOpposites } from './opposites.ts'
import { openBooks, openPaidBooks, payment, personNo, settlement, write } from './testing.ts'
import { monthRules } from './verify-months.ts'
import { verifyLedger } from './verify.ts'

const [settled, undone, paid, shared] = await Promise.all([openBooks(), openBooks(), openPaidBooks(), openBooks(1000)])
await write(undone, {
  settlement: settlement('C1', -1),
  ...(await readOpposites(undone, personNo, 'S1', 'C1', '2026-03-02')),
})

/** What somebody wrote past the program, and what the rule then says: `subject: expected → found`. */
interface Tampering {
  sql: string
  says: string
  /** Rules that speak of the same row as well. */
  also?: string[]
  books?: Database
}

const ofResult = (json: string) => `update settlement set quote_result = (quote_result::jsonb || '${json}')::json`

/** Each rule of `ledger verify`, by its name, in the order in which it is run. */
const tampered: Record<string, { title: string; rows: Tampering[] }> = {
  'account-balance': {
    title: '个人账户余额等于账户流水之和',
    rows: [
      { sql: 'update person_state set account_past_fen = account_past_fen + 1', says: 'account: 0/7000 → 0/7001' },
      { sql: 'update person_state set account_current_fen = 1', says: 'account: 0/7000 → 1/7000' },
    ],
  },
  'account-postings': {
    title: '每笔账户流水都有相等的记账',
    rows: [
      {
        sql: `update posting set amount_fen = 2999 where source_id = 'S1' and posting_no in (7, 8)`,
        says: 'S1 personal-account:past-year: -2999 → -3000',
        also: ['settlement-postings'],
      },
      { sql: `delete from posting where source_id = 'O1'`, says: 'O1 personal-account:past-year: 0 → 10000' },
    ],
  },
  'year-sums': {
    title: '年度累计等于各次累计之和',
    rows: [
      {
        sql: 'update person_year set inpatient_deductible_fen = 801',
        says: '2026 330100 employee: 10000/800/200/300/150/1 → 10000/801/200/300/150/1',
      },
      {
        sql: `delete from person_year`,
        says: '2026 330100 employee: 10000/800/200/300/150/1 → 无',
        also: ['year-counters'],
      },
    ],
  },
  'year-counters': {
    title: '年度专项累计等于各次专项累计之和',
    rows: [
      { sql: `update person_year set counters = '{"limit": 5999}'`, says: '2026 330100 employee limit: 6000 → 5999' },
      { sql: `update person_year set counters = '{}'`, says: '2026 330100 employee limit: 6000 → 0' },
    ],
  },
  'settlement-funds': {
    title: '每笔结算的基金支付总额等于各基金之和',
    rows: [
      {
        sql: 'update settlement set fund_fen = 5999, cash_fen = 1001',
        says: 'S1: 6000 → 5999',
        also: ['settlement-result'],
      },
    ],
  },
  'settlement-postings': {
    title: '每笔结算的基金和账户支付等于参保地账簿的记账',
    rows: [
      {
        sql: `update posting set amount_fen = 4001 where source_id = 'S1' and posting_no = 1`,
        says:
          'S1: fund:assistance 500,fund:critical 1500,fund:pool 4000,personal-account:past-year 3000' +
          ' → fund:assistance 500,fund:critical 1500,fund:pool 4001,personal-account:past-year 3000',
        also: ['two-books'],
      },
      {
        // What assistance paid goes out as critical illness.
        sql: `update posting set debit = 'fund:critical' where source_id = 'S1' and posting_no = 5`,
        says:
          'S1: fund:assistance 500,fund:critical 1500,fund:pool 4000,personal-account:past-year 3000' +
          ' → fund:critical 2000,fund:pool 4000,personal-account:past-year 3000',
      },
    ],
  },
  accounts: {
    title: '每笔记账的两个科目都在账户表里',
    rows: [
      {
        sql: `update posting set credit = 'payable:hospital:H31010000001' where source_id = 'S1' and posting_no = 2`,
        says: 'S1 2: 账户表里的科目 → receivable:pool:330100/payable:hospital:H31010000001',
      },
      {
        sql: `update posting set debit = 'gift' where source_id = 'O1'`,
        says: 'O1 1: 账户表里的科目 → gift/personal-account:past-year',
      },
    ],
  },
  'two-books': {
    title: '参保地应付就医地的等于就医地应收的',
    rows: [
      { sql: `delete from posting where source_id = 'S1' and posting_no = 4`, says: 'S1 critical: 0 → 1500' },
      {
        sql: `update posting set amount_fen = 1499 where source_id = 'C1' and posting_no = 4`,
        says: 'C1 critical: -1499 → -1500',
        also: ['cancelled-money'],
        books: undone,
      },
    ],
  },
  'settlement-result': {
    title: '每笔结算的金额等于当时的计算结果',
    rows: [
      {
        sql: `update settlement set funds = '[{"fund": "pool", "fen": 4000}, {"fund": "critical-illness", "fen": 2000}]'`,
        says:
          'S1: 10000/assistance 500,critical-illness 1500,pool 4000/0/3000/1000' +
          ' → 10000/critical-illness 2000,pool 4000/0/3000/1000',
        also: ['settlement-postings'],
      },
      {
        sql: 'update settlement set cash_fen = 999, account_current_fen = 1',
        says:
          'S1: 10000/assistance 500,critical-illness 1500,pool 4000/0/3000/1000' +
          ' → 10000/assistance 500,critical-illness 1500,pool 4000/1/3000/999',
        also: ['settlement-postings'],
      },
      {
        // A result of before it named the funds has the two amounts of the contract.
        sql: `update settlement set quote_result = (quote_result::jsonb - 'funds')::json`,
        says:
          'S1: 10000/critical-illness 2000,pool 4000/0/3000/1000' +
          ' → 10000/assistance 500,critical-illness 1500,pool 4000/0/3000/1000',
      },
    ],
  },
  cancellation: {
    title: '每笔撤销都是原结算的相反数',
    rows: [
      {
        sql: `update settlement set cash_fen = -999, total_fen = -9999 where settlement_id = 'C1'`,
        says:
          'C1: -10000/assistance -500,critical-illness -1500,pool -4000/0/-3000/-1000' +
          ' → -9999/assistance -500,critical-illness -1500,pool -4000/0/-3000/-999',
        books: undone,
      },
      {
        sql: `update settlement set funds = '${JSON.stringify(payment.funds)}', fund_fen = 6000, cash_fen = -13000
               where settlement_id = 'C1'`,
        says:
          'C1: -10000/assistance -500,critical-illness -1500,pool -4000/0/-3000/-1000' +
          ' → -10000/assistance 500,critical-illness 1500,pool 4000/0/-3000/-13000',
        also: ['settlement-postings'],
        books: undone,
      },
    ],
  },
  'settlement-year': {
    title: '每笔结算计入年度累计的数等于当时计算结果的前后之差',
    rows: [
      {
        sql: ofResult('{"yearToDate": {"inpatientStays": 2, "outpatientDeductible": "2.01"}}'),
        says: 'S1: 0/0/201/-100/0/2 → 10000/800/200/300/150/1',
      },
      {
        sql: `update year_entry set critical_paid_fen = 15000 where source_id = 'S1'`,
        says: 'S1: 10000/800/200/300/150/1 → 10000/800/200/300/15000/1',
        also: ['year-sums'],
      },
    ],
  },
  'cancelled-money': {
    title: '撤销后原结算的记账和年度累计全部归零',
    rows: [
      {
        // Another amount moved back is no exact opposite, even where both books agree with each other.
        sql: `update posting set amount_fen = 3999 where source_id = 'C1' and posting_no in (1, 2)`,
        says: 'C1: 0/0 → 4/0',
        also: ['settlement-postings'],
        books: undone,
      },
      {
        sql: `update year_entry set outpatient_deductible_fen = 200 where source_id = 'C1'`,
        says: 'C1: 0/0 → 0/1',
        also: ['year-sums'],
        books: undone,
      },
    ],
  },
  'fee-lines': {
    title: '每笔结算的总额等于它的费用明细之和',
    rows: [
      { sql: `update fee_line set amount_fen = 10001, in_scope_fen = 10001`, says: 'S1: 10001 → 10000' },
      {
        sql: 'update settlement set cash_fen = 999, total_fen = 9999',
        says: 'S1: 10000 → 9999',
        also: ['settlement-result'],
      },
    ],
  },
  'line-once': {
    title: '每条费用明细至多在一笔有效结算中',
    rows: [{ sql: 'update settlement set fee_line_ids = fee_line_ids || 1', says: 'V1 1: 1 → 2' }],
  },
  version: {
    title: '人员版本不小于其任一结算的版本，且没有两笔结算同一版本（退费后代替原结算的除外）',
    rows: [
      { sql: 'update settlement set version = version + 90', says: 'version: ok → behind' },
      { sql: 'update settlement set version = 1', says: 'version: ok → ok twice', books: undone },
      { sql: 'update settlement set version = 99', says: 'version: ok → behind twice', books: undone },
    ],
  },
  replacement: {
    title: '退费后代替原结算的，原结算在同一次写入中撤销',
    rows: [
      {
        sql: `update settlement set replaces = 'S1' where settlement_id = 'S1'`,
        says: 'S1: 4 → 5',
        books: undone,
      },
    ],
  },
  'person-payable': {
    title: '应付参保人的钱：已付清或办结的为零，等付款的不少于零',
    rows: [
      {
        sql: `update posting set amount_fen = 5999 where source_id = 'B1/payment/P1'`,
        says: 'B1: 0 → 1',
        also: ['payments'],
        books: paid,
      },
      {
        sql: `update posting set amount_fen = 6001 where source_id = 'B1/payment/P1'`,
        says: 'B1: 0 → -1',
        also: ['payments'],
        books: paid,
      },
      {
        // What came back is owed again.
        sql: `update desk_task set state = 'paid' where task_id = 'B2'`,
        says: 'B2: 0 → 1400',
        books: paid,
      },
      {
        sql: `update posting set amount_fen = 2801 where source_id = 'B2/payment/P1' and posting_no = 1`,
        says: 'B2: 不少于0 → -1',
        also: ['payments'],
        books: paid,
      },
      { sql: `update desk_task set state = 'closed' where task_id = 'B3'`, says: 'B3: 0 → -200', books: paid },
      { sql: `update desk_task set state = 'approved' where task_id = 'B3'`, says: 'B3: 不少于0 → -200', books: paid },
      { sql: `delete from desk_task where task_id = 'B3'`, says: 'B3: 不少于0 → -200', books: paid },
    ],
  },
  recovery: {
    title: '向第三人收回的钱不多于垫付的',
    rows: [
      {
        sql: `update posting set amount_fen = 5901 where source_id = 'B1/recovery/2'`,
        says: 'B1: 不少于0 → -1',
        books: paid,
      },
    ],
  },
  payments: {
    title: '付款批次里已付的每一笔都有相等的记账，退回和没有付的净额为零',
    rows: [
      {
        sql: `delete from posting where source_id = 'B1/payment/P1'`,
        says: 'B1/payment/P1: 6000 → 0',
        also: ['person-payable'],
        books: paid,
      },
      {
        sql: `delete from posting where source_id = 'B2/payment/P1' and posting_no = 2`,
        says: 'B2/payment/P1: 0 → 1400',
        books: paid,
      },
      {
        sql: `delete from payment_item where subject_id = 'B1'`,
        says: 'B1/payment/P1: 0 → 6000',
        books: paid,
      },
      {
        sql: `update payment_item set state = 'open' where subject_id = 'B1'`,
        says: 'B1/payment/P1: 0 → 6000',
        books: paid,
      },
      {
        // Under way: posted as it was asked, or not at all.
        sql: `update payment_item set state = 'paying', amount_fen = 5999 where subject_id = 'B1'`,
        says: 'B1/payment/P1: 0 → 6000',
        books: paid,
      },
      {
        sql: `update payment_item set state = 'bouncing', reason = 'other', paid_day = booked_day, amount_fen = 5999
               where subject_id = 'B1'`,
        says: 'B1/payment/P1: 0 → 6000',
        books: paid,
      },
      {
        // Back from the bank, as the office has it; the books do not know of it.
        sql: `update payment_item set state = 'returned', reason = 'other', paid_day = booked_day where subject_id = 'B1'`,
        says: 'B1/payment/P1: 0 → 6000',
        books: paid,
      },
    ],
  },
  'contribution-credit': {
    title: '每人每月记入个人账户的本人缴费不多于到账的',
    rows: [
      {
        sql: `update account_entry set reason = 'contribution', period = '2026-01' where source_id = 'O1'`,
        says: '2026-01: 0 到 0 → 10000',
      },
    ],
  },
  'retired-credit': {
    title: '退休人员每月只划入一次',
    rows: [{ sql: `update account_entry set reason = 'retired-credit', period = '2026-01'`, says: '2026-01: 1 → 2' }],
  },
  'roll-over': {
    title: '年度结转从当年资金转出的等于转入历年资金的，每人每年一次',
    rows: [
      {
        sql: `update account_entry set reason = 'roll-over', period = '2025' where source_id = 'O1'`,
        says: '2025: 0/1 → 10000/1',
      },
    ],
  },
  'critical-premium': {
    title: '大病保险费从统筹基金和个人账户划出的，等于划进大病保险基金的',
    rows: [
      {
        sql: `insert into critical_premium values ('${personNo}', 2026, '330100', 2500, 1750, 0, 750, 0, 'Z1/premium', 1, now())`,
        says: '2026: 2500 → 0',
      },
    ],
  },
  'account-run': {
    title: '每次划账记下的人数和金额等于各人账户流水之和',
    rows: [
      {
        sql: `insert into account_run (run_id, pool, kind, period, state, people, started_by, started_at)
              values ('Z1', '330100', 'year-end', '2025', 'running', 1, 'finance', now())`,
        says: 'Z1: 0/0 → 1/0',
      },
    ],
  },
  'share-postings': {
    title: '每人持有的家庭共济的钱等于记账',
    rows: [
      {
        sql: `update account_share set held_fen = 4999 where event = 'accepted'`,
        says: '330100: 0 → -1',
        also: ['share-held', 'share-pool'],
        books: shared,
      },
    ],
  },
  'share-held': {
    title: '每一笔家庭共济，家人持有的不少于零',
    rows: [
      {
        sql: `update account_share set amount_fen = 1001, held_fen = -1001 where event = 'used'`,
        says: 'A1: 不少于0 → -1',
        also: ['share-postings', 'settlement-shares'],
        books: shared,
      },
    ],
  },
  'share-under-way': {
    title: '每一笔家庭共济，留出的等于在路上、家人持有、用掉和收回的，在路上的不少于零',
    rows: [
      {
        sql: `update account_share set held_fen = 999 where event = 'held'`,
        says: 'A1: 不少于0 → -1',
        also: ['share-pool'],
        books: shared,
      },
    ],
  },
  'share-pool': {
    title: '统筹区留出的家庭共济，等于在路上的记账加上家人持有和用掉的',
    rows: [
      {
        sql: `update posting set amount_fen = 4001 where source_id = 'A1/returned'`,
        says: '330100: 4001 → 4000',
        also: ['share-postings'],
        books: shared,
      },
    ],
  },
  'settlement-shares': {
    title: '每笔结算里家庭共济支付的等于各笔共济用掉的之和，撤销的等于退回的',
    rows: [
      {
        sql: 'update settlement set account_shared_fen = 999',
        says: 'S1: 1000 → 999',
        also: ['settlement-postings'],
        books: shared,
      },
    ],
  },
}

type Report = Awaited<ReturnType<typeof verifyLedger>>

/** The report after a statement, which is taken back. */
async function reportAfter(sql: string, books: Database): Promise<Report> {
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

/** Rules whose falsified rows are in a test of their own. */
const testedElsewhere =
  /^(employer-|leaving-|monthly-|refusals-|office-accounts|treasury-|clearing-|prepaid-|region-months|book-months|institution-months|reclaim-)/

test('verify agrees with what was written, also after an undo, and says what it has looked at', async () => {
  const reports = await Promise.all([settled, undone, paid, shared].map(verifyLedger))
  const [{ checked }, after] = reports as [Report, Report]
  assert.deepEqual(
    reports.map(({ faults }) => faults),
    [[], [], [], []],
  )
  assert.deepEqual(
    // What must hold of employers, institutions, bank accounts, months, money that leaves accounts or is ordered back has tests of its own.
    Object.fromEntries(
      checked.filter(({ rule }) => !testedElsewhere.test(rule)).map(({ rule, title }) => [rule, title]),
    ),
    Object.fromEntries(Object.entries(tampered).map(([rule, { title }]) => [rule, title])),
    'every rule, under a title that an accountant can read, has rows here that break it',
  )
  const rows = new Map(checked.map((rule) => [rule.rule, rule.rows]))
  assert.deepEqual([rows.get('account-balance'), rows.get('accounts'), rows.get('cancellation')], [1, 9, 0])
  assert.equal(after.checked.find(({ rule }) => rule === 'cancellation')?.rows, 1)
})

/** The rules that found something; a month, which sums up what the others say of its rows, has a test of its own. */
const rulesOf = (faults: readonly { rule: string }[]) =>
  [...new Set(faults.map(({ rule }) => rule))].filter((name) => !monthRules.some(({ rule }) => rule === name)).sort()

for (const [rule, { rows }] of Object.entries(tampered))
  test(`${rule}: a row written past the program is named, with what it should be`, async () => {
    for (const { sql, says, also = [], books = settled } of rows) {
      const { faults } = await reportAfter(sql, books)
      const told = faults.filter((fault) => fault.rule === rule)
      assert.deepEqual(
        told.map(({ subject, expected, found }) => `${subject}: ${expected} → ${found}`),
        [says],
        sql,
      )
      // A run is of nobody, a share of two.
      const ofOne = !['account-run', 'share-under-way', 'share-pool'].includes(rule)
      assert.equal(told[0]?.personNo, ofOne ? personNo : '')
      assert.deepEqual(rulesOf(faults), [rule, ...also].sort(), sql)
    }
  })

test('a payment that is under way may stand in the books already', async () => {
  const { faults } = await reportAfter(`update payment_item set state = 'paying' where subject_id = 'B1'`, paid)
  assert.deepEqual(faults, [])
})
