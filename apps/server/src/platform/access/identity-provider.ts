/**
 * Logging in with an account that a citizen has already, at an OpenID Connect provider (a provincial or national
 * identity service). The provider says which ID number the person has; whoever is entered here under it is logged in.
 * Code flow with PKCE; state, nonce and verifier travel in a sealed cookie of ten minutes and are kept nowhere.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as oidc from 'openid-client'
import { Type } from 'typebox'
import { Problem, ownPage, problem } from '@yidi/contracts'
import type { RecordsModule } from '../module/index.ts'
import type { IdentityProviderConfig } from '../config/index.ts'
import { findPersonNoByIdNumber } from '../../person/people/index.ts'
import { auditCitizenLogIn } from './log-in-audit.ts'
import { openSession } from '../guard/index.ts'
import { sessionCookie } from '../guard/index.ts'

const minutesToLogIn = 10
/** Where the sealed log-in under way may be opened again; the provider's name keeps it from another provider's return. */
const placeOf = (provider: IdentityProviderConfig): string => `identity-provider:${provider.issuer.href}`

interface LoginUnderWay {
  state: string
  nonce: string
  verifier: string
  next: string
  until: number
}

export const identityProviderRoutes: RecordsModule = (app, { database, clock, config }) => {
  const provider = config.identityProvider
  const cookie = config.secureCookies ? '__Host-yidi-login' : 'yidi-login'
  const { ciphers } = database
  const setSession = sessionCookie(config.secureCookies)
  const tags = ['登录']
  const returnAddress = `${config.publicUrl ?? ''}/api/session/identity-provider/return`
  const setCookie = (reply: FastifyReply, value: string, maxAge: number): FastifyReply =>
    reply.setCookie(cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies, maxAge })

  let known: oidc.Configuration | undefined
  /** The provider's own description, fetched once it is needed. Throws `identity-provider-away`. */
  const discovered = async (): Promise<oidc.Configuration> => {
    if (provider === undefined) throw problem('identity-provider-missing')
    if (known !== undefined) return known
    const options = provider.issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}
    try {
      known = await oidc.discovery(provider.issuer, provider.clientId, provider.clientSecret, undefined, options)
    } catch (error) {
      app.log.warn({ err: error }, 'identity provider')
      throw problem('identity-provider-away', { title: provider.title })
    }
    return known
  }

  app.get(
    '/api/session/identity-provider',
    {
      config: { access: 'public' },
      schema: {
        summary: '有没有接入统一身份认证，叫什么',
        tags,
        response: { 200: Type.Object({ title: Type.Union([Type.String(), Type.Null()]) }) },
      },
    },
    () => ({ title: provider?.title ?? null }),
  )

  app.get(
    '/api/session/identity-provider/start',
    {
      config: { access: 'public' },
      schema: {
        summary: '去统一身份认证登录',
        tags,
        querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 300 })) }),
      },
    },
    async (request, reply) => {
      const configuration = await discovered()
      const verifier = oidc.randomPKCECodeVerifier()
      const underWay: LoginUnderWay = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier,
        next: ownPage(request.query.next),
        until: clock.now().getTime() + minutesToLogIn * 60_000,
      }
      setCookie(reply, seal(underWay), minutesToLogIn * 60)
      const address = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: returnAddress,
        scope: `openid ${provider!.scope}`,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: underWay.state,
        nonce: underWay.nonce,
      })
      return reply.redirect(address.href)
    },
  )

  app.get(
    '/api/session/identity-provider/return',
    {
      config: { access: 'public' },
      schema: {
        summary: '从统一身份认证回来',
        description: '成功后转到原来的页面；没有成功转到登录页，并带上错误代码。',
        tags,
      },
    },
    async (request, reply) => {
      setCookie(reply, '', 0)
      try {
        const { personNo, next } = await whoComesBack(request)
        setSession(reply, await openSession(database, clock, 'citizen', personNo))
        await auditCitizenLogIn(database, clock, personNo, 'identity-provider')
        return await reply.redirect(next)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return reply.redirect(`/login?problem=${error.document.code}`)
      }
    },
  )

  /** Whose the answer of the provider is. Throws the problems of this module. */
  async function whoComesBack(request: FastifyRequest): Promise<{ personNo: string; next: string }> {
    const configuration = await discovered()
    const underWay = open(request.cookies[cookie])
    if (underWay === undefined || underWay.until < clock.now().getTime()) throw problem('identity-log-in-over')
    let idNumber: unknown
    try {
      const tokens = await oidc.authorizationCodeGrant(
        configuration,
        new URL(`${returnAddress}${request.url.slice(request.url.indexOf('?'))}`),
        { pkceCodeVerifier: underWay.verifier, expectedState: underWay.state, expectedNonce: underWay.nonce },
      )
      const claims = tokens.claims()
      idNumber = claims?.[provider!.idNumberClaim]
      if (idNumber === undefined && claims !== undefined && configuration.serverMetadata().userinfo_endpoint) {
        idNumber = (await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub))[provider!.idNumberClaim]
      }
    } catch (error) {
      // What the provider says may carry who it is about, so only the kind of failure is kept.
      app.log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'identity provider')
      throw problem('identity-provider-refused', { title: provider!.title })
    }
    const personNo = typeof idNumber === 'string' ? await findPersonNoByIdNumber(database, idNumber) : undefined
    if (personNo === undefined) throw problem('identity-person-unknown', { title: provider!.title })
    return { personNo, next: underWay.next }
  }

  function seal(underWay: LoginUnderWay): string {
    return ciphers.seal(JSON.stringify(underWay), placeOf(provider!)).toString('base64url')
  }

  function open(value: string | undefined): LoginUnderWay | undefined {
    if (value === undefined) return undefined
    try {
      return JSON.parse(ciphers.open(Buffer.from(value, 'base64url'), placeOf(provider!))) as LoginUnderWay
    } catch {
      return undefined
    }
  }
}
