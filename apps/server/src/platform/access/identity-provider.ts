/**
 * Logging in with an account that a citizen has already, at an OpenID Connect provider (a provincial or national
 * identity service). The provider says which ID number the person has; whoever is entered here under it is logged in.
 * Code flow with PKCE; state, nonce and verifier travel in a sealed cookie of ten minutes and are kept nowhere.
 */
import type { FastifyBaseLogger } from 'fastify'
import type * as oidc from 'openid-client'
import { problem } from '@yidi/contracts'
import type { IdentityProviderConfig } from '../config/index.ts'
import type { RecordsDeps } from '../module/index.ts'
import { findPersonNoByIdNumber } from '../../person/people/index.ts'

export const minutesToLogIn = 10

/** Read at the first log-in of this kind: most installations have none. */
const client = () => import('openid-client')

/** A provider as this program knows it. */
export interface IdentityProvider {
  settings: IdentityProviderConfig
  /** Where the provider sends the browser back to. */
  returnAddress: string
  log: FastifyBaseLogger
  /** The provider's own description, once it was needed. */
  known?: oidc.Configuration
}

interface LoginUnderWay {
  state: string
  nonce: string
  verifier: string
  next: string
  until: number
}

/**
 * Begins a log-in: the provider's page to go to, and what the browser keeps sealed until it comes back. Throws
 * `identity-provider-away`.
 */
export async function beginLogIn(
  { database, clock }: RecordsDeps,
  provider: IdentityProvider,
  next: string,
): Promise<{ address: string; sealed: string }> {
  const oidc = await client()
  const configuration = await discovered(provider)
  const verifier = oidc.randomPKCECodeVerifier()
  const underWay: LoginUnderWay = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier,
    next,
    until: clock.now().getTime() + minutesToLogIn * 60_000,
  }
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: provider.returnAddress,
    scope: `openid ${provider.settings.scope}`,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: underWay.state,
    nonce: underWay.nonce,
  })
  const sealed = database.ciphers.seal(JSON.stringify(underWay), placeOf(provider)).toString('base64url')
  return { address: address.href, sealed }
}

/**
 * Whose the answer of the provider is, that came with the query of `url`, and where they were going. Throws
 * `identity-log-in-over`, `identity-provider-away`, `identity-provider-refused`, `identity-person-unknown`.
 */
export async function whoComesBack(
  { database, clock }: RecordsDeps,
  provider: IdentityProvider,
  url: string,
  sealed: string | undefined,
): Promise<{ personNo: string; next: string }> {
  const configuration = await discovered(provider)
  const underWay = open(database.ciphers, provider, sealed)
  if (underWay === undefined || underWay.until < clock.now().getTime()) throw problem('identity-log-in-over')
  const { title } = provider.settings
  let idNumber: unknown
  try {
    idNumber = await idNumberOf(provider, configuration, url, underWay)
  } catch (error) {
    // What the provider says may carry who it is about, so only the kind of failure is kept.
    provider.log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'identity provider')
    throw problem('identity-provider-refused', { title })
  }
  const personNo = typeof idNumber === 'string' ? await findPersonNoByIdNumber(database, idNumber) : undefined
  if (personNo === undefined) throw problem('identity-person-unknown', { title })
  return { personNo, next: underWay.next }
}

/** What the provider says stands in the claim of the ID number: in the token, else in what it tells of the user. */
async function idNumberOf(
  provider: IdentityProvider,
  configuration: oidc.Configuration,
  url: string,
  underWay: LoginUnderWay,
): Promise<unknown> {
  const { idNumberClaim } = provider.settings
  const oidc = await client()
  const tokens = await oidc.authorizationCodeGrant(
    configuration,
    new URL(`${provider.returnAddress}${url.slice(url.indexOf('?'))}`),
    { pkceCodeVerifier: underWay.verifier, expectedState: underWay.state, expectedNonce: underWay.nonce },
  )
  const claims = tokens.claims()
  const stated = claims?.[idNumberClaim]
  if (stated !== undefined || claims === undefined || !configuration.serverMetadata().userinfo_endpoint) return stated
  return (await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub))[idNumberClaim]
}

/** The provider's own description, fetched once it is needed. Throws `identity-provider-away`. */
async function discovered(provider: IdentityProvider): Promise<oidc.Configuration> {
  if (provider.known !== undefined) return provider.known
  const { issuer, clientId, clientSecret, title } = provider.settings
  const oidc = await client()
  const options = issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}
  try {
    provider.known = await oidc.discovery(issuer, clientId, clientSecret, undefined, options)
  } catch (error) {
    provider.log.warn({ err: error }, 'identity provider')
    throw problem('identity-provider-away', { title })
  }
  return provider.known
}

/** Where the sealed log-in under way may be opened again; the provider's name keeps it from another provider's return. */
const placeOf = ({ settings }: IdentityProvider): string => `identity-provider:${settings.issuer.href}`

function open(
  ciphers: RecordsDeps['database']['ciphers'],
  provider: IdentityProvider,
  sealed: string | undefined,
): LoginUnderWay | undefined {
  if (sealed === undefined) return undefined
  try {
    return JSON.parse(ciphers.open(Buffer.from(sealed, 'base64url'), placeOf(provider))) as LoginUnderWay
  } catch {
    return undefined
  }
}
