/**
 * SM2 and SM4 (interface document, section 2.3): `cainfo` is a signature over the text of `input`, by the institution's own key and with
 * its code as user id; where `encType` says SM4, `input` is Base64 of the text under SM4, and the reply's `output` goes the same way.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type * as smCrypto from 'sm-crypto-v2'
import { isEmpty, refuse } from '@yidi/contracts/interface'
import { late } from '../../platform/late/index.ts'
import type { GoodKey, Sm2Secret } from '../../care/keys/index.ts'
import { asWritten } from '../message.ts'
import type { Envelope } from '../message.ts'
import type { Signer, SigningStore } from './verify.ts'

/** What the body says of itself: the message in plain, who signed it, and how the reply is written. */
interface OpenedBody {
  envelope: Envelope
  signer?: Signer
  /** Writes the output of the reply; undefined where it stays as it is. */
  sealOutput?: (output: object) => string
}

const says = (envelope: Envelope, name: string): string =>
  isEmpty(envelope[name]) ? '' : String(envelope[name] as string).trim()

/**
 * Opens the body of a message of an institution. A signature in `cainfo` counts where the institution has a key for it; clients write
 * all kinds of things there. Refuses a body that no key of the institution opens, and a signature that none of them made.
 */
export async function openBody(store: SigningStore, envelope: Envelope): Promise<OpenedBody> {
  const isSealed = says(envelope, 'enc_type').toUpperCase() === 'SM4'
  const isSigned = says(envelope, 'signtype').toUpperCase() === 'SM2' && says(envelope, 'cainfo') !== ''
  if (!isSealed && !isSigned) return { envelope }
  const institution = says(envelope, 'fixmedins_code')
  const keys = await store.findKeys('sm2', institution)
  if (keys.length === 0) return isSealed ? refuse('signature-key-unknown') : { envelope }
  const opened = isSealed ? unseal(keys, envelope) : { text: asWritten(envelope['input']), keys }
  const signer = isSigned ? signerOf(opened, envelope, institution) : undefined
  if (signer !== undefined) store.noteUse(signer.key)
  return {
    envelope: isSealed ? { ...envelope, input: opened.text } : envelope,
    ...(signer === undefined ? {} : { signer: { institution, name: institution, nonce: undefined, infno: undefined } }),
    ...(isSealed ? { sealOutput: (output) => sealText(JSON.stringify(output), secretOf(opened.keys[0]!)) } : {}),
  }
}

const secretOf = ({ secret }: GoodKey): Sm2Secret => JSON.parse(secret) as Sm2Secret

/** The text of the input, and the key that opened it. */
function unseal(keys: readonly GoodKey[], envelope: Envelope): { text: string; keys: readonly GoodKey[] } {
  const sealed = says(envelope, 'input')
  // Nothing was put in.
  if (sealed === '') return { text: '', keys }
  for (const key of keys) {
    const text = openText(sealed, secretOf(key))
    if (text !== undefined) return { text, keys: [key] }
  }
  return refuse('body-not-opened')
}

function signerOf(
  { text, keys }: { text: string; keys: readonly GoodKey[] },
  envelope: Envelope,
  institution: string,
): { key: GoodKey } {
  const signature = Buffer.from(says(envelope, 'cainfo'), 'base64').toString('hex')
  const key = keys.find((one) => isSignedBy(secretOf(one).publicKey, text, signature, institution))
  return key === undefined ? refuse('signature-wrong') : { key }
}

/** SM2 with SM3. The two numbers of a signature come one after the other (64 bytes) or in DER, as the client's library writes them. */
function isSignedBy(publicKey: string, text: string, signature: string, userId: string): boolean {
  // Few institutions sign so: read with the first that does.
  const { sm2 } = late('sm-crypto-v2') as typeof smCrypto
  return [false, true].some((der) => {
    try {
      return sm2.doVerifySignature(text, signature, publicKey, { hash: true, der, userId })
    } catch {
      return false
    }
  })
}

const algorithm = 'sm4-ecb'

/** Base64 of a text under SM4 (ECB, padded as PKCS#7). */
export function sealText(text: string, { sm4Key }: Pick<Sm2Secret, 'sm4Key'>): string {
  const cipher = createCipheriv(algorithm, Buffer.from(sm4Key, 'hex'), null)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

function openText(sealed: string, { sm4Key }: Sm2Secret): string | undefined {
  const cipher = createDecipheriv(algorithm, Buffer.from(sm4Key, 'hex'), null)
  try {
    const bytes = Buffer.concat([cipher.update(Buffer.from(sealed, 'base64')), cipher.final()])
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
