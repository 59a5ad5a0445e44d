import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyContextConfig,
  FastifySchema,
  HTTPMethods,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
  RouteOptions,
} from 'fastify'
import type { App, RecordsDeps } from '../module/index.ts'

type Options<Schema extends FastifySchema> = RouteOptions<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  RouteGenericInterface,
  FastifyContextConfig,
  Schema,
  TypeBoxTypeProvider
>

/** What a route says of itself before any request: its address, who may call it, what goes in and what comes out. */
interface Declaration<Schema extends FastifySchema> extends Pick<
  Options<Schema>,
  'bodyLimit' | 'validatorCompiler' | 'serializerCompiler'
> {
  method: HTTPMethods
  url: string
  config: FastifyContextConfig & Required<Pick<FastifyContextConfig, 'access'>>
  schema: Schema
}

type Method<Schema extends FastifySchema> = RouteHandlerMethod<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  RouteGenericInterface,
  FastifyContextConfig,
  Schema,
  TypeBoxTypeProvider,
  FastifyBaseLogger
>

type Request<Schema extends FastifySchema> = Parameters<Method<Schema>>[0]
type Reply<Schema extends FastifySchema> = Parameters<Method<Schema>>[1]
type Answer<Schema extends FastifySchema> = ReturnType<Method<Schema>>

/** A route, or a list of them, that is registered with what it is given. */
export type Route<Deps> = (app: App, deps: Deps) => void

/**
 * One route: what it declares, and its handler, whose request and answer have the types of the declared schemas. The
 * handler reads the request, calls what its room decides with, and shapes the answer; what it throws (`problem(code, …)`)
 * the frame answers. A route is given what the modules with records are, unless it names another type of `deps`.
 */
export function route<const Schema extends FastifySchema, Deps = RecordsDeps>(
  declaration: Declaration<Schema>,
  handle: (request: Request<Schema>, deps: Deps, reply: Reply<Schema>) => Answer<Schema>,
): Route<Deps> {
  return (app, deps) => {
    app.route({ ...declaration, handler: (request, reply) => handle(request, deps, reply) })
  }
}

/** The routes of a module, registered in this order. */
export function routes<Deps = RecordsDeps>(...all: readonly Route<Deps>[]): Route<Deps> {
  return (app, deps) => {
    for (const register of all) register(app, deps)
  }
}
