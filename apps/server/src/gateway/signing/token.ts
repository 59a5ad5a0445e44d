/**
 * Tokens of OAuth2 (Jilin): a client trades its id and key for a token and carries that. A token is sealed by the platform and says by itself
 * whose it is, by which key and until when, so that none is kept; it is good no longer than the key that it was traded for.
 */
import { refuse } from '@yidi/contracts/interface'
import type { Ciphers } from '../../platform/storage/index.ts'

/** How long a token is good. */
export const tokenSeconds = 2 * 3600

const place = 'gateway.token'

interface TokenContent {
  institution: string
  /** Number of the key that it was traded for. */
  number: number
  /** Milliseconds. */
  until: number
}

/** Makes a token for whoever has shown the key. */
export function makeToken(ciphers: Ciphers, { institution, number }: Omit<TokenContent, 'until'>, now: Date): string {
  const content: TokenContent = { institution, number, until: now.getTime() + tokenSeconds * 1000 }
  return ciphers.seal(JSON.stringify(content), place).toString('base64url')
}

/** Reads a token. Refuses one that is none of ours or has had its time. */
export function readToken(ciphers: Ciphers, token: string, now: Date): Omit<TokenContent, 'until'> {
  let content: TokenContent
  try {
    content = JSON.parse(ciphers.open(Buffer.from(token, 'base64url'), place)) as TokenContent
  } catch {
    return refuse('token-not-valid')
  }
  if (content.until <= now.getTime()) refuse('token-expired')
  return { institution: content.institution, number: content.number }
}
