import type { ByFund } from '../../money/ledger/index.ts'

/**
 * An amount taken out of an account (fen, above nought): current-year funds first, then past-year funds. Undefined where both together do
 * not hold it. Which of the two pays first is stated nowhere; the order is that of care outside hospital (article 11).
 */
export function fromAccount(
  { currentFen, pastFen }: { currentFen: number; pastFen: number },
  fen: number,
): Required<ByFund> | undefined {
  if (fen > currentFen + pastFen) return undefined
  const current = Math.min(fen, currentFen)
  return { 'current-year': 0 - current, 'past-year': 0 - (fen - current) }
}
