/** `POST /auth/oauth/token`: an institution's client shows its id and key and gets a token (RFC 6749, sections 4.3 and 4.4). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSame } from './claim.ts'
import { tokenSeconds } from './token.ts'
import type { SigningStore } from './verify.ts'

export const tokenAddress = '/auth/oauth/token'

const grants = new Set(['password', 'client_credentials'])

interface Shown {
  id: string
  secret: string
}

/** Id and key: in the header `Authorization: Basic`, else as `client_id` and `client_secret` of the form. */
function shownBy(header: string, form: URLSearchParams): Shown {
  const basic = /^basic\s+(\S+)$/i.exec(header)?.[1]
  const [id = '', ...rest] =
    basic === undefined
      ? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
      : Buffer.from(basic, 'base64').toString('utf8').split(':')
  return { id, secret: rest.join(':') }
}

/**
 * Answers with a token, or says in Chinese what is wrong: 400 `unsupported_grant_type`, 401 `invalid_client`. Who logs in at the client
 * (`username`, `password`) is the hospital's own affair and is not looked at: the key stands for the institution.
 */
export async function answerToken(
  store: SigningStore,
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: Buffer,
): Promise<FastifyReply> {
  const form = new URLSearchParams(bytes.toString('utf8'))
  const grant = form.get('grant_type') ?? ''
  if (!grants.has(grant))
    return refuseToken(
      reply,
      400,
      'unsupported_grant_type',
      `grant_type“${grant.slice(0, 30)}”不认识，请填 password 或 client_credentials。`,
    )
  const shown = shownBy(request.headers.authorization ?? '', form)
  const keys = shown.id === '' ? [] : await store.findKeys('oauth2', shown.id)
  const key = keys.find(({ secret }) => isSame(shown.secret, secret))
  if (key === undefined)
    return refuseToken(reply, 401, 'invalid_client', '客户端标识或密钥不对。标识是机构编码，密钥由医保经办机构发放。')
  store.noteUse(key)
  return reply
    .code(200)
    .header('cache-control', 'no-store')
    .send({
      access_token: store.makeToken(key),
      token_type: 'bearer',
      expires_in: tokenSeconds,
      scope: form.get('scope') ?? 'server',
    })
}

function refuseToken(reply: FastifyReply, status: 400 | 401, error: string, words: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ error, error_description: words })
}
