import type { QuoteResult } from '@yidi/rules'
import { refusal } from '../refusals/index.ts'
import type { Refusal } from '../refusals/index.ts'

/** What the engine's own answer means for a settlement; undefined when it settles. */
export function refusalOfResult(
  result: QuoteResult,
): Refusal<'refused-by-law' | 'figure-open' | 'case-invalid'> | undefined {
  switch (result.outcome) {
    case 'settled':
      return undefined
    case 'refused':
      return refusal('refused-by-law', { reason: result.reasons?.[0] })
    case 'undetermined':
      return refusal('figure-open', { reason: result.reasons[0] })
    case 'invalid':
      return refusal('case-invalid', { problems: result.errors.map((error) => error.message) })
  }
}
