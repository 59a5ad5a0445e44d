import { createHmac } from 'node:crypto'
import { refuse } from '@yidi/contracts/interface'
import { headerOf, isSame } from './claim.ts'
import type { Signing } from './claim.ts'

/** Upper hex HMAC-SM3 over the unix second, a line break and the body (Zhejiang). */
export function zhejiangSignature(secret: string, second: string, bytes: Buffer): string {
  return createHmac('sm3', secret).update(`${second}\n`).update(bytes).digest('hex').toUpperCase()
}

/** `x-ca-signature`: the second, a colon, and an HMAC over second and body. */
export const zhejiang: Signing = {
  header: 'x-ca-signature',
  claimOf(headers) {
    const [name, signature] = [headerOf(headers, 'x-ca-key'), headerOf(headers, 'x-ca-signature')]
    if (name === '' && signature === '') return undefined
    if (name === '') refuse('signature-missing', { header: 'x-ca-key' })
    const parts = /^(\d{1,12}):([0-9A-Fa-f]{64})$/.exec(signature)
    if (!parts) refuse('signature-missing', { header: 'x-ca-signature' })
    const [, second, digest] = parts as unknown as [string, string, string]
    return {
      variant: 'zhejiang',
      name,
      at: new Date(Number(second) * 1000),
      check: (secret, bytes) => isSame(digest.toUpperCase(), zhejiangSignature(secret, second, bytes)),
    }
  },
}
