/** Against a small OpenID Connect provider that answers over HTTP and signs with a key of its own. */
import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { enterPerson } from '../../person/people/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { actRows } from '../../person/journal/index.ts'

const person = { personNo: '33010000000000000002', idNumber: '330100198811020127', name: '演示职工乙', pool: '330100' }

/** What the provider will say of whoever logs in there next, and how it misbehaves. */
const saying: { idNumber: string; nonce?: string; inUserInfo?: boolean } = { idNumber: person.idNumber }

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const codes = new Map<string, { challenge: string; nonce: string }>()
const provider = createServer((request, response) => {
  const issuer = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`
  const url = new URL(request.url ?? '/', issuer)
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  switch (url.pathname) {
    case '/.well-known/openid-configuration':
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    case '/jwks':
      return send(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    case '/userinfo':
      return send(200, { sub: 'somebody', id_number: saying.idNumber })
    case '/token':
      return void bodyOf(request).then((form) => {
        const known = codes.get(form.get('code') ?? '')
        codes.delete(form.get('code') ?? '')
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url')
        if (known?.challenge !== challenge) return send(400, { error: 'invalid_grant' })
        const claims = {
          iss: issuer,
          aud: 'yidi',
          sub: 'somebody',
          iat: Math.floor(Date.now() / 1000),
          exp: Math.floor(Date.now() / 1000) + 60,
          nonce: saying.nonce ?? known.nonce,
          ...(saying.inUserInfo === true ? {} : { id_number: saying.idNumber }),
        }
        send(200, { access_token: 'made-up', token_type: 'Bearer', expires_in: 60, id_token: signed(claims) })
      })
    default:
      return send(404, {})
  }
})

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request) text += String(part)
  return new URLSearchParams(text)
}

function signed(claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${encode(claims)}`
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`
}

await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`
const clock = fixedClock('2026-03-02T09:00:00+08:00')
const database = await openTestDatabase()
await enterPerson(database, person, clock.now())
const config = readConfig({
  YIDI_LOG_LEVEL: 'silent',
  YIDI_PUBLIC_URL: 'https://yidi.example.cn',
  YIDI_OIDC_ISSUER: issuer,
  YIDI_OIDC_CLIENT_ID: 'yidi',
  YIDI_OIDC_CLIENT_SECRET: 'made-up-secret',
  YIDI_OIDC_TITLE: '演示统一认证',
})
const app = await buildApp({ config, clock, database })
after(async () => {
  await app.close()
  provider.close()
})

const start = '/api/session/identity-provider/start'

/** Starts here and logs in there: the way back, with the cookie of the log-in under way. */
async function logInThere(next = '/filings'): Promise<{ url: string; cookie: string }> {
  const answer = await app.inject({ url: `${start}?next=${encodeURIComponent(next)}` })
  assert.equal(answer.statusCode, 302)
  const asked = new URL(String(answer.headers.location))
  assert.equal(asked.origin, issuer)
  assert.equal(asked.searchParams.get('redirect_uri'), 'https://yidi.example.cn/api/session/identity-provider/return')
  const code = randomUUID()
  const { searchParams } = asked
  codes.set(code, { challenge: searchParams.get('code_challenge') ?? '', nonce: searchParams.get('nonce') ?? '' })
  const back = new URLSearchParams({ code, state: searchParams.get('state') ?? '' })
  return { url: `/api/session/identity-provider/return?${back.toString()}`, cookie: cookieOf(answer) }
}

const comeBack = ({ url, cookie }: { url: string; cookie: string }) => app.inject({ url, headers: { cookie } })
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ')
const whoIs = async (cookie: string) =>
  (await app.inject({ url: '/api/session', headers: { cookie } })).json<{ displayName: string | null }>().displayName

test('whoever the provider vouches for is logged in and led back to where they came from', async () => {
  assert.deepEqual((await app.inject({ url: '/api/session/identity-provider' })).json(), { title: '演示统一认证' })
  for (const inUserInfo of [false, true]) {
    Object.assign(saying, { inUserInfo })
    const answer = await comeBack(await logInThere())
    assert.deepEqual([answer.statusCode, answer.headers.location], [302, '/filings'])
    assert.equal(await whoIs(cookieOf(answer)), person.name)
  }
  const { rows: audited } = await database.pool.query(`select action, actor from ${actRows} a`)
  assert.deepEqual(audited[0], { action: 'log-in', actor: person.personNo })
})

test('a way back is of use once, for the browser that started, within ten minutes', async () => {
  const back = await logInThere()
  assert.equal((await comeBack(back)).headers.location, '/filings')
  assert.equal((await comeBack(back)).headers.location, '/login?problem=identity-provider-refused')
  const other = await logInThere()
  assert.equal(
    (await comeBack({ ...other, cookie: 'yidi-login=AAAA' })).headers.location,
    '/login?problem=identity-log-in-over',
  )
  assert.equal(
    (await comeBack({ url: other.url.replace(/state=[^&]+/, 'state=forged'), cookie: other.cookie })).headers.location,
    '/login?problem=identity-provider-refused',
  )
  const late = await logInThere()
  clock.set('2026-03-02T09:11:00+08:00')
  assert.equal((await comeBack(late)).headers.location, '/login?problem=identity-log-in-over')
})

test('an answer made for another log-in is refused, and so is somebody who is not entered here', async () => {
  saying.nonce = 'of-another-log-in'
  assert.equal((await comeBack(await logInThere())).headers.location, '/login?problem=identity-provider-refused')
  delete saying.nonce
  saying.idNumber = '330100197001010117'
  const answer = await comeBack(await logInThere())
  assert.equal(answer.headers.location, '/login?problem=identity-person-unknown')
  assert.equal(await whoIs(cookieOf(answer)), null)
  saying.idNumber = person.idNumber
})

test('only pages of this program are led back to', async () => {
  for (const next of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/%09/elsewhere.example',
  ]) {
    assert.equal((await comeBack(await logInThere(next))).headers.location, '/')
  }
})

test('where no provider is set up, or it is away, the problem says so', async () => {
  const without = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
  assert.deepEqual((await without.inject({ url: '/api/session/identity-provider' })).json(), { title: null })
  const missing = await without.inject({ url: start })
  assert.equal(missing.json<{ code: string }>().code, 'identity-provider-missing')
  const { identityProvider } = config
  assert.ok(identityProvider !== undefined)
  const away = { ...config, identityProvider: { ...identityProvider, issuer: new URL('http://127.0.0.1:1') } }
  const app2 = await buildApp({ config: away, clock, database })
  assert.equal((await app2.inject({ url: start })).json<{ code: string }>().code, 'identity-provider-away')
})
