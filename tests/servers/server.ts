/**
 * A server as a process of its own on a database that others serve from too, with its background work: as `npm start` with DATABASE_URL,
 * but for a clock that stands. Prints its port when it listens. Arguments: address of the database, moment; keys in the environment.
 */
import { Registry } from 'prom-client'
import { buildApp } from '../../apps/server/src/app.ts'
import { startBackground } from '../../apps/server/src/background.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'

const [databaseUrl = '', moment = ''] = process.argv.slice(2)
const config = {
  ...readConfig({ ...process.env, YIDI_DEMO: '1', DATABASE_URL: databaseUrl }),
  logLevel: 'silent' as const,
}
const database = await openDatabase(config)
const clock = fixedClock(moment)
const release = openRelease(config.policyFolder)
// The demonstration's hospitals send unsigned, which a database of one's own does not allow.
const app = await buildApp({ config: { ...config, demo: true, databaseUrl: undefined }, clock, release, database })
const background = await startBackground({
  ...{ config, clock, release, metrics: new Registry() },
  database: { ...database, ...database.unhurried },
  onError: (error, job) => console.error(`${job}: ${String(error)}`),
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(typeof address === 'object' && address !== null ? address.port : '')
process.once('SIGTERM', () => {
  void background
    .stop()
    .then(() => app.close())
    .then(() => database.close())
    .then(() => process.exit(0))
})
