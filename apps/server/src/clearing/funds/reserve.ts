/** 可支付月数: for how many months what a fund holds would pay what it has paid for care in a month. */
import { formatYuan, formatYuanGrouped, monthBefore } from '@yidi/rules'
import { monthsBetween } from '../treasury/index.ts'

/** Over how many months the mean is. */
const monthsLooked = 12

interface Reserve {
  /** One decimal; null where it cannot be said. */
  months: string | null
  words: string
  /** Of how many months the mean is. */
  over: number
  mean: string | null
}

interface Asked {
  closingFen: number
  /** What was paid for care by month, in fen, from the first month that is looked at on. */
  paid: ReadonlyMap<string, number>
  /** The first month in which anything was booked of the fund; undefined: nothing was. */
  since: string | undefined
  /** The last month of the period. */
  to: string
  /** The month of today. */
  now: string
}

/** The months that the mean is of: up to the last of the period that is over. */
export function reserveMonths(to: string, now: string): { from: string; to: string } {
  const last = to < now ? to : monthBefore(now, 1)
  return { from: monthBefore(last, monthsLooked - 1), to: last }
}

/** What is left after a period divided by the mean of a month; the present month counts where nothing was paid before it. */
export function reserveOf(asked: Asked): Reserve {
  const { to, now } = asked
  const over = reserveMonths(to, now)
  const found = measured(asked, over)
  return found ?? (to >= now ? measured(asked, { ...over, to: now }) : undefined) ?? nothingPaid(over)
}

function measured({ closingFen, paid, since, now }: Asked, window: { from: string; to: string }): Reserve | undefined {
  const from = since === undefined || since < window.from ? window.from : since
  if (since === undefined || from > window.to) return undefined
  const months = monthsBetween(from, window.to)
  const sumFen = months.reduce((sum, month) => sum + (paid.get(month) ?? 0), 0)
  if (sumFen <= 0) return undefined
  const over = months.length
  const mean = formatYuan(Math.round(sumFen / over))
  const said = formatYuanGrouped(Math.round(sumFen / over))
  const of = `${from} 至 ${window.to} 的 ${String(over)} 个月`
  const few = over < monthsLooked ? `，不满 ${String(monthsLooked)} 个月` : ''
  const running = window.to === now ? '，本月还没有过完' : ''
  const words = `月均待遇支出 ${said} 元，按 ${of}算${few}${running}。`
  if (closingFen < 0) return { months: null, words: `期末结余小于零，算不出可支付月数；${words}`, over, mean }
  return { months: tenths(closingFen * over, sumFen), words, over, mean }
}

/** A quotient with one decimal, half up. */
function tenths(dividend: number, divisor: number): string {
  const ten = (BigInt(dividend) * 20n + BigInt(divisor)) / (2n * BigInt(divisor))
  return `${String(ten / 10n)}.${String(ten % 10n)}`
}

const nothingPaid = ({ from, to }: { from: string; to: string }): Reserve => ({
  months: null,
  words: `${from} 至 ${to} 没有待遇支出，算不出可支付月数。`,
  over: 0,
  mean: null,
})
