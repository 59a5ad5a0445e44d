import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { enterPerson } from '../../person/people/index.ts'
import { type Database, type PersonChanges } from '../../platform/storage/index.ts'
import { readFile, standingParts, yearOf } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { creditAccount, payFromAccount, postPayment } from './postings.ts'
import { readOpposites } from './opposites.ts'
import { verifyLedger } from './verify.ts'
import type { Payment } from './postings.ts'
import { bookBalances } from './verify.ts'

const personNo = '33010000000000000099'
const at = new Date('2026-03-01T10:00:00+08:00')
const day = '2026-03-01'
let database: Database

const payment: Payment = {
  sourceId: 'S1',
  pool: '330100',
  payee: { region: '310100', institution: 'H31010000001' },
  bookedDay: day,
  funds: [
    { fund: 'pool', fen: 4000 },
    { fund: 'critical-illness', fen: 1500 },
    { fund: 'assistance', fen: 500 },
  ],
  accountFen: { 'current-year': 0, 'past-year': 3000 },
}

async function write(changes: PersonChanges): Promise<void> {
  const answer = await commitForPerson(database, { personNo, at, changes, audit: [] })
  assert.equal(answer.outcome, 'done')
}

before(async () => {
  database = await openTestDatabase()
  await enterPerson(database, { personNo, pool: '330100', idNumber: '330100199001019999', name: '某人' }, at)
  const opening = creditAccount(
    { sourceId: 'O1', pool: '330100', fund: 'past-year', amountFen: 10000, reason: 'opening', bookedDay: day },
    1,
  )
  await write({ account_entry: [opening.entry], posting: [opening.posting] })
  await write({
    visit: [
      {
        visit_id: 'V1',
        institution: 'H31010000001',
        place: '310100',
        pool: '330100',
        insurance: 'employee',
        kind: 'inpatient',
        medical_type: '21',
        from_day: day,
        status: 'open',
      },
    ],
    fee_line: [
      {
        visit_id: 'V1',
        line_id: 1,
        serial: '1',
        occurred_at: at,
        catalogue_code: 'YDA0000001',
        quantity: '1',
        price_yuan: '100',
        amount_fen: 10000,
        catalogue_place: '310100',
        class: 'A',
        out_of_scope_fen: 0,
        over_ceiling_fen: 0,
        own_share_fen: 0,
        in_scope_fen: 10000,
      },
    ],
  })
  await write({
    settlement: settlement('S1', 1),
    posting: postPayment(payment),
    account_entry: payFromAccount(payment),
    year_entry: [yearEntry('S1')],
  })
})

function settlement(id: string, sign: 1 | -1): NonNullable<PersonChanges['settlement']> {
  return {
    settlement_id: id,
    kind: sign === 1 ? 'settlement' : 'cancellation',
    cancels: sign === 1 ? null : 'S1',
    visit_id: 'V1',
    institution: 'H31010000001',
    place: '310100',
    pool: '330100',
    insurance: 'employee',
    year: 2026,
    settled_day: day,
    settled_at: at,
    route: 'direct',
    total_fen: sign * 10000,
    fund_fen: sign * 6000,
    funds: payment.funds.map(({ fund, fen }) => ({ fund, fen: sign * fen })),
    account_current_fen: 0,
    account_past_fen: sign * 3000,
    cash_fen: sign * 1000,
    quote_case: { yearToDate: { criticalCompliant: '1.00' } } as QuoteCase,
    quote_result: {
      outcome: 'settled',
      amounts: {
        total: '100.00',
        fundPool: '40.00',
        fundCritical: '20.00',
        accountCurrentYear: '0.00',
        accountPastYear: '30.00',
        cash: '10.00',
      },
      funds: [
        { fund: 'pool', amount: '40.00' },
        { fund: 'critical-illness', amount: '15.00' },
        { fund: 'assistance', amount: '5.00' },
      ],
      yearToDate: {
        inpatientEligible: '100.00',
        inpatientDeductible: '8.00',
        outpatientDeductible: '0.00',
        criticalCompliant: '4.00',
        criticalPaid: '0.00',
        inpatientStays: 1,
      },
    } as QuoteResult,
    input_hash: Buffer.from([1]),
    engine_version: '1',
    policy_release: 'p',
    catalogue_release: 'c',
    fee_line_ids: [1],
    command_source: 'H31010000001',
    command_name: '2304',
    command_key: id,
  }
}

