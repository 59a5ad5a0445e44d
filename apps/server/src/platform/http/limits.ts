/** How often one network address may ask what needs no log-in and no signature: so many requests in a minute, counted apart. */
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '@yidi/contracts'
import type { Config } from '../config/index.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Counts a request of the gateway that nobody has signed. Gives after how many seconds the next one is welcome, where
     * there were too many; undefined else.
     */
    countUnsigned(request: FastifyRequest): Promise<number | undefined>
    /** Counts a request of somebody who is not logged in. Throws `too-many-requests`. */
    limitStranger(request: FastifyRequest, reply: FastifyReply): Promise<void>
  }
}

const minuteMs = 60_000
/** So many addresses are counted at once; whoever was seen longest ago is forgotten first. IPv6 counts by its /64. */
const mostAddresses = 20_000
const ipv6Prefix = 64

type LimitSettings = Pick<Config, 'publicPerMinute' | 'unsignedPerMinute' | 'trustedProxies'>

/**
 * Stands before the guard: counts what needs no log-in and what comes to an address that nobody knows. The guard itself
 * counts whoever comes to another route without a session that holds. Throws `too-many-requests`.
 *
 * Requests from this machine itself are not counted as long as no proxy is declared: one that was not declared gives
 * everybody the same address, and a limit would shut out all of them together.
 */
export async function limitRequests(app: FastifyInstance, settings: LimitSettings): Promise<void> {
  const withProxy = settings.trustedProxies.length > 0
  await app.register(rateLimit, { global: false, cache: mostAddresses, timeWindow: minuteMs })
  const counter = (kind: string, perMinute: number): FastifyInstance['countUnsigned'] => {
    const count = app.createRateLimit({
      max: perMinute,
      // What is counted apart shares one table.
      keyGenerator: ({ ip }) => `${kind} ${normalizeIP(ip, ipv6Prefix)}`,
      allowList: ({ ip }) => perMinute === 0 || (!withProxy && isThisMachine(ip)),
    })
    return async (request) => {
      const found = await count(request)
      return found.isAllowed || !found.isExceeded ? undefined : Math.max(1, found.ttlInSeconds)
    }
  }
  app.decorate('countUnsigned', counter('unsigned', settings.unsignedPerMinute))
  const countPublic = counter('public', settings.publicPerMinute)
  app.decorate('limitStranger', async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = await countPublic(request)
    if (seconds === undefined) return
    reply.header('retry-after', seconds)
    throw problem('too-many-requests', { seconds })
  })
  app.addHook('onRequest', async (request, reply) => {
    const { access = 'public' } = request.routeOptions.config
    if (access === 'public') await app.limitStranger(request, reply)
  })
}

function isThisMachine(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}
