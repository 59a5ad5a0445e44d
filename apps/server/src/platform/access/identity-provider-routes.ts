import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Problem, ownPage, problem } from '@yidi/contracts'
import { openSession, sessionCookie } from '../guard/index.ts'
import { route, routes } from '../http/index.ts'
import type { RecordsDeps, RecordsModule } from '../module/index.ts'
import { beginLogIn, minutesToLogIn, whoComesBack } from './identity-provider.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { auditCitizenLogIn } from './log-in-audit.ts'

type Deps = RecordsDeps & { provider: IdentityProvider | undefined }

const tags = ['登录']
const path = '/api/session/identity-provider'

const showProvider = route(
  {
    method: 'GET',
    url: path,
    config: { access: 'public' },
    schema: {
      summary: '有没有接入统一身份认证，叫什么',
      tags,
      response: { 200: Type.Object({ title: Type.Union([Type.String(), Type.Null()]) }) },
    },
  },
  (_request, { provider }: Deps) => ({ title: provider?.settings.title ?? null }),
)

const goThere = route(
  {
    method: 'GET',
    url: `${path}/start`,
    config: { access: 'public' },
    schema: {
      summary: '去统一身份认证登录',
      tags,
      querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 300 })) }),
    },
  },
  async (request, deps: Deps, reply) => {
    const { address, sealed } = await beginLogIn(deps, requireProvider(deps), ownPage(request.query.next))
    setCookie(deps, reply, sealed, minutesToLogIn * 60)
    return reply.redirect(address)
  },
)

const comeBack = route(
  {
    method: 'GET',
    url: `${path}/return`,
    config: { access: 'public' },
    schema: {
      summary: '从统一身份认证回来',
      description: '成功后转到原来的页面；没有成功转到登录页，并带上错误代码。',
      tags,
    },
  },
  async (request, deps: Deps, reply) => {
    const { database, clock, config } = deps
    setCookie(deps, reply, '', 0)
    try {
      const sealed = request.cookies[cookieName(deps)]
      const { personNo, next } = await whoComesBack(deps, requireProvider(deps), request.url, sealed)
      sessionCookie(config.secureCookies)(reply, await openSession(database, clock, 'citizen', personNo))
      await auditCitizenLogIn(database, clock, personNo, 'identity-provider')
      return await reply.redirect(next)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return reply.redirect(`/login?problem=${error.document.code}`)
    }
  },
)

/** Throws `identity-provider-missing`. */
function requireProvider({ provider }: Deps): IdentityProvider {
  if (provider === undefined) throw problem('identity-provider-missing')
  return provider
}

const cookieName = ({ config }: Deps): string => (config.secureCookies ? '__Host-yidi-login' : 'yidi-login')

function setCookie(deps: Deps, reply: FastifyReply, value: string, maxAge: number): void {
  const secure = deps.config.secureCookies
  reply.setCookie(cookieName(deps), value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge })
}

/** 统一身份认证: to the provider of accounts and back, logged in. */
export const identityProviderRoutes: RecordsModule = (app, deps) => {
  const { identityProvider: settings, publicUrl = '' } = deps.config
  const provider = settings && { settings, returnAddress: `${publicUrl}${path}/return`, log: app.log }
  routes(showProvider, goThere, comeBack)(app, { ...deps, provider })
}
