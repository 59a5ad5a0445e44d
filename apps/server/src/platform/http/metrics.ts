import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem } from '@yidi/contracts'
import { Histogram, collectDefaultMetrics } from 'prom-client'
import type { Registry } from 'prom-client'

/**
 * `GET /metrics` for Prometheus: requests by route and status, and the process's own figures. Routes stand by their
 * pattern, so that no number of a person becomes a label. Answered to whoever brings `token` alone, and to nobody where
 * none is set: the figures say how much each pool has to do, and how the process may be brought to its end.
 */
export function serveMetrics(
  app: FastifyInstance,
  registry: Registry,
  { token, withProcess }: { token: string | undefined; withProcess: boolean },
): void {
  if (withProcess) collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'yidi_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? '-', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
    done()
  })
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (token === undefined) throw problem('metrics-closed')
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) throw problem('metrics-not-permitted')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Takes the same time whatever the two have in common. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}
