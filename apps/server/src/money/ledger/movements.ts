/**
 * Funds by month: what came in and went out of each fund of a book, item by item, and what it held before a month. Read from the
 * postings of both tables, so that opening + income − expense = closing; each figure leads to its postings by the same condition.
 */
import { bookFunds, problem } from '@yidi/contracts'
import type { BookFund, FundSide } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'
import { fundItems, itemsWhere, movementsOf, openingItem } from './fund-items.ts'
import type { FundItem } from './fund-items.ts'
import { listPostings } from './listed.ts'
import type { ListedPostings, Page } from './listed.ts'

/** What one item moved a fund by in a month. */
export interface FundMovement {
  fund: BookFund
  /** `YYYY-MM`, by the day booked. */
  month: string
  side: FundSide
  item: FundItem
  title: string
  /** What it moved on its side; below nought where more was taken back. */
  fen: number
  /** Money that only changes from fund to fund: the whole does not count it. */
  transfer: boolean
  /** What was paid for care. */
  benefit: boolean
}

const order = {
  fund: Object.keys(bookFunds) as BookFund[],
  item: Object.keys(fundItems) as FundItem[],
}

/** Sums of a book by month and accounts in a stretch of days, so that each posting is read once and told apart when few sums are left. */
const summed = (table: 'posting' | 'office_posting', days: string): string =>
  `select to_char(booked_day, 'YYYY-MM') as month, debit, credit, purpose, sum(amount_fen) as fen
     from ${table} where book = $1 and ${days} group by 1, 2, 3, 4`

const movedWithin = (days: string): string =>
  `with booked as materialized (${summed('posting', days)} union all ${summed('office_posting', days)})`

/** What moved each fund of a book in the months from one to another (`YYYY-MM`), in the order of funds, months and items. */
export async function fundMovements(
  db: Pick<Database, 'pool'>,
  book: string,
  { from, to }: { from: string; to: string },
): Promise<FundMovement[]> {
  const { rows } = await db.pool.query<Pick<FundMovement, 'fund' | 'month' | 'side' | 'item' | 'fen'>>(
    `${movedWithin(`booked_day >= ($2 || '-01')::date and booked_day < ($3 || '-01')::date + interval '1 month'`)}
     select fund, month, side, item, sum(moved)::bigint as fen from (${movementsOf('booked')}) as f group by 1, 2, 3, 4`,
    [book, from, to],
  )
  return rows
    .map((row) => {
      const { title, transfer = false, benefit = false } = fundItems[row.item]
      return { ...row, title, transfer, benefit }
    })
    .sort(
      (a, b) =>
        order.fund.indexOf(a.fund) - order.fund.indexOf(b.fund) ||
        (a.month < b.month ? -1 : a.month > b.month ? 1 : 0) ||
        order.item.indexOf(a.item) - order.item.indexOf(b.item),
    )
}

/** What each fund of a book held before a month (`YYYY-MM`), in fen; of funds alone that anything was booked of before. */
export async function fundOpenings(
  db: Pick<Database, 'pool'>,
  book: string,
  month: string,
): Promise<{ fund: BookFund; fen: number }[]> {
  const { rows } = await db.pool.query<{ fund: BookFund; fen: number }>(
    `${movedWithin(`booked_day < ($2 || '-01')::date`)}
     select fund, sum(case side when 'in' then moved else -moved end)::bigint as fen from (${movementsOf('booked')}) as f group by 1`,
    [book, month],
  )
  return rows.sort((a, b) => order.fund.indexOf(a.fund) - order.fund.indexOf(b.fund))
}

/** A figure of funds: what a fund held at the end of a day (`until`), or what moved it in a period. */
interface AskedMovements {
  /** Without one, of all funds together, where what changes from one to the other is no movement. */
  fund?: BookFund | undefined
  side?: FundSide | undefined
  item?: FundItem | undefined
  /** First and last month, `YYYY-MM`. */
  months?: { from: string; to: string } | undefined
  /** Booked up to the end of this day. */
  until?: string | undefined
}

/** The item of that word. Throws `fund-item-not-known`. */
export function fundItemOf(word: string): FundItem {
  if (!Object.hasOwn(fundItems, word)) throw problem('fund-item-not-known', { item: word.slice(0, 40) })
  return word as FundItem
}

/** The first and the last year in which anything was booked in a book; undefined: nothing was. */
export async function bookedYears(
  db: Pick<Database, 'pool'>,
  book: string,
): Promise<{ first: number; last: number } | undefined> {
  const { rows } = await db.pool.query<{ first: string | null; last: string | null }>(
    `select to_char(min(first), 'YYYY') as first, to_char(max(last), 'YYYY') as last
       from (select min(booked_day) as first, max(booked_day) as last from posting where book = $1
             union all select min(booked_day), max(booked_day) from office_posting where book = $1) as both_tables`,
    [book],
  )
  const { first, last } = rows[0]!
  return first === null || last === null ? undefined : { first: Number(first), last: Number(last) }
}

/**
 * The postings behind a figure of funds, the latest first, and what they come to. Of a side alone they are what is income or expense
 * of the period: what a fund brought along is not. Of neither side they are what it holds.
 */
export function postingsOfFund(
  db: Pick<Database, 'pool'>,
  book: string,
  { fund, side, item, months, until }: AskedMovements,
  page: Page,
): Promise<ListedPostings> {
  const values: string[] = [book]
  const given = (value: string): string => `$${String(values.push(value))}`
  const days = [
    ...(months === undefined
      ? []
      : [
          `booked_day >= (${given(months.from)} || '-01')::date`,
          `booked_day < (${given(months.to)} || '-01')::date + interval '1 month'`,
        ]),
    ...(until === undefined ? [] : [`booked_day <= ${given(until)}::date`]),
  ]
  const read = (table: 'posting' | 'office_posting', who: string): string =>
    `select booked_day, source_id, posting_no, debit, credit, amount_fen as fen, purpose, ${who}
       from ${table} where ${['book = $1', ...days].join(' and ')}`
  const both = `(${read('posting', 'person_no, null as about')} union all ${read('office_posting', 'null, about')})`
  const asked = [
    ...(fund === undefined ? [] : [`fund = ${given(fund)}`]),
    ...(side === undefined ? [] : [`side = ${given(side)}`]),
    ...(item === undefined ? [] : [`item = ${given(item)}`]),
    ...(fund === undefined && item === undefined
      ? [`item not in (${itemsWhere(({ transfer }) => transfer === true)})`]
      : []),
    ...(side !== undefined && item === undefined ? [`item <> '${openingItem}'`] : []),
  ]
  const signed = side === undefined && item === undefined ? `case side when 'in' then moved else -moved end` : 'moved'
  const from = `(select m.*, ${signed} as signed from (${movementsOf(both)}) as m where ${['true', ...asked].join(' and ')})`
  return listPostings(db, from, values, page)
}
