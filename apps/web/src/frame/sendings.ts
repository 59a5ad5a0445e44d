/** The forms whose sending outlives its page: how each is sent, where its answer stands, and where it is filled in. */
import type { ClaimMessage, FilingMessage } from '@yidi/contracts'
import type { DraftFormName } from '../api/drafts.ts'
import { applyAbroad, applyDisease, authorise, sendClaim, sendFiling } from '../api/sent-forms.ts'

interface Sending {
  /** Sends the input that was kept as JSON. */
  run(input: never, key: string): Promise<unknown>
  /** Where it is seen once it is sent. */
  landing(reply: unknown): string
  /** Where it is put right. */
  page: string
}

/** By the name under which the device keeps what is sent; what is put right is kept apart from what is handed in anew. */
export type SendingName = DraftFormName | 'correction' | 'claim-correction'

const claimSeen = (reply: unknown): string => `/claims/${(reply as ClaimMessage).id}?fresh=1`
const filingSeen = (reply: unknown): string => `/filings/${(reply as FilingMessage).id}?fresh=1`

export const sendings: Record<SendingName, Sending> = {
  filing: { run: sendFiling, landing: filingSeen, page: '/file' },
  correction: { run: sendFiling, landing: filingSeen, page: '/filings' },
  claim: { run: sendClaim, landing: claimSeen, page: '/claims/new?step=sign' },
  'claim-correction': { run: sendClaim, landing: claimSeen, page: '/claims' },
  disease: { run: applyDisease, landing: () => '/diseases', page: '/diseases/new' },
  abroad: { run: applyAbroad, landing: () => '/abroad', page: '/abroad/new' },
  'authorise-consent': {
    run: authorise,
    landing: () => '/me/family?sent=consent',
    page: '/me/family/new?who=consent',
  },
  'authorise-guardian': {
    run: authorise,
    landing: () => '/me/family?sent=guardian',
    page: '/me/family/new?who=guardian',
  },
}
