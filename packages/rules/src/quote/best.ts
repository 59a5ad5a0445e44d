/**
 * The quote of a person who has several filings in force: the one that covers the place with the lowest prepayment counts,
 * else a long-term one for elsewhere (policy facts, section 3). The engine itself says which that is.
 */
import { parseYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import { quote } from './quote.ts'
import type { QuoteCase, QuoteResult } from './types.ts'

interface Best<F> {
  /** The filing that was used; null when none is in force or needed. */
  filing: F | null
  case: QuoteCase
  result: QuoteResult
}

/**
 * Tries each filing in the order given and keeps the best outcome for the person; the first of equals stays. `caseWith`
 * writes the case with one of them, or with none where there are none.
 */
export function bestQuote<F>(
  release: Release,
  filings: readonly F[],
  caseWith: (filing: F | null) => QuoteCase,
  options?: { explain?: boolean },
): Best<F> {
  const tried = (filings.length === 0 ? [null] : filings).map((filing) => {
    const one = caseWith(filing)
    return { filing, case: one, result: quote(release, one, options) }
  })
  return tried.reduce((best, next) => (better(next.result, best.result) ? next : best))
}

const order = { settled: 0, undetermined: 1, refused: 2, invalid: 3 } as const satisfies Record<
  QuoteResult['outcome'],
  number
>

function better(one: QuoteResult, other: QuoteResult): boolean {
  if (one.outcome !== other.outcome) return order[one.outcome] < order[other.outcome]
  if (one.outcome !== 'settled' || other.outcome !== 'settled') return false
  const [a, b] = [one.amounts, other.amounts]
  if (a.prepayment !== b.prepayment) return parseYuan(a.prepayment) < parseYuan(b.prepayment)
  return parseYuan(a.fundTotal) > parseYuan(b.fundTotal)
}
