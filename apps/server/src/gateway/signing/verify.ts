/** Who sent a request: the signature of its headers, held against the keys that are good and against the message. */
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { KeyVariantName } from '@yidi/contracts'
import { refuse } from '@yidi/contracts/interface'
import type { GoodKey } from '../../care/keys/index.ts'
import type { Message } from '../message.ts'
import { apikey } from './apikey.ts'
import { bearer } from './bearer.ts'
import { headerOf } from './claim.ts'
import type { Claim, HeaderVariant, Signing } from './claim.ts'
import { hsa } from './hsa.ts'
import { hunan } from './hunan.ts'
import { zhejiang } from './zhejiang.ts'

/** Where keys, tokens and used signatures are kept. */
export interface SigningStore {
  /** The good keys that go by a name, the latest first. */
  findKeys(variant: KeyVariantName, name: string): Promise<GoodKey[]>
  /** How an institution has to sign; `none` where it need not, undefined where nobody knows the institution. */
  findVariant(institution: string): Promise<KeyVariantName | 'none' | undefined>
  /** Marks a signature as used by a request (its hash); false when another request has used it before. */
  claimNonce(name: string, nonce: string, request: Buffer): Promise<boolean>
  /** Writes that a key was used, some time. */
  noteUse(key: GoodKey): void
  /** Whose a token is; refuses one that is not valid. */
  readToken(token: string): { institution: string; number: number }
  /** A token for whoever has shown this key. */
  makeToken(key: GoodKey): string
}

/** How far a sender's clock may be off, both ways. */
export const windowMs = 30 * 60 * 1000

/** The variants of the headers; a new one is a file beside this and a line here. */
const signings = (store: SigningStore): Record<HeaderVariant, Signing> => ({
  hsa,
  hunan,
  zhejiang,
  apikey,
  oauth2: bearer((token) => store.readToken(token)),
})

/** What is missing where a variant is agreed and the request is not signed. */
const headersOf = {
  hsa: hsa.header,
  hunan: hunan.header,
  zhejiang: zhejiang.header,
  apikey: apikey.header,
  oauth2: 'Authorization',
  sm2: 'cainfo',
} as const satisfies Record<KeyVariantName, string>

/** Whether a request claims to be signed in its headers; nothing is checked. */
export function carriesSignature(headers: IncomingHttpHeaders): boolean {
  return (
    /^bearer\s/i.test(headerOf(headers, 'authorization')) ||
    [hsa, hunan, zhejiang, apikey].some(({ header }) => headerOf(headers, header) !== '')
  )
}

/** Who signed a request, and what the signature says beyond that. */
export interface Signer {
  institution: string
  name: string
  nonce: string | undefined
  infno: string | undefined
}

/** Checks the signature over the bytes as they arrived. Gives who signed, or undefined for an unsigned request. */
export async function verifySignature(
  store: SigningStore,
  headers: IncomingHttpHeaders,
  bytes: Buffer,
  now: Date,
): Promise<Signer | undefined> {
  const claim = Object.values(signings(store)).reduce<Claim | undefined>(
    (found, signing) => found ?? signing.claimOf(headers),
    undefined,
  )
  if (!claim) return undefined
  const keys = (await store.findKeys(claim.variant, claim.name)).filter(
    ({ number }) => claim.number === undefined || number === claim.number,
  )
  if (keys.length === 0) refuse('signature-key-unknown')
  if (claim.at !== undefined) {
    const offMs = Math.abs(now.getTime() - claim.at.getTime())
    if (!(offMs <= windowMs))
      refuse('signature-expired', { timestamp: Number.isFinite(offMs) ? claim.at.toISOString() : '' })
  }
  const key = keys.find(({ secret }) => claim.check(secret, bytes))
  if (key === undefined) return refuse('signature-wrong')
  store.noteUse(key)
  return { institution: key.institution, name: claim.name, nonce: claim.nonce, infno: claim.infno }
}

/**
 * Holds a signature against the message: the institution, the transaction where the headers name one, and where the
 * variant carries a nonce, that no other message has come with it. The same message may come again as it is: clients repeat
 * the whole request when a reply is lost. Refuses a missing signature where one is agreed.
 */
export async function checkSigner(
  store: SigningStore,
  signer: Signer | undefined,
  message: Pick<Message, 'infno' | 'msgid' | 'institution' | 'inputHash'>,
): Promise<void> {
  const { infno, msgid, institution, inputHash } = message
  if (signer === undefined) {
    const variant = await store.findVariant(institution)
    if (variant === undefined) refuse('institution-unknown', { institution: institution.slice(0, 30) })
    if (variant !== 'none') refuse('signature-missing', { header: headersOf[variant!] })
    return
  }
  if (signer.institution !== institution) refuse('signature-other-institution', { institution })
  if (signer.infno !== undefined && signer.infno.toUpperCase() !== infno.toUpperCase())
    refuse('signature-other-transaction', { signed: signer.infno.slice(0, 10), infno: infno.slice(0, 10) })
  if (signer.nonce === undefined) return
  const request = createHash('sha256')
    .update(JSON.stringify([infno, msgid, inputHash]))
    .digest()
  if (!(await store.claimNonce(signer.name, signer.nonce, request))) refuse('signature-replayed')
}
