/** What of a claim is personal: sealed in the step that brought it. */
import type { ClaimAccount, ClaimAction, ClaimForm, ClaimLetterMessage, SignatureStrokes } from '@yidi/contracts'
import type { ClaimActionRow, ClaimDetail, ClaimRecord } from '../../person/file/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

/** Where the money shall go. */
type PayAccount = Omit<ClaimAccount, 'again'>

export interface ClaimPrivate {
  mobile?: string
  account?: PayAccount
  /** How it happened and who is liable, in the applicant's words. */
  injury?: { how: string; who?: string }
  agent?: NonNullable<ClaimForm['agent']>
  /** The name under the letter, how it was drawn by hand, and the letter word for word. */
  signature?: string
  strokes?: SignatureStrokes
  letter?: Omit<ClaimLetterMessage, 'version'>
}

const placeOf = (personNo: string, claimId: string, actionNo: number): string =>
  `claim_action.private:${personNo}:${claimId}:${String(actionNo)}`

/** Seals it for the step of this number. */
export function sealPrivate(
  ciphers: Ciphers,
  personNo: string,
  claimId: string,
  actionNo: number,
  personal: ClaimPrivate,
): Buffer {
  return ciphers.seal(JSON.stringify(personal), placeOf(personNo, claimId, actionNo))
}

/** What is sealed in a step; nothing where nothing is. */
export function openPrivate(ciphers: Ciphers, row: ClaimActionRow): ClaimPrivate {
  if (row.private_cipher === null) return {}
  return JSON.parse(
    ciphers.open(row.private_cipher, placeOf(row.person_no, row.claim_id, row.action_no)),
  ) as ClaimPrivate
}

/** The steps that name an account. */
const naming: readonly string[] = ['send', 'correct', 'account'] satisfies ClaimAction[]

/** The account that stands: of the latest step that named one. */
export function accountOf(ciphers: Ciphers, { actions }: ClaimRecord): PayAccount | undefined {
  const row = actions.findLast(({ action }) => naming.includes(action))
  return row && openPrivate(ciphers, row).account
}

/** Why the bank sent money back from the account that stands; undefined where it did not. */
export function accountRefused({ actions }: ClaimRecord): string | undefined {
  const last = actions.findLast(({ action }) => action === 'bounce' || naming.includes(action))
  return last?.action === 'bounce' ? (last.detail as ClaimDetail).reason : undefined
}