function yearEntry(sourceId: string): NonNullable<PersonChanges['year_entry']>[number] {
  return {
    source_id: sourceId,
    year: 2026,
    pool: '330100',
    insurance: 'employee',
    inpatient_eligible_fen: 10000,
    inpatient_deductible_fen: 800,
    outpatient_deductible_fen: 0,
    critical_compliant_fen: 300,
    critical_paid_fen: 0,
    inpatient_stays: 1,
    counters: { limit: 6000 },
  }
}

async function faults(): Promise<string[]> {
  return (await verifyLedger(database)).faults.map((fault) => fault.rule)
}

const moved = (made: Payment) =>
  postPayment(made).map(({ book, debit, credit, amount_fen, purpose }) => [book, debit, credit, amount_fen, purpose])

test('a payment to another region stands in both books, each fund on its own account', () => {
  const [pool, region, institution] = [
    'receivable:pool:330100',
    'payable:region:310100',
    'payable:institution:H31010000001',
  ]
  assert.deepEqual(moved(payment), [
    ['330100', 'fund:pool', region, 4000, 'pool'],
    ['310100', pool, institution, 4000, 'pool'],
    ['330100', 'fund:critical', region, 1500, 'critical'],
    ['310100', pool, institution, 1500, 'critical'],
    ['330100', 'fund:assistance', region, 500, 'assistance'],
    ['310100', pool, institution, 500, 'assistance'],
    ['330100', 'personal-account:past-year', region, 3000, 'account-past'],
    ['310100', pool, institution, 3000, 'account-past'],
  ])
})

test('at home one book and one step; a claim is owed to the person, in the book of the pool alone', () => {
  const funds = [
    { fund: 'pool', fen: 5 },
    { fund: 'assistance', fen: 7 },
  ] as const
  const accountFen = { 'current-year': 3, 'past-year': 0 }
  const institution = 'H31010000001'
  assert.deepEqual(moved({ ...payment, payee: { region: '330100', institution }, funds, accountFen }), [
    ['330100', 'fund:pool', 'payable:institution:H31010000001', 5, 'pool'],
    ['330100', 'fund:assistance', 'payable:institution:H31010000001', 7, 'assistance'],
    ['330100', 'personal-account:current-year', 'payable:institution:H31010000001', 3, 'account-current'],
  ])
  assert.deepEqual(moved({ ...payment, payee: 'person', funds, accountFen }), [
    ['330100', 'fund:pool', 'payable:person', 5, 'pool'],
    ['330100', 'fund:assistance', 'payable:person', 7, 'assistance'],
    ['330100', 'personal-account:current-year', 'payable:person', 3, 'account-current'],
  ])
})

