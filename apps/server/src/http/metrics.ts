import type { FastifyInstance } from 'fastify'
import { Histogram, collectDefaultMetrics } from 'prom-client'
import type { Registry } from 'prom-client'

/**
 * `GET /metrics` for Prometheus: requests by route and status, and the process's own figures. Routes stand by their
 * pattern, so that no number of a person becomes a label.
 */
export function serveMetrics(app: FastifyInstance, registry: Registry, withProcess: boolean): void {
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
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
