import { createHmac } from 'node:crypto'
import { headerOf, isSame, needAll } from './claim.ts'
import type { Signing } from './claim.ts'

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

/** `_api_*`: milliseconds and the transaction, signed with the secret. */
export const hunan: Signing = {
  header: '_api_signature',
  claimOf(headers) {
    const [accessKey, signature] = [headerOf(headers, '_api_access_key'), headerOf(headers, '_api_signature')]
    if (accessKey === '' && signature === '') return undefined
    const [name, version, timestamp] = [
      headerOf(headers, '_api_name'),
      headerOf(headers, '_api_version'),
      headerOf(headers, '_api_timestamp'),
    ]
    needAll({
      _api_name: name,
      _api_version: version,
      _api_timestamp: timestamp,
      _api_access_key: accessKey,
      _api_signature: signature,
    })
    return {
      variant: 'hunan',
      name: accessKey,
      at: new Date(Number(timestamp)),
      infno: name,
      check: (secret) => isSame(signature, hunanSignature(secret, name, version, timestamp, accessKey)),
    }
  },
}
