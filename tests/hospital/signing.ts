/** How an institution's system signs, one variant beside the other: what its technician typed in, and the message as it goes out. */
import { createDecipheriv, createHash } from 'node:crypto'
import type { KeyVariantName } from '@yidi/contracts'
import { sm2 } from 'sm-crypto-v2'
import { sealText } from '../../apps/server/src/gateway/signing/body.ts'
import { hsaSignature } from '../../apps/server/src/gateway/signing/hsa.ts'
import { hunanSignature } from '../../apps/server/src/gateway/signing/hunan.ts'
import { zhejiangSignature } from '../../apps/server/src/gateway/signing/zhejiang.ts'
import type { Platform } from './hospital.ts'

/** What was typed in: how the sender calls itself, and the shared key; of SM2 the private key, and the key of the bodies. */
export interface TypedKey {
  name: string
  secret: string
  sm4Key?: string
}

type Message = Readonly<Record<string, unknown>>
type Headers = Readonly<Record<string, string>>

/** What a variant puts into the headers, of a message that goes out as these bytes. */
type HeaderSigner = (platform: Platform, key: TypedKey, message: Message, bytes: Buffer) => Headers | Promise<Headers>

const secondsOf = ({ clock }: Platform) => String(Math.floor(clock.now().getTime() / 1000))

export const headerSigners: Readonly<Record<Exclude<KeyVariantName, 'sm2'>, HeaderSigner>> = {
  hsa: (platform, { name, secret }, { msgid }) => {
    const nonce = createHash('sha1')
      .update(`${secret}${String(msgid)}`)
      .digest('hex')
    const seconds = secondsOf(platform)
    return {
      'x-tif-paasid': name,
      'x-tif-timestamp': seconds,
      'x-tif-nonce': nonce,
      'x-tif-signature': hsaSignature(secret, seconds, nonce),
    }
  },
  hunan: ({ clock }, { name, secret }, message) => {
    const [infno, at] = [String(message['infno']), String(clock.now().getTime())]
    return {
      _api_name: infno,
      _api_version: '1.0',
      _api_timestamp: at,
      _api_access_key: name,
      _api_signature: hunanSignature(secret, infno, '1.0', at, name),
    }
  },
  zhejiang: (platform, { name, secret }, _message, bytes) => ({
    'x-ca-key': name,
    'x-ca-signature': `${secondsOf(platform)}:${zhejiangSignature(secret, secondsOf(platform), bytes)}`,
  }),
  apikey: (_platform, { secret }) => ({ apikey: secret }),
  oauth2: async (platform, { name, secret }) => ({
    authorization: `Bearer ${(await askToken(platform, name, secret)).access_token}`,
  }),
}

/** Asks for a token as a client of OAuth2 does. */
export async function askToken({ app }: Platform, id: string, secret: string, grant = 'password') {
  const answer = await app.inject({
    method: 'POST',
    url: '/auth/oauth/token',
    payload: `username=demo&password=demo&scope=server&grant_type=${grant}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
  })
  return answer.json<{ access_token: string; token_type: string; expires_in: number; error?: string }>()
}

/** The SM2 signature over the text of an input, in Base64; `der` as some libraries write it. */
export function signInput(text: string, key: TypedKey, institution: string, der = false): string {
  return Buffer.from(sm2.doSignature(text, key.secret, { hash: true, der, userId: institution }), 'hex').toString(
    'base64',
  )
}

/** The message with its input signed by SM2 and under SM4. */
export function sealInput(message: Message, key: TypedKey): Record<string, unknown> {
  const text = JSON.stringify(message['input'])
  return {
    ...message,
    signtype: 'SM2',
    encType: 'SM4',
    cainfo: signInput(text, key, String(message['fixmedins_code'])),
    input: sealText(text, { sm4Key: key.sm4Key! }),
  }
}

/** The text of an output that came under SM4. */
export function openOutput(sealed: string, { sm4Key }: TypedKey): string {
  const cipher = createDecipheriv('sm4-ecb', Buffer.from(sm4Key!, 'hex'), null)
  return cipher.update(sealed, 'base64', 'utf8') + cipher.final('utf8')
}
