/**
 * 基金运行: what each fund of a book held, took in and paid in a year or a month, month by month and item by item, how long what is left
 * would pay, and the budget of the year beside it. Pages, papers and the report to the public all ask this one question.
 */
import { bookFunds, fundSides } from '@yidi/contracts'
import type { BookFund, FundPeriodFund, FundPeriodItem, FundPeriodMessage, FundSide } from '@yidi/contracts'
import { formatShare, formatYuan } from '@yidi/rules'
import { bookedYears, fundItems, fundMovements, fundOpenings, openingItem } from '../../money/ledger/index.ts'
import type { FundItem, FundMovement } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { budgetInForce, lineTitle } from '../budget/index.ts'
import { monthsBetween, periodOf, yearGone } from '../treasury/index.ts'
import type { Period } from '../treasury/index.ts'
import { reserveMonths, reserveOf } from './reserve.ts'

type Budget = NonNullable<Awaited<ReturnType<typeof budgetInForce>>>

/** What was read of one fund. */
interface FundRead {
  fund: BookFund
  /** What it held before the first month that was read. */
  openingFen: number
  /** Whether anything was booked before that month. */
  booked: boolean
  movements: readonly FundMovement[]
}

const sumOf = (movements: readonly FundMovement[], is: (one: FundMovement) => boolean): number =>
  movements.reduce((sum, one) => (is(one) ? sum + one.fen : sum), 0)

const isOpening = ({ item }: FundMovement): boolean => item === openingItem
const isIncome = (one: FundMovement): boolean => one.side === 'in' && !isOpening(one)
const isExpense = ({ side }: FundMovement): boolean => side === 'out'

interface Sums {
  openingFen: number
  broughtFen: number
  incomeFen: number
  expenseFen: number
}

/** What movements come to, with what was held before them. */
const sumsOf = (openingFen: number, movements: readonly FundMovement[]): Sums => ({
  openingFen,
  broughtFen: sumOf(movements, isOpening),
  incomeFen: sumOf(movements, isIncome),
  expenseFen: sumOf(movements, isExpense),
})

const closingOf = ({ openingFen, broughtFen, incomeFen, expenseFen }: Sums): number =>
  openingFen + broughtFen + incomeFen - expenseFen

const told = (sums: Sums) => ({
  opening: formatYuan(sums.openingFen),
  brought: formatYuan(sums.broughtFen),
  income: formatYuan(sums.incomeFen),
  expense: formatYuan(sums.expenseFen),
  closing: formatYuan(closingOf(sums)),
})

/** The same for each month, each opening with what the one before left. */
function byMonth(openingFen: number, months: readonly string[], movements: readonly FundMovement[]) {
  let held = openingFen
  return months.map((month) => {
    const sums = sumsOf(
      held,
      movements.filter((one) => one.month === month),
    )
    held = closingOf(sums)
    return { month, ...told(sums) }
  })
}

/** A fund at the beginning of a period. */
function openingOf({ openingFen, movements }: FundRead, from: string): number {
  return closingOf(
    sumsOf(
      openingFen,
      movements.filter(({ month }) => month < from),
    ),
  )
}

const within = ({ from, to }: Pick<Period, 'from' | 'to'>, movements: readonly FundMovement[]): FundMovement[] =>
  movements.filter(({ month }) => month >= from && month <= to)

function itemsOf(movements: readonly FundMovement[]): FundPeriodItem[] {
  const items = (Object.keys(fundItems) as FundItem[]).filter((item) => item !== openingItem)
  return items.flatMap((item) => {
    const of = movements.filter((one) => one.item === item)
    const [first] = of
    if (first === undefined) return []
    const { title, side, transfer, benefit } = first
    const months = of.map(({ month, fen }) => ({ month, amount: formatYuan(fen) }))
    return [{ item, title, side, transfer, benefit, amount: formatYuan(sumOf(of, () => true)), months }]
  })
}

