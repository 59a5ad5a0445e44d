/** Funds by month: every kind of movement there is, each named on its side, and opening + income − expense = what the accounts say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookFunds } from '@yidi/contracts'
import type { BookFund } from '@yidi/contracts'
import {
  addInterest,
  correctAccount,
  creditContribution,
  creditFromFund,
  payOutAccount,
  payPremium,
  rollOver,
} from './account-movements.ts'
import { bookBalances } from './balances.ts'
import { bookContribution, receiveContribution } from './contributions.ts'
import { fundItems } from './fund-items.ts'
import type { FundItem } from './fund-items.ts'
import { refuseInstitution, restoreInstitution } from './institutions.ts'
import { oweMissingYears, receiveMissingYears } from './missing-years.ts'
import { bookedYears, fundMovements, fundOpenings, postingsOfFund } from './movements.ts'
import { readOpposites } from './opposites.ts'
import { postPayment } from './postings.ts'
import { orderReclaim, receiveReclaim, writeOffReclaim } from './reclaim.ts'
import { openRecovery } from './recovery.ts'
import { openBooks, payment, personNo, settlement, write } from './testing.ts'
import { bookInterest, bookOpening, moveTreasury } from './treasury.ts'

const database = await openBooks(2000)
const book = '330100'
const everything = { from: '2025-12', to: '2026-12' }

const told = (sourceId: string, bookedDay: string) => ({ sourceId, pool: book, bookedDay })
const moved = (sourceId: string, amountFen: number, bookedDay: string) => ({ ...told(sourceId, bookedDay), amountFen })
const none = { 'current-year': 0, 'past-year': 0 }
const paid = { ...payment, accountFen: none, bookedDay: '2026-04-02' }
const pool = (fen: number) => [{ fund: 'pool', fen }] as const

// Of a person: care at home, a claim, missing years paid and owed back, money of the account in and out, a settlement undone.
await write(database, {
  posting: [
    ...postPayment({ ...paid, sourceId: 'S2', payee: { region: book, institution: 'H33010000001' }, funds: pool(700) }),
    ...postPayment({
      ...paid,
      sourceId: 'B1',
      payee: 'person',
      funds: pool(900),
      accountFen: { ...none, 'past-year': 40 },
    }),
    receiveMissingYears(moved('M1', 5000, '2026-04-03')),
    oweMissingYears(moved('M2', 2000, '2026-05-03')),
    ...openRecovery({ ...told('B1/recovery', '2026-05-04'), funds: pool(300) }),
    ...creditContribution(told('A1', '2026-04-05'), { 'current-year': 600 }).posting,
    ...creditFromFund(told('A2', '2026-04-06'), 800).posting,
    ...rollOver(told('A3', '2026-04-07'), 100).posting,
    ...addInterest(told('A4', '2026-04-08'), 30).posting,
    ...payPremium(told('A5', '2026-04-09'), 250, { 'past-year': -150 }).posting,
    ...correctAccount(told('A6', '2026-04-10'), { 'past-year': -10 }).posting,
    ...payOutAccount(told('A7', '2026-05-11'), 'transfer-out', { 'past-year': 60 }).posting,
  ],
})
const { posting } = await readOpposites(database, personNo, 'S1', 'U1', '2026-05-01')
await write(database, { settlement: { ...settlement('U1', -1), account_shared_fen: -2000 }, posting })

// Of the office: contributions, a late fee, interest, what a fund brought along, refusals, reclaims.
const office = (sourceId: string, bookedDay: string) => ({ book, sourceId, bookedDay })
const refusedOf = (sourceId: string, region: string, bookedDay: string) => ({
  ...{ sourceId, region, pool: book, institution: `H${region}00000001`, bookedDay },
})
const reclaimed = (sourceId: string) => ({ sourceId, pool: book, about: 'H33010000001', bookedDay: '2026-05-20' })
await database.kysely
  .insertInto('office_posting')
  .values([
    bookOpening(office('Z0', '2025-12-31'), { fund: 'pool', bank: 'treasury' }, 100_000),
    ...receiveContribution({ ...office('R1', '2026-04-01'), employer: 'D1' }, 9000),
    ...bookContribution(
      { ...office('D1', '2026-04-01'), employer: 'D1' },
      { ownFen: 600, poolFen: 7000, lateFeeFen: 50 },
    ),
    ...bookContribution({ ...office('D2', '2026-05-01'), employer: 'D1' }, { ownFen: 0, poolFen: -400, lateFeeFen: 0 }),
    bookInterest(office('Z1', '2026-04-30'), { fund: 'critical-illness', bank: 'treasury' }, 77),
    bookInterest(office('Z2', '2026-05-30'), { fund: 'critical-illness', bank: 'treasury', back: true }, 7),
    moveTreasury(office('Z3', '2026-04-30'), { from: 'income', to: 'treasury' }, 500),
    ...refuseInstitution(refusedOf('F1', '310100', '2026-04-20'), pool(120)),
    ...refuseInstitution(refusedOf('F2', book, '2026-04-20'), pool(70)),
    ...restoreInstitution(refusedOf('F3', '310100', '2026-05-20'), pool(20)),
    ...orderReclaim(reclaimed('X1'), pool(90)),
    receiveReclaim(reclaimed('X2'), 30),
    ...writeOffReclaim(reclaimed('X3'), pool(15)),
  ])
  .execute()

/** The accounts of a fund, written out: what is left is what stands on their credit sides. */
const accountsOf: Readonly<Partial<Record<BookFund, readonly string[]>>> = {
  pool: ['income:pool', 'fund:pool'],
  'critical-illness': ['income:critical', 'fund:critical'],
  assistance: ['income:assistance', 'fund:assistance'],
  'personal-account': [
    'personal-account:current-year',
    'personal-account:past-year',
    'shared-account:set-aside',
    'shared-account:held',
  ],
}

