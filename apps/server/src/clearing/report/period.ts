/** Years and months that can be published: those that are over. */
import { problem } from '@yidi/contracts'
import { NO_MONTH, addMonths, firstDayOf, formatDay, formatMonth, parseMonth } from '@yidi/rules'

export interface Period {
  /** `YYYY` or `YYYY-MM`. */
  period: string
  title: string
  /** First and last day. */
  from: string
  to: string
}

/** So many years and months back are offered; others may be asked for by name. */
const yearsOffered = 3
const monthsOffered = 12

function periodIn(text: string): Period | undefined {
  const isYear = /^\d{4}$/.test(text)
  const first = parseMonth(isYear ? `${text}-01` : text)
  if (first === NO_MONTH) return undefined
  const day = firstDayOf(first)
  const [year, month] = formatMonth(first).split('-').map(Number) as [number, number]
  return {
    period: text,
    title: isYear ? `${String(year)}年` : `${String(year)}年${String(month)}月`,
    from: formatDay(day),
    to: formatDay(addMonths(day, isYear ? 12 : 1) - 1),
  }
}

/** The year or month of a word. Throws `fund-report-period-not-valid`. */
export function periodOf(text: string): Period {
  const found = periodIn(text.trim())
  if (found === undefined) throw problem('fund-report-period-not-valid', { period: text.slice(0, 20) })
  return found
}

/** One that is over. Throws `fund-report-period-not-valid`, `fund-report-period-not-over`. */
export function endedPeriod(text: string, today: string): Period {
  const found = periodOf(text)
  if (found.to >= today) throw problem('fund-report-period-not-over', { period: found.title, to: found.to })
  return found
}

/** The latest years and months that are over, years first. */
export function endedPeriods(today: string): Pick<Period, 'period' | 'title'>[] {
  const year = Number(today.slice(0, 4))
  const month = parseMonth(today.slice(0, 7))
  const years = Array.from({ length: yearsOffered }, (_, at) => String(year - 1 - at))
  const months = Array.from({ length: monthsOffered }, (_, at) => formatMonth(month - 1 - at))
  return [...years, ...months].map((one) => {
    const { period, title } = periodOf(one)
    return { period, title }
  })
}
