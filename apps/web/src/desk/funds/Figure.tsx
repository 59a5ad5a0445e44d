/** A figure of a fund, which leads to the postings that it is the sum of. */
import { Link } from '@tanstack/react-router'
import type { BookFund, FundPeriodMessage, FundSide } from '@yidi/contracts'
import { Money } from '../payments/Waiting.tsx'

interface Of {
  shown: Pick<FundPeriodMessage, 'book' | 'period' | 'from' | 'to'>
  fund: BookFund | 'all'
  yuan: string
}

/** What came in or went out in the period, or in a stretch of it: of a side or of an item. */
export function Figure({
  shown,
  fund,
  side,
  item,
  period = shown.period,
  yuan,
}: Of & { side?: FundSide; item?: string; period?: string }) {
  const asked = { ...(side === undefined ? {} : { side }), ...(item === undefined ? {} : { item }) }
  return (
    <Link to="/funds/postings" search={{ book: shown.book, fund, ...asked, period }}>
      <Money yuan={yuan} />
    </Link>
  )
}

/** What it held before the period, or at the end of it or of a month. */
export function Holds({ shown, fund, at, month, yuan }: Of & { at: 'opening' | 'closing'; month?: string }) {
  const on = at === 'opening' ? dayBefore(`${shown.from}-01`) : dayBefore(nextMonth(month ?? shown.to))
  return (
    <Link to="/funds/postings" search={{ book: shown.book, fund, on }}>
      <Money yuan={yuan} />
    </Link>
  )
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** The first day of the month after. */
function nextMonth(month: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number]
  return of === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(of + 1).padStart(2, '0')}-01`
}
