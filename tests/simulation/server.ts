/**
 * A server in a process of its own, to be killed: the demonstration, the simulation's people, a real database with
 * every write on disk. Prints its port when it listens. Arguments: data folder, seed of the
 * people, the day on which its clock stands.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from '../../apps/server/src/app.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { firstDay } from './actors.ts'
import { carryOn } from './carry-on.ts'
import { momentOf, openOffices } from './offices.ts'
import { enterPeople } from './world.ts'

const [dataFolder = '', seed = '1', day = firstDay] = process.argv.slice(2)
const db = await openDatabase({ dataFolder, dataFolderChosen: true, onNotice: () => undefined })
const clock = fixedClock(momentOf(day))
if (await loadDemonstration(db, clock.now())) await enterPeople(db, Number(seed), clock.now())
const config = { ...readConfig({ YIDI_DEMO: '1', YIDI_DATA: dataFolder }), logLevel: 'silent' as const }
const app = await buildApp({ config, clock, database: db })
const cookies = await openOffices(db, clock, Number(seed))
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(JSON.stringify({ port: typeof address === 'object' && address !== null ? address.port : '', cookies }))
let isOver = false
const background = (async () => {
  // A database that is away comes back, and the next turn goes on.
  for (; !isOver; await pause(20)) await carryOn(db, clock).catch(() => undefined)
})()
process.once('SIGTERM', () => {
  isOver = true
  void background
    .then(() => app.close())
    .then(() => db.close())
    .then(() => process.exit(0))
})
