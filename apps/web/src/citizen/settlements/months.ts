/** What the settlements of a year came to, month by month. */
import type { SettlementLine } from '../../api/settlements.ts'
import { fromFen, toFen } from '../../texts/yuan.ts'

/** A month `YYYY-MM` in which something was settled, in yuan. */
interface Month {
  month: string
  fund: string
  account: string
  own: string
}

/** The months of the latest year in which something was settled and stands, the first one first. */
export function monthsOf(lines: readonly SettlementLine[]): Month[] {
  const standing = lines.filter(({ state }) => state === 'settled')
  const months = [...new Set(standing.map(({ settledOn }) => settledOn.slice(0, 7)))].sort()
  const year = months.at(-1)?.slice(0, 4)
  return months
    .filter((month) => month.slice(0, 4) === year)
    .map((month) => {
      const own = standing.filter(({ settledOn }) => settledOn.startsWith(month))
      const sumOf = (part: (line: SettlementLine) => string) =>
        fromFen(own.reduce((sum, line) => sum + toFen(part(line)), 0))
      return {
        month,
        fund: sumOf(({ fundTotal }) => fundTotal),
        account: sumOf(({ account }) => account),
        own: sumOf(({ cash }) => cash),
      }
    })
}
