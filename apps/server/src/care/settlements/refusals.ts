import type { OtherPayer, QuoteResult, Release } from '@yidi/rules'
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

/** What a pool that does not say so leaves open; everything else is then paid like any other. */
const openUnlessSaid: ReadonlySet<OtherPayer> = new Set(['work-injury', 'maternity'])

/** Why the funds do not pay what somebody else has to; undefined where the pool's law lets them. */
export function refusalOfPayer(
  release: Release,
  pool: string,
  payer: 'third-party' | OtherPayer,
): Refusal<'third-party' | 'paid-elsewhere' | 'payer-open'> | undefined {
  if (payer === 'third-party') return refusal('third-party', {})
  const basis = release.pools.get(pool)?.pool.neverPaid.get(payer)
  if (basis !== undefined) return refusal('paid-elsewhere', { payer, basis })
  return openUnlessSaid.has(payer) ? refusal('payer-open', { payer }) : undefined
}
