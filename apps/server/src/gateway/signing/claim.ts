/** What the headers of a request claim about who sends it, before anything is checked. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { refuse } from '@yidi/contracts/interface'
import type { KeyVariantName } from '@yidi/contracts'

/** Variants that stand in the headers; SM2 signs the body. */
export type HeaderVariant = Exclude<KeyVariantName, 'sm2'>

export interface Claim {
  variant: HeaderVariant
  /** By which name the key is found. */
  name: string
  /** The moment of signing; undefined where the variant has none. */
  at?: Date
  /** What must not come with two messages; undefined where many messages may rightly share a signature. */
  nonce?: string
  /** The transaction that the headers name and the signature covers. */
  infno?: string
  /** The one key that is meant, where the claim says which. */
  number?: number
  check(secret: string, bytes: Buffer): boolean
}

/** One variant: the header by which it is known, and its claim; undefined where the headers carry none of it. */
export interface Signing {
  header: string
  claimOf(headers: IncomingHttpHeaders): Claim | undefined
}

/** The text of a header; empty where it is not there. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

/** Refuses, by its name, the first header that is not there. */
export function needAll(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) if (value === '') refuse('signature-missing', { header: name })
}

/** Compares without telling by its time how far two texts agree. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one!, other!)
}
