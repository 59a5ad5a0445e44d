import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { refuse } from '@yidi/contracts/interface'
import type { Message } from './message.ts'

/** How an institution signs; `none` is for the demonstration and for networks that are closed otherwise. */
export type SignatureVariant = 'none' | 'hsa' | 'hunan' | 'zhejiang' | 'apikey'

export interface Credential {
  institution: string
  variant: SignatureVariant
  /** What the sender calls itself in the headers (paasid, access key, ca key); empty for `none`. */
  keyId: string
  secret: string
}

/** Where credentials and used signatures are kept. */
export interface SignatureStore {
  /** The credential that a header names. For `apikey` the key itself is the name. */
  findByKey(variant: SignatureVariant, keyId: string): Promise<Credential | undefined>
  /** The variant that an institution has to use; undefined when the institution is unknown. */
  findVariant(institution: string): Promise<SignatureVariant | undefined>
  /** Marks a signature as used by a request (its hash); false when another request has used it before. */
  claimNonce(keyId: string, nonce: string, request: Buffer): Promise<boolean>
}

/** How far a sender's clock may be off, both ways. */
export const windowMs = 30 * 60 * 1000

const same = (given: string, expected: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const header = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

interface Claim {
  variant: SignatureVariant
  keyId: string
  /** The moment of signing; undefined where the variant has none. */
  at?: Date
  /** What must not come with two messages; undefined where many messages may rightly share a signature. */
  nonce?: string
  /** The transaction that the headers name and the signature covers. */
  infno?: string
  check(secret: string, bytes: Buffer): boolean
}

/** Lower hex SHA-256 of timestamp, secret, nonce, timestamp (HSA gateway; the body is not covered). */
export function hsaSignature(secret: string, timestamp: string, nonce: string): string {
  return createHash('sha256')
    .update(timestamp + secret + nonce + timestamp)
    .digest('hex')
}

/** Base64 HMAC-SHA1 over the four other headers in key order (Hunan edition, section 4.5; the body is not covered). */
export function hunanSignature(
  secret: string,
  name: string,
  version: string,
  timestamp: string,
  accessKey: string,
): string {
  const signed = `_api_access_key=${accessKey}&_api_name=${name}&_api_timestamp=${timestamp}&_api_version=${version}`
  return createHmac('sha1', secret).update(signed).digest('base64')
}

/** Upper hex HMAC-SM3 over the unix second, a line break and the body (Zhejiang). */
export function zhejiangSignature(secret: string, second: string, bytes: Buffer): string {
  return createHmac('sm3', secret).update(`${second}\n`).update(bytes).digest('hex').toUpperCase()
}

/** Finds which signature the headers carry; undefined when none. */
function claimOf(headers: IncomingHttpHeaders): Claim | undefined {
  const paasid = header(headers, 'x-tif-paasid')
  const tifSignature = header(headers, 'x-tif-signature')
  if (paasid !== '' || tifSignature !== '') {
    const [timestamp, nonce] = [header(headers, 'x-tif-timestamp'), header(headers, 'x-tif-nonce')]
    for (const [name, value] of Object.entries({
      'x-tif-paasid': paasid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': tifSignature,
    }))
      if (value === '') refuse('signature-missing', { header: name })
    return {
      variant: 'hsa',
      keyId: paasid,
      at: new Date(Number(timestamp) * 1000),
      nonce: tifSignature.toLowerCase(),
      check: (secret) => same(tifSignature.toLowerCase(), hsaSignature(secret, timestamp, nonce)),
    }
  }
  const accessKey = header(headers, '_api_access_key')
  const apiSignature = header(headers, '_api_signature')
  if (accessKey !== '' || apiSignature !== '') {
    const [name, version] = [header(headers, '_api_name'), header(headers, '_api_version')]
    const timestamp = header(headers, '_api_timestamp')
    for (const [label, value] of Object.entries({
      _api_name: name,
      _api_version: version,
      _api_timestamp: timestamp,
      _api_access_key: accessKey,
      _api_signature: apiSignature,
    }))
      if (value === '') refuse('signature-missing', { header: label })
    return {
      variant: 'hunan',
      keyId: accessKey,
      at: new Date(Number(timestamp)),
      infno: name,
      check: (secret) => same(apiSignature, hunanSignature(secret, name, version, timestamp, accessKey)),
    }
  }
  const caKey = header(headers, 'x-ca-key')
  const caSignature = header(headers, 'x-ca-signature')
  if (caKey !== '' || caSignature !== '') {
    if (caKey === '') refuse('signature-missing', { header: 'x-ca-key' })
    const parts = /^(\d{1,12}):([0-9A-Fa-f]{64})$/.exec(caSignature)
    if (!parts) refuse('signature-missing', { header: 'x-ca-signature' })
    return {
      variant: 'zhejiang',
      keyId: caKey,
      at: new Date(Number(parts[1]) * 1000),
      check: (secret, bytes) => same(parts[2]!.toUpperCase(), zhejiangSignature(secret, parts[1]!, bytes)),
    }
  }
  const apikey = header(headers, 'apikey')
  if (apikey !== '') return { variant: 'apikey', keyId: apikey, check: (secret) => same(apikey, secret) }
  return undefined
}

/** Whether a request claims to be signed; nothing is checked. */
export function carriesSignature(headers: IncomingHttpHeaders): boolean {
  return Object.values(headerOfVariant).some((name) => header(headers, name) !== '')
}

/** Who signed a request, and what the signature says beyond that. */
interface Signer {
  institution: string
  keyId: string
  nonce: string | undefined
  infno: string | undefined
}

/** Checks the signature over the bytes as they arrived. Gives who signed, or undefined for an unsigned request. */
export async function verifySignature(
  store: SignatureStore,
  headers: IncomingHttpHeaders,
  bytes: Buffer,
  now: Date,
): Promise<Signer | undefined> {
  const claim = claimOf(headers)
  if (!claim) return undefined
  const credential = await store.findByKey(claim.variant, claim.keyId)
  if (!credential) refuse('signature-key-unknown')
  if (claim.at !== undefined) {
    const offMs = Math.abs(now.getTime() - claim.at.getTime())
    if (!(offMs <= windowMs))
      refuse('signature-expired', { timestamp: Number.isFinite(offMs) ? claim.at.toISOString() : '' })
  }
  if (!claim.check(credential.secret, bytes)) refuse('signature-wrong')
  return { institution: credential.institution, keyId: claim.keyId, nonce: claim.nonce, infno: claim.infno }
}

const headerOfVariant = {
  hsa: 'x-tif-signature',
  hunan: '_api_signature',
  zhejiang: 'x-ca-signature',
  apikey: 'apikey',
} as const satisfies Record<Exclude<SignatureVariant, 'none'>, string>

/**
 * Holds a signature against the message: the institution, the transaction where the headers name one, and where the
 * variant carries a nonce, that no other message has come with it. The same message may come again as it is: clients repeat
 * the whole request when a reply is lost. Refuses a missing signature where one is agreed.
 */
export async function checkSigner(
  store: SignatureStore,
  signer: Signer | undefined,
  message: Pick<Message, 'infno' | 'msgid' | 'institution' | 'inputHash'>,
): Promise<void> {
  const { infno, msgid, institution, inputHash } = message
  if (signer === undefined) {
    const variant = await store.findVariant(institution)
    if (variant === undefined) refuse('institution-unknown', { institution: institution.slice(0, 30) })
    if (variant !== 'none') refuse('signature-missing', { header: headerOfVariant[variant] })
    return
  }
  if (signer.institution !== institution) refuse('signature-other-institution', { institution })
  if (signer.infno !== undefined && signer.infno.toUpperCase() !== infno.toUpperCase())
    refuse('signature-other-transaction', { signed: signer.infno.slice(0, 10), infno: infno.slice(0, 10) })
  if (signer.nonce === undefined) return
  const request = createHash('sha256')
    .update(JSON.stringify([infno, msgid, inputHash]))
    .digest()
  if (!(await store.claimNonce(signer.keyId, signer.nonce, request))) refuse('signature-replayed')
}
