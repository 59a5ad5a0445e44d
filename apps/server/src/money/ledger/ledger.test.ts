import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFile, standingParts, yearOf } from '../../person/file/index.ts'
import { readOpposites } from './opposites.ts'
import { payBack, payOut, receiveRepayment } from './paying.ts'
import { creditAccount, payFromAccount, postPayment } from './postings.ts'
import type { Payment } from './postings.ts'
import { openRecovery, receiveRecovery } from './recovery.ts'
import { sourceOf } from './source.ts'
import { yearSumColumns } from '../../platform/storage/index.ts'
import { openBooks, openPaidBooks, payment, personNo, settlement, write } from './testing.ts'
import { bookBalances } from './balances.ts'
import { verifyLedger } from './verify.ts'

const database = await openBooks()

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

test('money that comes in says where it is from, and stands on the account that it is meant for', () => {
  const credit = { sourceId: 'O2', pool: '330100', amountFen: 500, reason: 'opening', bookedDay: '2026-01-01' } as const
  const row = { source_id: 'O2', booked_day: '2026-01-01', amount_fen: 500 }
  for (const [fund, purpose] of [
    ['current-year', 'account-current'],
    ['past-year', 'account-past'],
  ] as const)
    assert.deepEqual(creditAccount({ ...credit, fund }, 7), {
      entry: { ...row, fund, reason: 'opening' },
      posting: {
        ...row,
        posting_no: 7,
        book: '330100',
        debit: 'source:opening',
        credit: `personal-account:${fund}`,
        purpose,
      },
    })
})

test('what a payment takes from the account is an entry of each fund that paid, and none of one that did not', () => {
  const row = { source_id: 'S1', reason: 'settlement', booked_day: '2026-03-01' }
  assert.deepEqual(payFromAccount(payment), [{ ...row, fund: 'past-year', amount_fen: -3000 }])
  assert.deepEqual(payFromAccount({ ...payment, accountFen: { 'current-year': 1, 'past-year': 0 } }), [
    { ...row, fund: 'current-year', amount_fen: -1 },
  ])
})

test('undoing restores every balance to the fen, under an id of its own', async () => {
  const money = await readOpposites(database, personNo, 'S1', 'C1', '2026-03-02')
  assert.deepEqual(
    money.posting.map(({ book, debit, credit, amount_fen, purpose }) => [book, debit, credit, amount_fen, purpose]),
    moved(payment).map(([book, debit, credit, fen, purpose]) => [book, credit, debit, fen, purpose]),
  )
  const booked = { source_id: 'C1', booked_day: '2026-03-02' }
  assert.deepEqual(money.account_entry, [{ ...booked, fund: 'past-year', amount_fen: 3000, reason: 'cancellation' }])
  assert.deepEqual(money.year_entry, [
    {
      source_id: 'C1',
      year: 2026,
      pool: '330100',
      insurance: 'employee',
      inpatient_eligible_fen: -10000,
      inpatient_deductible_fen: -800,
      outpatient_deductible_fen: -200,
      critical_compliant_fen: -300,
      critical_paid_fen: -150,
      inpatient_stays: -1,
      counters: { limit: -6000 },
    },
  ])
  await write(database, { settlement: settlement('C1', -1), ...money })
  const standing = await readFile(database, { personNo }, standingParts)
  assert.ok(standing)
  assert.deepEqual(standing.accounts, { currentYearFen: 0, pastYearFen: 10000 })
  const year = yearOf(standing, 2026, '330100', 'employee')
  assert.deepEqual(
    yearSumColumns.map((column) => [column, year[column]]),
    yearSumColumns.map((column) => [column, 0]),
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
  await assert.rejects(write(database, { settlement: settlement('C2', -1) }), /settlement_person_no_cancels_idx/)
})

const movement = { sourceId: 'B1/payment/P1', pool: '330100', amountFen: 700, bookedDay: '2026-03-05' }
const [bank, person, thirdParty] = ['bank:expenditure', 'payable:person', 'receivable:third-party']
const row = { source_id: 'B1/payment/P1', book: '330100', amount_fen: 700, booked_day: '2026-03-05' }

test('what is owed to a person goes out of the bank, comes back under the same source, and is paid back into the bank', () => {
  assert.equal(sourceOf('B1', 'payment', 'P1'), movement.sourceId)
  const out = { ...row, posting_no: 1, debit: person, credit: bank, purpose: 'payment' }
  assert.deepEqual(payOut(movement), out)
  assert.deepEqual(payBack(movement), { ...out, posting_no: 2, debit: bank, credit: person })
  assert.deepEqual(receiveRepayment(movement), {
    ...row,
    ...{ posting_no: 1, debit: bank, credit: person, purpose: 'repayment' },
  })
})

test('nothing and less than nothing are not moved', () => {
  for (const amountFen of [0, -1, 0.5, Number.NaN])
    for (const move of [payOut, payBack, receiveRepayment, receiveRecovery])
      assert.throws(() => move({ ...movement, amountFen }), /^RangeError: a movement of .* fen: B1\/payment\/P1$/)
})

test('what the funds advanced is owed by the third party, fund by fund; what it pays comes into the bank', () => {
  const advanced = openRecovery({ ...movement, funds: [...payment.funds, { fund: 'other', fen: 0 }] })
  assert.deepEqual(
    advanced.map(({ posting_no, debit, credit, amount_fen, purpose }) => [
      ...[posting_no, debit, credit, amount_fen, purpose],
    ]),
    [
      [1, thirdParty, 'fund:pool', 4000, 'pool'],
      [2, thirdParty, 'fund:critical', 1500, 'critical'],
      [3, thirdParty, 'fund:assistance', 500, 'assistance'],
    ],
  )
  assert.deepEqual(receiveRecovery(movement), {
    ...row,
    ...{ posting_no: 1, debit: bank, credit: thirdParty, purpose: 'recovery' },
  })
})

test('a balance stands on the side of its account, by what is booked up to a day', async () => {
  const books = await openPaidBooks()
  const balances = async (on?: string) =>
    Object.fromEntries(
      (await bookBalances(books, '330100', on)).map(({ account, balanceFen }) => [account, balanceFen]),
    )
  assert.deepEqual(await balances(), {
    'bank:expenditure': 500 - 6000 - 700,
    'fund:assistance': 0,
    'fund:critical': 0,
    'fund:pool': 7900,
    'payable:person': 1400 - 200,
    'payable:region:310100': 9000,
    'personal-account:past-year': 7000,
    'receivable:third-party': 5500,
    'source:opening': 10000,
  })
  assert.deepEqual(await balances('2026-02-28'), {})
  assert.deepEqual(await balances('2026-03-01'), await balances())
})
