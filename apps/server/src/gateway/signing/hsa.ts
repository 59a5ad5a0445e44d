import { createHash } from 'node:crypto'
import { headerOf, isSame, needAll } from './claim.ts'
import type { Signing } from './claim.ts'

/** Lower hex SHA-256 of timestamp, secret, nonce, timestamp (HSA gateway; the body is not covered). */
export function hsaSignature(secret: string, timestamp: string, nonce: string): string {
  return createHash('sha256')
    .update(timestamp + secret + nonce + timestamp)
    .digest('hex')
}

/** `x-tif-*`: seconds, a nonce, and a hash over both with the secret. */
export const hsa: Signing = {
  header: 'x-tif-signature',
  claimOf(headers) {
    const [name, timestamp, nonce, signature] = [
      headerOf(headers, 'x-tif-paasid'),
      headerOf(headers, 'x-tif-timestamp'),
      headerOf(headers, 'x-tif-nonce'),
      headerOf(headers, 'x-tif-signature'),
    ]
    if (name === '' && signature === '') return undefined
    needAll({
      'x-tif-paasid': name,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': signature,
    })
    return {
      variant: 'hsa',
      name,
      at: new Date(Number(timestamp) * 1000),
      nonce: signature.toLowerCase(),
      check: (secret) => isSame(signature.toLowerCase(), hsaSignature(secret, timestamp, nonce)),
    }
  },
}
