/** How an account is divided among heirs, to the fen. Pure; money is whole fen, shares are parts per million. */
import { wholeShare } from '@yidi/contracts'
import { fen } from '@yidi/rules'

/**
 * What each share comes to. Each is rounded down, and the fen that are left go one each to those who lost most by that, the one who was
 * entered first first: no source states a rule, and by this one nobody is a whole fen away from the exact share. The shares add up
 * to the whole, and so do the parts. `splitShares(100, [333_333, 333_333, 333_334])` is `[33, 33, 34]`.
 */
export function splitShares(totalFen: number, sharesPpm: readonly number[]): number[] {
  const exact = sharesPpm.map((share) => fen(totalFen) * share)
  const parts = exact.map((product) => Math.floor(product / wholeShare))
  const left = totalFen - parts.reduce((sum, part) => sum + part, 0)
  const byRest = exact
    .map((product, index) => ({ index, rest: product % wholeShare }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index)
  for (const { index } of byRest.slice(0, left)) parts[index]! += 1
  return parts
}

/** Both funds of an account, in fen. */
export interface Funds {
  currentFen: number
  pastFen: number
}

/** Out of which fund each part is taken, one after another: current-year funds first, as far as they reach. */
export function takeFromFunds({ currentFen }: Funds, parts: readonly number[]): Funds[] {
  let left = currentFen
  return parts.map((part) => {
    const current = Math.min(left, part)
    left -= current
    return { currentFen: current, pastFen: part - current }
  })
}
