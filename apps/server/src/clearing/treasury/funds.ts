/** 基金: what stands on every account of a book on a day, and what came in and went out month by month, from postings alone. */
import type { FundPostingsMessage, FundPostingsQuery, FundsMessage, FundsQuery, Staff } from '@yidi/contracts'
import { bookFunds, fundSides, problem } from '@yidi/contracts'
import { NO_DAY, formatYuan, monthBefore, parseDay } from '@yidi/rules'
import {
  accountTitle,
  bookBalances,
  flowTitle,
  flowsByMonth,
  fundItemOf,
  fundItems,
  postingsBehind,
  postingsOfFund,
} from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { bookOf, choiceOfBooks } from './book.ts'
import { periodOf } from './periods.ts'

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
      books: await choiceOfBooks(database, staff),
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

/**
 * The postings behind a figure, a page of them: of an account, of a flow of a month, or of funds. Throws what `showFunds` throws,
 * `fund-flow-not-known`, `fund-item-not-known`, `fund-period-not-valid`, `fund-figure-missing`.
 */
export async function showPostings(
  { database, clock }: RecordsDeps,
  staff: Staff,
  query: FundPostingsQuery,
): Promise<FundPostingsMessage> {
  const book = await bookOf(database, staff, query.book)
  const { page = 1 } = query
  const at = { limit: pageSize, offset: (page - 1) * pageSize }
  const { total, sumFen, postings, ...said } = await (query.fund === undefined
    ? ofAccount(database, book, query, clock.today(), at)
    : ofFund(database, book, query, clock.today(), at))
  return {
    ...said,
    ...{ total, sum: formatYuan(sumFen), page, pageSize },
    postings: postings.map(({ fen, ...posting }) => ({
      ...posting,
      debit: accountTitle(posting.debit),
      credit: accountTitle(posting.credit),
      amount: formatYuan(fen),
    })),
  }
}

type Database = RecordsDeps['database']
type At = Parameters<typeof postingsBehind>[3]

async function ofAccount(database: Database, book: string, query: FundPostingsQuery, today: string, at: At) {
  const { account, flow, month } = query
  if (account === undefined) throw problem('fund-figure-missing')
  const on = dayOf(query.on, today)
  const flowSaid = flow === undefined ? null : flowTitle(flow)
  const found = await postingsBehind(database, book, { account, flow, month, on }, at)
  return { ...found, account, title: accountTitle(account), flowTitle: flowSaid, period: month ?? null }
}

async function ofFund(database: Database, book: string, query: FundPostingsQuery, today: string, at: At) {
  const { fund, side, on } = query
  const item = query.item === undefined ? undefined : fundItemOf(query.item)
  const period = query.period === undefined ? undefined : periodOf(query.period, today)
  if (on !== undefined && parseDay(on) === NO_DAY) throw problem('treasury-day-not-valid', { day: on })
  const only = fund === 'all' ? undefined : fund
  const found = await postingsOfFund(database, book, { fund: only, side, item, months: period, until: on }, at)
  return {
    ...found,
    account: null,
    title: only === undefined ? '各项基金合计' : bookFunds[only],
    flowTitle: item === undefined ? (side === undefined ? null : fundSides[side]) : fundItems[item].title,
    period: period?.period ?? (on === undefined ? null : `到 ${on} 为止`),
  }
}
