/** Making a key: what the institution is handed, once, and what is kept of it. */
import { createHash, randomBytes } from 'node:crypto'
import type * as smCrypto from 'sm-crypto-v2'
import type { HandedKey, KeyVariantName } from '@yidi/contracts'
import { late } from '../../platform/late/index.ts'

/** What is kept: the name by which a key is found, and what it takes to check what was signed with it. */
interface KeptKey {
  accessKey: string
  secret: string
}

/** Of an SM2 key the platform keeps what checks and opens, and nothing that signs. */
export interface Sm2Secret {
  publicKey: string
  sm4Key: string
}

/** Makes a key of a variant for an institution. */
export function makeKey(variant: KeyVariantName, institution: string): { handed: HandedKey; kept: KeptKey } {
  if (variant === 'sm2') {
    const { sm2 } = late('sm-crypto-v2') as typeof smCrypto
    const { privateKey, publicKey } = sm2.generateKeyPairHex()
    const sm4Key = randomBytes(16).toString('hex')
    const secret: Sm2Secret = { publicKey, sm4Key }
    return {
      handed: { variant, name: institution, secret: privateKey, publicKey, sm4Key },
      kept: { accessKey: institution, secret: JSON.stringify(secret) },
    }
  }
  const secret = randomBytes(24).toString('base64url')
  const name = variant === 'apikey' ? '' : institution
  return { handed: { variant, name, secret }, kept: keptOf(variant, institution, secret) }
}

/** What is kept of a shared key. */
export function keptOf(variant: Exclude<KeyVariantName, 'sm2'>, institution: string, secret: string): KeptKey {
  return { accessKey: variant === 'apikey' ? nameOfApiKey(secret) : institution, secret }
}

/** An API key goes by its SHA-256 (64 hex digits): it names itself, and must not lie in a column as it is. */
export const nameOfApiKey = (key: string): string => createHash('sha256').update(key).digest('hex')
