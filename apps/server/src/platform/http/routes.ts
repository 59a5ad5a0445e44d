import type { FastifyInstance, RouteOptions } from 'fastify'

/** All routes of the running program, in order of registration: for 405 answers, the access check and its test. */
export interface RouteTable {
  readonly routes: readonly RouteOptions[]
  /** The methods that some route takes at this path; empty when no route knows the path. */
  methodsFor(path: string): string[]
}

/** Starts to write down the routes; call it before any is registered. */
export function recordRoutes(app: FastifyInstance): RouteTable {
  const routes: RouteOptions[] = []
  const patterns: { pattern: RegExp; methods: readonly string[] }[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
    // What takes any address knows none.
    if (route.url !== '/*') patterns.push({ pattern: patternOf(route.url), methods: [route.method].flat() })
  })
  return {
    routes,
    methodsFor: (path) => {
      const fitting = patterns.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
      return [...new Set(fitting)].sort()
    },
  }
}

function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/')
  return new RegExp(`^${source}$`)
}
