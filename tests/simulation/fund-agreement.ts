/** Whatever was posted: each fund's opening + income − expense is its closing, and what its accounts say; nothing is without a name. */
import assert from 'node:assert/strict'
import { bookFunds } from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { showFundPeriod } from '../../apps/server/src/clearing/funds/index.ts'
import { bookBalances, bookedYears, fundMovements, fundOpenings } from '../../apps/server/src/money/ledger/index.ts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

/** The accounts of a fund, spelled here once more. */
const accountsOf = (fund: string): RegExp =>
  fund === 'personal-account'
    ? /^(personal|shared)-account:/
    : new RegExp(`^(income|fund):${FUNDS[fund as Fund].ledger}$`)

/** Of every book, from the first month on and from every month between. Gives how many movements there were. */
export async function fundsAgree(db: Database): Promise<number> {
  const { rows: books } = await db.pool.query<{ book: string }>(
    'select book from posting union select book from office_posting',
  )
  let seen = 0
  for (const { book } of books) {
    const years = (await bookedYears(db, book))!
    const [from, to] = [`${String(years.first)}-01`, `${String(years.last)}-12`]
    const movements = await fundMovements(db, book, { from, to })
    seen += movements.length
    assert.deepEqual(
      movements.filter(({ item }) => item.startsWith('other-')),
      [],
    )
    const balances = await bookBalances(db, book)
    const months = [from, ...new Set(movements.map(({ month }) => month))]
    for (const month of months) {
      const openings = new Map((await fundOpenings(db, book, month)).map(({ fund, fen }) => [fund, fen]))
      for (const fund of Object.keys(bookFunds) as (keyof typeof bookFunds)[]) {
        const later = movements.filter((one) => one.fund === fund && one.month >= month)
        const moved = later.reduce((sum, { side, fen }) => sum + (side === 'in' ? fen : -fen), 0)
        const said = balances
          .filter(({ account }) => accountsOf(fund).test(account))
          .reduce((sum, { debitFen, creditFen }) => sum + creditFen - debitFen, 0)
        assert.equal((openings.get(fund) ?? 0) + moved, said, `${book} ${fund} from ${month}`)
      }
    }
    const clock = { today: () => `${String(years.last)}-12-31` } as Clock
    await wholeAgrees(db, clock, book, years)
  }
  return seen
}

/** What a year of all funds together says is what the funds say one by one; a transfer is in no sum of the whole. */
async function wholeAgrees(db: Database, clock: Clock, book: string, years: { first: number; last: number }) {
  const fen = (yuan: string) => Math.round(Number(yuan) * 100)
  for (let year = years.first; year <= years.last; year += 1) {
    const { funds, whole } = await showFundPeriod({ database: db, clock }, book, String(year))
    const sumOf = (name: 'opening' | 'brought' | 'income' | 'expense' | 'closing') =>
      funds.reduce((sum, fund) => sum + fen(fund[name]), 0)
    assert.deepEqual(
      [fen(whole.opening), fen(whole.brought), fen(whole.closing)],
      [sumOf('opening'), sumOf('brought'), sumOf('closing')],
    )
    const transfers = fen(whole.transfers)
    assert.deepEqual(
      [fen(whole.income), fen(whole.expense)],
      [sumOf('income') - transfers, sumOf('expense') - transfers],
    )
  }
}
