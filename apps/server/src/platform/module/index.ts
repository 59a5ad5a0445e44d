/** What a module of the server is: what it is given, and what it does with it. `app.ts` puts the modules together. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Registry } from 'prom-client'
import type { Release } from '@yidi/rules'
import type { Clock } from '../clock/index.ts'
import type { Config } from '../config/index.ts'
import type { Database } from '../storage/index.ts'

/** What the modules are given. Everything that touches the world is in here, so that tests can put their own. */
export interface AppDeps {
  config: Config
  clock: Clock
  /** The records; null serves only what needs none (quotes, the law, health). */
  database: Database | null
  /** The law to compute with; the one of this repository unless told otherwise. */
  release?: Release
  /** Figures of the program; a module adds its own. */
  metrics?: Registry
  /** The folder of built pages. */
  pagesFolder?: string
  /** Also count the process's own figures (memory, event loop): once a process. */
  processMetrics?: boolean
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/**
 * A module of the server registers its routes, hooks and decorations in a scope of its own. Its routes carry TypeBox
 * schemas and say who may call them (`config: { access }`); it throws `problem(code, …)` for what people did wrong.
 */
export type ServerModule = (app: App, deps: ServerDeps) => void | Promise<void>
export type ServerDeps = Required<AppDeps>

/** A module that keeps records; it is left out when there is no database. */
export type RecordsModule = (app: App, deps: RecordsDeps) => void | Promise<void>
export type RecordsDeps = ServerDeps & { database: Database }
