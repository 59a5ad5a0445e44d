/** Results that were given once: what a settlement stores, without its sentences, whose words may be bettered. */
import { fileURLToPath } from 'node:url'
import type { QuoteResult } from '@yidi/rules'

export const corpusFolder = fileURLToPath(new URL('.', import.meta.url))

/** What has to come out the same for ever: outcome, amounts, sums of the year, rate, codes of the reasons. */
export function storedOf(result: QuoteResult): unknown {
  if (result.outcome === 'invalid') return { outcome: result.outcome, paths: result.errors.map((error) => error.path) }
  const codes = (result.reasons ?? []).map((reason) => reason.code)
  if (result.outcome === 'undetermined') return { outcome: result.outcome, codes }
  const { outcome, amounts, yearToDate, prepaymentRate } = result
  return { outcome, codes, amounts, yearToDate, prepaymentRate }
}
