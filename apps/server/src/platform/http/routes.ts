import type { FastifyInstance, RouteOptions } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a route for many addresses: whether there is something at this one. */
    knows?: (path: string) => boolean
  }
}

/** All routes of the running program, in order of registration: for 405 answers, the access check and its test. */
export interface RouteTable {
  readonly routes: readonly RouteOptions[]
  /** The methods that some route takes at this path; empty when no route knows the path. */
  methodsFor(path: string): string[]
}

/** Starts to write down the routes; call it before any is registered. */
export function recordRoutes(app: FastifyInstance): RouteTable {
  const routes: RouteOptions[] = []
  const patterns: { fits: (path: string) => boolean; methods: readonly string[] }[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
    // What takes any address knows none.
    if (route.url === '/*') return
    const pattern = patternOf(route.url)
    patterns.push({ fits: route.config?.knows ?? ((path) => pattern.test(path)), methods: [route.method].flat() })
  })
  return {
    routes,
    methodsFor: (path) => {
      const fitting = patterns.filter(({ fits }) => fits(path)).flatMap(({ methods }) => methods)
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