/** The lines of the budget of a fund beside what was booked from January to the end of the period; each side's whole last. */
function budgetsOf(fund: BookFund, budget: Budget | undefined, movements: readonly FundMovement[]) {
  const lines = budget?.lines.filter((line) => line.fund === fund) ?? []
  const isOf = (one: FundMovement, side: FundSide, item: FundItem | null): boolean =>
    one.side === side && (item === null ? !isOpening(one) : one.item === item)
  const tell = (side: FundSide, item: FundItem | null, budgetFen: number) => {
    const actualFen = sumOf(movements, (one) => isOf(one, side, item))
    return {
      ...{ side, item, title: lineTitle({ fund, side, item }) },
      ...{ budget: formatYuan(budgetFen), actual: formatYuan(actualFen), left: formatYuan(budgetFen - actualFen) },
      percent: formatShare(actualFen, budgetFen),
    }
  }
  return (Object.keys(fundSides) as FundSide[]).flatMap((side) => {
    const own = lines.filter((line) => line.side === side)
    if (own.length === 0) return []
    const items = own.filter(({ item }) => item !== null).map(({ item, amountFen }) => tell(side, item, amountFen))
    const whole = own.reduce((sum, { amountFen }) => sum + amountFen, 0)
    return [...items, tell(side, null, whole)]
  })
}

function fundOf(
  read: FundRead,
  period: Period,
  now: string,
  first: string,
  budget: Budget | undefined,
): FundPeriodFund {
  const { fund, movements, booked } = read
  const openingFen = openingOf(read, period.from)
  const own = within(period, movements)
  const sums = sumsOf(openingFen, own)
  const paid = new Map<string, number>()
  for (const { month, benefit, fen } of movements) if (benefit) paid.set(month, (paid.get(month) ?? 0) + fen)
  const reserve = reserveOf({
    ...{ closingFen: closingOf(sums), paid, to: period.to, now },
    since: booked ? first : movements[0]?.month,
  })
  const inYear = within({ from: `${period.from.slice(0, 4)}-01`, to: period.to }, movements)
  return {
    ...{ fund, title: bookFunds[fund], ...told(sums) },
    months: byMonth(openingFen, monthsBetween(period.from, period.to), own),
    items: itemsOf(own),
    reserve,
    budgets: budgetsOf(fund, budget, inYear),
  }
}

/** All funds together: what only changes from one to another is neither income nor expense of the whole. */
function wholeOf(reads: readonly FundRead[], period: Period) {
  const openingFen = reads.reduce((sum, read) => sum + openingOf(read, period.from), 0)
  const all = within(
    period,
    reads.flatMap(({ movements }) => movements),
  )
  const own = all.filter(({ transfer }) => !transfer)
  return {
    ...told(sumsOf(openingFen, own)),
    transfers: formatYuan(sumOf(all, (one) => one.transfer && isExpense(one))),
    months: byMonth(openingFen, monthsBetween(period.from, period.to), own),
  }
}

/**
 * A book in a year (`YYYY`) or a month (`YYYY-MM`) that has begun. Throws `fund-period-not-valid`. Where nothing was booked it says so
 * (`empty`); `books` is for pages to fill.
 */
export async function showFundPeriod(
  { database, clock }: Pick<RecordsDeps, 'database' | 'clock'>,
  book: string,
  asked: string,
): Promise<FundPeriodMessage> {
  const today = clock.today()
  const now = today.slice(0, 7)
  const period = periodOf(asked, today)
  // The mean of a month looks back beyond the period, and the budget at the whole year.
  const first = [reserveMonths(period.to, now).from, `${asked.slice(0, 4)}-01`].sort()[0]!
  const openings = await fundOpenings(database, book, first)
  const movements = await fundMovements(database, book, { from: first, to: period.to })
  const budget = await budgetInForce(database, book, period.year)
  const reads = (Object.keys(bookFunds) as BookFund[]).map((fund): FundRead => {
    const opening = openings.find((one) => one.fund === fund)
    const own = movements.filter((one) => one.fund === fund)
    return { fund, openingFen: opening?.fen ?? 0, booked: opening !== undefined, movements: own }
  })
  const funds = reads
    .filter(
      ({ fund, booked, movements: own }) => booked || own.length > 0 || budget?.lines.some((one) => one.fund === fund),
    )
    .map((read) => fundOf(read, period, now, first, budget))
  const years = await bookedYears(database, book)
  const isEmpty = within(period, movements).length === 0
  return {
    ...{ book, bookTitle: placeName(book), books: [] },
    ...{ period: period.period, from: period.from, to: period.to, until: period.until },
    years: years === undefined ? [] : yearsFrom(years),
    empty: isEmpty ? `${placeName(book)} ${asked} 没有记过账。` : null,
    funds,
    whole: wholeOf(reads, period),
    yearGone: (yearGone(period.until) / 10).toFixed(1),
    budget:
      budget === undefined
        ? null
        : {
            ...{ recordId: budget.recordId, document: budget.document },
            ...{ from: budget.from, adjusted: budget.adjusted },
          },
  }
}

/** The years from one to another, the latest first. */
const yearsFrom = ({ first, last }: { first: number; last: number }): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String(last - at))