test('verify agrees with what was written, and finds each row that was tampered with', async () => {
  assert.deepEqual(await faults(), [])
  const tampering: [sql: string, undo: string, rules: string[]][] = [
    [
      'update person_state set account_past_fen = account_past_fen + 1',
      'update person_state set account_past_fen = account_past_fen - 1',
      ['account-balance'],
    ],
    [
      'update person_year set inpatient_deductible_fen = 801',
      'update person_year set inpatient_deductible_fen = 800',
      ['year-sums'],
    ],
    [
      `update person_year set counters = '{}'`,
      `update person_year set counters = '{"limit": 6000}'`,
      ['year-counters'],
    ],
    [
      `update posting set amount_fen = 4001 where source_id = 'S1' and posting_no = 1`,
      `update posting set amount_fen = 4000 where source_id = 'S1' and posting_no = 1`,
      ['settlement-postings', 'two-books'],
    ],
    [
      `update posting set amount_fen = 2999 where source_id = 'S1' and posting_no in (7, 8)`,
      `update posting set amount_fen = 3000 where source_id = 'S1' and posting_no in (7, 8)`,
      ['account-postings', 'settlement-postings'],
    ],
    [
      `update posting set credit = 'payable:hospital:H31010000001' where source_id = 'S1' and posting_no = 2`,
      `update posting set credit = 'payable:institution:H31010000001' where source_id = 'S1' and posting_no = 2`,
      ['accounts'],
    ],
    // What assistance paid goes out as critical illness.
    [
      `update posting set debit = 'fund:critical' where source_id = 'S1' and posting_no = 5`,
      `update posting set debit = 'fund:assistance' where source_id = 'S1' and posting_no = 5`,
      ['settlement-postings'],
    ],
    [
      `update settlement set funds = '[{"fund": "pool", "fen": 4000}, {"fund": "critical-illness", "fen": 2000}]'`,
      `update settlement set funds = '${JSON.stringify(payment.funds)}'`,
      ['settlement-postings', 'settlement-result'],
    ],
    [
      'update settlement set fund_fen = 5999, cash_fen = 1001',
      'update settlement set fund_fen = 6000, cash_fen = 1000',
      ['settlement-funds', 'settlement-result'],
    ],
    [
      'update settlement set cash_fen = 999, total_fen = 9999',
      'update settlement set cash_fen = 1000, total_fen = 10000',
      ['fee-lines', 'settlement-result'],
    ],
    [
      'update settlement set fee_line_ids = fee_line_ids || 1',
      `update settlement set fee_line_ids = '{1}'`,
      ['line-once'],
    ],
    ['update settlement set version = version + 90', 'update settlement set version = version - 90', ['version']],
  ]
  for (const [sql, undo, rules] of tampering) {
    await database.pool.query(sql)
    assert.deepEqual((await faults()).sort(), rules, sql)
    await database.pool.query(undo)
  }
  assert.deepEqual(await faults(), [])
})

test('undoing restores every balance to the fen, under an id of its own', async () => {
  const money = await readOpposites(database, personNo, 'S1', 'C1', '2026-03-02')
  await write({ settlement: settlement('C1', -1), ...money })
  const standing = await readFile(database, { personNo }, standingParts)
  assert.ok(standing)
  assert.deepEqual(standing.accounts, { currentYearFen: 0, pastYearFen: 10000 })
  const year = yearOf(standing, 2026, '330100', 'employee')
  assert.deepEqual(
    [year.inpatient_eligible_fen, year.inpatient_deductible_fen, year.critical_compliant_fen, year.inpatient_stays],
    [0, 0, 0, 0],
  )
  assert.deepEqual(year.counters, {})
  for (const book of ['330100', '310100']) {
    for (const { account, debitFen, creditFen } of await bookBalances(database, book)) {
      if (!account.startsWith('source:') && account !== 'personal-account:past-year') {
        assert.equal(debitFen, creditFen, `${book} ${account}`)
      }
    }
  }
  assert.deepEqual(await faults(), [])
  await assert.rejects(write({ settlement: settlement('C2', -1) }), /settlement_person_no_cancels_idx/)

  // A cancellation that moves another amount back is no exact opposite, even where both books agree with each other.
  const tamper = (fen: number) =>
    `update posting set amount_fen = ${String(fen)} where source_id = 'C1' and posting_no in (1, 2)`
  await database.pool.query(tamper(3999))
  assert.deepEqual((await faults()).sort(), ['cancelled-money', 'settlement-postings'])
  await database.pool.query(tamper(4000))
  assert.deepEqual(await faults(), [])
})
