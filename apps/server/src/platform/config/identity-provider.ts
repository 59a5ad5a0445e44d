import type { Environment } from './environment.ts'

/** An OpenID Connect provider that vouches for citizens. */
export interface IdentityProviderConfig {
  /** Issuer; its `/.well-known/openid-configuration` says the rest. */
  issuer: URL
  clientId: string
  clientSecret: string
  /** The claim that carries the ID number. */
  idNumberClaim: string
  /** What the log-in page calls it. */
  title: string
  /** Asked for beside `openid`. */
  scope: string
}

/** The provider that the environment names, if it names one. */
export function readIdentityProvider(env: Environment): IdentityProviderConfig | undefined {
  const issuerText = env.text('YIDI_OIDC_ISSUER')
  if (issuerText === undefined) return undefined
  const issuer = URL.parse(issuerText)
  const local = issuer !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  if (issuer === null || !(issuer.protocol === 'https:' || (issuer.protocol === 'http:' && local))) {
    env.refuse('YIDI_OIDC_ISSUER', `“${issuerText}”不能用。请写身份认证服务的 https 地址。`)
  }
  const clientId = env.text('YIDI_OIDC_CLIENT_ID')
  const clientSecret = env.text('YIDI_OIDC_CLIENT_SECRET')
  for (const [name, value] of [
    ['YIDI_OIDC_CLIENT_ID', clientId],
    ['YIDI_OIDC_CLIENT_SECRET', clientSecret],
  ] as const) {
    if (value === undefined) env.refuse(name, '设了 YIDI_OIDC_ISSUER 就要一并设这一项。')
  }
  if (issuer === null || clientId === undefined || clientSecret === undefined) return undefined
  return {
    issuer,
    clientId,
    clientSecret,
    idNumberClaim: env.text('YIDI_OIDC_ID_CLAIM') ?? 'id_number',
    title: env.text('YIDI_OIDC_TITLE') ?? '统一身份认证',
    scope: env.text('YIDI_OIDC_SCOPE') ?? 'profile',
  }
}
