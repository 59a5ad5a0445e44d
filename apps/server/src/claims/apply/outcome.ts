import type { ClaimResultMessage } from '@yidi/contracts'
import type { Reckoned } from '../../care/settlements/index.ts'
import { toldClaim } from './told.ts'

/** What a reckoning comes to, as pages show it; where it cannot be settled, why. */
export function outcomeMessage({ result, refusal, filing }: Reckoned): ClaimResultMessage {
  return {
    result,
    ...(refusal === undefined ? {} : { refusal: toldClaim(refusal) }),
    ...(filing === null ? {} : { filing: filing.id }),
  }
}
