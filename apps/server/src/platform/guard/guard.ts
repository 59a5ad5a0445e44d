import { createHash } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actingHeader, actingScopeTitles, problem, roles, rolesOf, whyApart } from '@yidi/contracts'
import type { ActingScope, Citizen, Staff, Who } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { CommandKey, Database } from '../storage/index.ts'
import { asksForKey, changes } from './declarations.ts'
import type { Access } from './declarations.ts'
import { findSession } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is logged in; null on public routes that did not ask (`config.session`), and when nobody is. */
    who: Who | null
    /** Whether the member of staff who is logged in has a second factor. */
    secondFactorSet: boolean
    /** The `Idempotency-Key` of a command; empty on other requests. */
    idempotencyKey: string
  }
  interface FastifyContextConfig {
    /** A public route that wants to know who is logged in, if anybody. */
    session?: boolean
    /** A request that changes nothing that could be doubled (a calculation, a log-in): no `Idempotency-Key` needed. */
    repeatable?: boolean
    /** Open to staff who have not set the second factor yet, where it is a must: setting it. */
    withoutSecondFactor?: boolean
    /**
     * What an authorised member of the family must have been given to use this route for another; `any`: one of them is
     * enough. A route for citizens without it is closed to whoever acts for another.
     */
    scope?: ActingScope | 'any'
    /** Only the person himself, never by an authorisation: said where it is meant, and the same as no `scope`. */
    self?: true
  }
}

/**
 * Finds whom a citizen acts for by an authorisation: the other person with `actedBy`, or undefined where there is no
 * authorisation of this number in force today that names him. Asked of the register at each request.
 */
type FindActedFor = (citizen: Citizen, authorisation: string) => Promise<Citizen | undefined>

/** Told of each request that is let through for another, before it is carried out. */
type NoteActing = (who: Citizen, scope: ActingScope | 'any', method: string) => Promise<void>

/** Name of the session cookie; over HTTPS only it carries the prefix that ties it to this host. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-yidi' : 'yidi'
}

/**
 * Stands before every route: finds the session, lets in whom the route's declaration names, refuses requests that
 * another site's page sent, and asks commands for their `Idempotency-Key`.
 * With no database nobody is logged in and only public routes answer.
 */
export async function guardRoutes(
  app: FastifyInstance,
  options: {
    database: Database | null
    clock: Clock
    secureCookies: boolean
    /** Staff without a second factor may do nothing but set one. */
    secondFactorRequired?: boolean
    /** Counts whoever comes to a route for people who are logged in and is not; throws where there are too many. */
    limitStranger?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
    findActedFor?: FindActedFor
    noteActing?: NoteActing
  },
): Promise<void> {
  const {
    database,
    clock,
    secureCookies,
    secondFactorRequired = false,
    limitStranger,
    findActedFor,
    noteActing,
  } = options
  await app.register(fastifyCookie)
  app.decorateRequest('who', null)
  app.decorateRequest('secondFactorSet', false)
  app.decorateRequest('idempotencyKey', '')

  app.addHook('onRequest', async (request, reply) => {
    const { config } = request.routeOptions
    const { access } = config
    // Unknown addresses have no declaration; the not-found handler answers them. The gateway checks its own messages.
    if (access === undefined || access === 'signed-message') return
    if (changes(request.method)) refuseOtherSites(request)
    if (access !== 'public' || config.session === true) {
      const token = request.cookies[cookieName(secureCookies)]
      const session = token === undefined || database === null ? undefined : await findSession(database, clock, token)
      request.who = session?.who ?? null
      request.secondFactorSet = session?.secondFactor ?? false
      if (access !== 'public' && session === undefined) await limitStranger?.(request, reply)
    }
    requireAllowed(access, request.who)
    const bare = request.who?.kind === 'staff' && !request.secondFactorSet
    if (secondFactorRequired && bare && access !== 'public' && config.withoutSecondFactor !== true) {
      throw problem('second-factor-must-be-set')
    }
    const authorisation = request.headers[actingHeader]
    if (typeof authorisation === 'string' && authorisation !== '' && request.who?.kind === 'citizen') {
      const acted = await findActedFor?.(request.who, authorisation)
      if (acted === undefined) throw problem('acting-not-authorised')
      if (access !== 'public') {
        requireScope(config.scope, acted)
        await noteActing?.(acted, config.scope!, request.method)
      }
      request.who = acted
    }
    if (asksForKey({ method: request.method, config })) request.idempotencyKey = readIdempotencyKey(request)
  })
}

