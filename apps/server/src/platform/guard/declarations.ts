import type { FastifyContextConfig, FastifyInstance, RouteOptions } from 'fastify'
import type { Role } from '@yidi/contracts'

/**
 * Who may call a route: everyone; whoever proves himself by a signature on the message (the hospital gateway checks it
 * itself); or the logged-in people of these roles. Which person's or pool's records they see is the module's matter.
 */
export type Access = 'public' | 'signed-message' | readonly Role[]

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call this route. Every route says it; the program does not start with one that does not. */
    access?: Access
  }
}

/** Gives every route of this scope one declaration: for plugins from elsewhere, whose routes we do not write. */
export function declareAccess(scope: FastifyInstance, access: Access): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, access }
  })
}

/** Throws at start when a route does not say who may call it. */
export function requireDeclarations(routes: readonly RouteOptions[]): void {
  const silent = routes.filter((route) => route.config?.access === undefined)
  if (silent.length === 0) return
  const names = silent.map((route) => `${[route.method].flat().join(',')} ${route.url}`)
  throw new Error(`routes without "config: { access }": ${names.join('; ')}`)
}

const changingMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Whether calls of a method change something here. */
export function changes(method: string): boolean {
  return changingMethods.has(method)
}

/**
 * Whether calls of a route carry an `Idempotency-Key`: what changes something that could be doubled. The guard asks for it
 * and the description of the API says so by this one answer; the hospitals' messages have their own key.
 */
export function asksForKey(route: { method: string | readonly string[]; config?: FastifyContextConfig }): boolean {
  const { access, repeatable } = route.config ?? {}
  if (access === undefined || access === 'signed-message' || repeatable === true) return false
  return [route.method].flat().some((method) => changes(method))
}