test('each kind of movement stands under its own name; what takes back is below nought on the side of what it takes back', async () => {
  const movements = await fundMovements(database, book, everything)
  const of = (fund: BookFund, month: string) =>
    Object.fromEntries(
      movements.filter((one) => one.fund === fund && one.month === month).map(({ item, fen }) => [item, fen]),
    )
  assert.deepEqual(of('pool', '2025-12'), { opening: 100_000 })
  assert.deepEqual(of('pool', '2026-03'), { 'settlement-away': 4000 })
  assert.deepEqual(of('pool', '2026-04'), {
    ...{ contribution: 7000, 'late-fee': 50, 'missing-years': 5000 },
    ...{ 'refused-away': -120, 'refused-home': -70, 'settlement-home': 700, claim: 900 },
    ...{ 'retired-credit': 800, premium: 250 },
  })
  assert.deepEqual(of('pool', '2026-05'), {
    ...{ contribution: -400, 'missing-years': -2000 },
    ...{ 'refused-away': 20, 'settlement-away': -4000, advance: -300, 'written-off': 15, reclaim: -90 },
  })
  assert.deepEqual(of('critical-illness', '2026-04'), { interest: 77, 'premium-in': 250, 'account-premium-in': 150 })
  assert.deepEqual(of('critical-illness', '2026-05'), { interest: -7, 'settlement-away': -1500 })
  // What the family shared pays out of personal accounts; setting aside moves nothing.
  assert.deepEqual(of('personal-account', '2026-03'), { 'account-opening': 16_000, 'settlement-away': 3000 })
  assert.deepEqual(of('personal-account', '2026-04'), {
    ...{ 'own-contribution': 600, 'account-interest': 30, correction: -10, 'retired-in': 800 },
    ...{ claim: 40, 'account-premium': 150 },
  })
  assert.deepEqual(of('personal-account', '2026-05'), { 'settlement-away': -3000, payout: 60 })
  assert.ok(movements.every(({ item }) => !item.startsWith('other-')))
})

test('opening + income − expense = closing = what the accounts say, of every fund and from every month', async () => {
  const balances = await bookBalances(database, book)
  for (const month of ['2025-12', '2026-03', '2026-04', '2026-05', '2026-06']) {
    const openings = await fundOpenings(database, book, month)
    const movements = await fundMovements(database, book, { from: month, to: '2026-12' })
    for (const [fund, accounts] of Object.entries(accountsOf) as [BookFund, string[]][]) {
      const said = balances
        .filter(({ account }) => accounts.includes(account))
        .reduce((sum, { debitFen, creditFen }) => sum + creditFen - debitFen, 0)
      const own = movements.filter((one) => one.fund === fund)
      const change = own.reduce((sum, { side, fen }) => sum + (side === 'in' ? fen : -fen), 0)
      assert.equal((openings.find((one) => one.fund === fund)?.fen ?? 0) + change, said, `${fund} from ${month}`)
    }
  }
  assert.deepEqual(await bookedYears(database, book), { first: 2025, last: 2026 })
  assert.deepEqual(await bookedYears(database, '999999'), undefined)
})

test('the postings behind each figure add up to it', async () => {
  const page = { limit: 1000, offset: 0 }
  const movements = await fundMovements(database, book, everything)
  for (const { fund, month, side, item, fen } of movements) {
    const { sumFen, postings, total } = await postingsOfFund(
      database,
      book,
      { fund, side, item, months: { from: month, to: month } },
      page,
    )
    assert.equal(sumFen, fen, `${fund} ${month} ${item}`)
    assert.equal(
      postings.reduce((sum, one) => sum + one.fen, 0),
      fen,
    )
    assert.equal(postings.length, total)
  }
  const sumOf = (is: (one: (typeof movements)[number]) => boolean) =>
    movements.reduce((sum, one) => (is(one) ? sum + one.fen : sum), 0)
  for (const side of ['in', 'out'] as const) {
    for (const fund of Object.keys(bookFunds) as BookFund[])
      assert.equal(
        (await postingsOfFund(database, book, { fund, side, months: everything }, page)).sumFen,
        sumOf((one) => one.fund === fund && one.side === side && one.item !== 'opening'),
      )
    assert.equal(
      (await postingsOfFund(database, book, { side, months: everything }, page)).sumFen,
      sumOf((one) => one.side === side && one.item !== 'opening' && !one.transfer),
    )
  }
  for (const { fund, fen } of await fundOpenings(database, book, '2026-05'))
    assert.equal((await postingsOfFund(database, book, { fund, until: '2026-04-30' }, page)).sumFen, fen)
})

test('what only changes from fund to fund is the same on both sides', async () => {
  const movements = await fundMovements(database, book, everything)
  const transfers = movements.filter(({ transfer }) => transfer)
  const sumOf = (side: string) => transfers.reduce((sum, one) => (one.side === side ? sum + one.fen : sum), 0)
  assert.equal(sumOf('in'), sumOf('out'))
  assert.equal(sumOf('in'), 800 + 250 + 150)
  const said = Object.keys(fundItems) as FundItem[]
  assert.deepEqual(
    [...new Set(transfers.map(({ item }) => item))].sort(),
    said.filter((item) => fundItems[item].transfer === true).sort(),
  )
})
