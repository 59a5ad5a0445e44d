import type { Release } from '@yidi/rules'
import type { FastifyInstance } from 'fastify'
import { indexCatalogueNames } from '../care/catalogue/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import { engineVersion } from '../platform/config/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { Database } from '../platform/storage/index.ts'
import { noteMessage } from './message-log.ts'
import { gatewayPlugin } from './plugin.ts'
import type { Services } from './call.ts'
import { signingStore } from './signing/store.ts'
import { transactions } from './transactions/index.ts'

/**
 * The gateway as a module of the server. The law is stored whole before the first settlement can name it.
 */
export async function gatewayModule(
  app: Pick<FastifyInstance, 'register' | 'routeTable' | 'countUnsigned' | 'log'>,
  deps: { config: Pick<Config, 'demo' | 'databaseUrl'>; clock: Clock; database: Database; release: Release },
): Promise<void> {
  const { clock, database: db, config, release } = deps
  await storeRelease(db, release, clock.now())
  await indexCatalogueNames(db)
  const services: Services = { db, clock, release, engineVersion }
  const demonstration = config.demo && config.databaseUrl === undefined
  await app.register(
    gatewayPlugin({
      now: () => clock.now(),
      signing: signingStore(
        db,
        () => clock.now(),
        demonstration,
        (error) => {
          app.log.error({ err: error }, 'use of a key not noted')
        },
      ),
      transactions,
      services,
      isTaken: (path) => /^\/api(\/|$)/.test(path) || app.routeTable.methodsFor(path).length > 0,
      countUnsigned: (request) => app.countUnsigned(request),
      log: (entry) => noteMessage(db, entry),
    }),
  )
}

async function storeRelease(db: Database, release: Release, at: Date): Promise<void> {
  await db.kysely
    .insertInto('policy_release')
    .values({
      release: release.id,
      content: JSON.stringify(Object.fromEntries(release.files)),
      engine_version: engineVersion,
      stored_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
