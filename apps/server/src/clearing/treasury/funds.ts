/** 基金: what stands on every account of a book on a day, and what came in and went out month by month, from postings alone. */
import type { FundPostingsMessage, FundPostingsQuery, FundsMessage, FundsQuery, Staff } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import { NO_DAY, formatYuan, parseDay } from '@yidi/rules'
import { accountTitle, bookBalances, flowTitle, flowsByMonth, postingsBehind } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { bookOf, booksOf } from './book.ts'

/** How many months back a page shows. */
const monthsShown = 12
const pageSize = 50

/** The day that is asked about. Throws `treasury-day-not-valid`. */
function dayOf(asked: string | undefined, today: string): string {
  if (asked === undefined) return today
  if (parseDay(asked) === NO_DAY || asked > today) throw problem('treasury-day-not-valid', { day: asked })
  return asked
}

/** Balances on a day and the months before it. Throws `treasury-other-region`, `treasury-day-not-valid`. */
export async function showFunds(
  { database, clock }: RecordsDeps,
  staff: Staff,
  query: FundsQuery,
): Promise<FundsMessage> {
  const book = await bookOf(database, staff, query.book)
  const on = dayOf(query.on, clock.today())
  const balances = await bookBalances(database, book, on)
  const flows = await flowsByMonth(database, book, { from: monthBefore(on.slice(0, 7), monthsShown - 1), on })
  return {
    ...{
      book,
      bookTitle: placeName(book),
      books: staff.pool === null ? (await booksOf(database)).map((one) => ({ book: one, title: placeName(one) })) : [],
      on,
    },
    balances: balances.map(({ account, debitFen, creditFen, balanceFen }) => ({
      ...{ account, title: accountTitle(account) },
      ...{ debit: formatYuan(debitFen), credit: formatYuan(creditFen), balance: formatYuan(balanceFen) },
    })),
    months: flows.map(({ month, flow, title, group, account, fen }) => ({
      ...{ month, flow, flowTitle: title, group, account },
      ...{ accountTitle: accountTitle(account), amount: formatYuan(fen) },
    })),
  }
}

function monthBefore(month: string, months: number): string {
  const [year, of] = month.split('-').map(Number) as [number, number]
  const whole = year * 12 + (of - 1) - months
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`
}

/** The postings behind a figure, a page of them. Throws what `showFunds` throws, and `fund-flow-not-known`. */
export async function showPostings(
  { database, clock }: RecordsDeps,
  staff: Staff,
  query: FundPostingsQuery,
): Promise<FundPostingsMessage> {
  const book = await bookOf(database, staff, query.book)
  const { account, flow, month, page = 1 } = query
  const on = dayOf(query.on, clock.today())
  const title = flow === undefined ? null : flowTitle(flow)
  const at = { limit: pageSize, offset: (page - 1) * pageSize }
  const { total, sumFen, postings } = await postingsBehind(database, book, { account, flow, month, on }, at)
  return {
    ...{ account, title: accountTitle(account), flowTitle: title },
    ...{ total, sum: formatYuan(sumFen), page, pageSize },
    postings: postings.map(({ fen, ...posting }) => ({
      ...posting,
      debit: accountTitle(posting.debit),
      credit: accountTitle(posting.credit),
      amount: formatYuan(fen),
    })),
  }
}