/**
 * Throws `not-signed-in`, `not-permitted`, and `duties-not-separated` for an account that was given its roles before they were
 * separated, unless the declaration lets `who` in.
 */
function requireAllowed(access: Exclude<Access, 'signed-message'>, who: Who | null): void {
  if (access === 'public') return
  if (who === null) throw problem('not-signed-in')
  const apart = who.kind === 'staff' ? whyApart(who.roles) : undefined
  if (apart !== undefined) throw problem('duties-not-separated', { why: apart })
  const own = rolesOf(who)
  if (own.some((role) => access.includes(role))) return
  throw problem('not-permitted', { role: own.map((role) => roles[role]).join('、') || '没有角色' })
}

/** Throws unless the authorisation reaches to a route of this scope. */
function requireScope(scope: ActingScope | 'any' | undefined, who: Citizen): void {
  if (scope === undefined) throw problem('acting-own-only')
  const given = who.actedBy?.scopes ?? []
  if (scope === 'any' || given.includes(scope)) return
  throw problem('acting-outside-scope', { scopes: given.map((one) => actingScopeTitles[one]).join('、') || '无' })
}

/** Browsers say where a request comes from; one that comes from elsewhere carries our cookie without our page. */
function refuseOtherSites(request: FastifyRequest): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') throw problem('cross-site-request', { origin: origin ?? '别的网站' })
  if (origin === undefined) return
  let host: string
  try {
    host = new URL(origin).host
  } catch {
    host = ''
  }
  if (host !== request.host) throw problem('cross-site-request', { origin: origin.slice(0, 80) })
}

function readIdempotencyKey(request: FastifyRequest): string {
  const value = request.headers['idempotency-key']
  if (value === undefined || value === '') throw problem('idempotency-key-missing')
  if (typeof value !== 'string' || !/^[\w-]{8,100}$/.test(value)) throw problem('idempotency-key-not-valid')
  return value
}

/**
 * The citizen whose matters these are. Use on routes whose declaration names `citizen` alone. Where somebody acts by an
 * authorisation (routes with `scope`), this is the person acted for, and `actedBy` says who sits there.
 */
export function citizenOf(request: FastifyRequest): Citizen {
  if (request.who?.kind !== 'citizen') throw problem('not-signed-in')
  return request.who
}

/** The member of staff who is logged in. Use on routes whose declaration names staff roles alone. */
export function staffOf(request: FastifyRequest): Staff {
  if (request.who?.kind !== 'staff') throw problem('not-signed-in')
  return request.who
}

/** Who acts, for audit rows and the actions of records: kind and id. An agent is named, not the person acted for. */
export function actorOf(who: Who): { actorKind: 'person' | 'agent' | 'staff'; actor: string } {
  if (who.kind === 'staff') return { actorKind: 'staff', actor: who.staffName }
  return who.actedBy === undefined
    ? { actorKind: 'person', actor: who.personNo }
    : { actorKind: 'agent', actor: who.actedBy.personNo }
}

/**
 * The key of a command of our own pages for `commitForPerson`: the same key with the same address and body is the same
 * command; with another it is answered `other-input` (`idempotency-key-reused`).
 */
export function commandKeyOf(request: FastifyRequest, name: string): CommandKey {
  const { who } = request
  if (who === null) throw problem('not-signed-in')
  const acting = who.kind === 'citizen' ? who.actedBy : undefined
  const input = JSON.stringify([
    request.method,
    request.routeOptions.url,
    request.params,
    request.body ?? null,
    // Two people's matters are two inputs, whoever's key it is.
    ...(acting === undefined ? [] : [acting.authorisation]),
  ])
  const id = who.kind === 'staff' ? who.userId : (acting?.personNo ?? who.personNo)
  return {
    source: `user:${id}`,
    name,
    key: request.idempotencyKey,
    inputHash: createHash('sha256').update(input).digest(),
    single: true,
  }
}
