/**
 * `npm run simulate -- [seed] [operations]`: a long run on a database of its own. The seed is printed first, so that a
 * failure can be run again: with the same seed everyone does the same things.
 */
import { openPlatform } from '../hospital/hospital.ts'
import { simulate } from './actors.ts'
import { agree } from './agreement.ts'
import { carryOn } from './carry-on.ts'
import { moveOn, openOffices } from './offices.ts'
import { enterPeople } from './world.ts'

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 31))
const operations = Number(process.argv[3] ?? 1000)
console.log(`seed ${String(seed)}, ${String(operations)} operations`)
const { app, db, clock } = await openPlatform()
await enterPeople(db, seed, clock.now(), 'large')
const cookies = await openOffices(db, clock, seed, 'large')
const books = await simulate({
  ...{ seed, operations, size: 'large', counter: app, cookies, parallel: 8, turnsAtOffices: 6 },
  moveTo: (day) => moveOn(db, clock, seed, day, 'large'),
  carryOn: () => carryOn(db, clock),
  between(done) {
    if (done % 1000 === 0) console.log(`${String(done)} operations are done`)
    return Promise.resolve()
  },
})
await agree(db, books)
for (const [what, times] of Object.entries(books.counts).sort())
  console.log(`${what.padEnd(16)}${String(times).padStart(6)}`)
console.log(`${String(books.standing.size)} settlements stand; accounts, year sums and books agree`)
await app.close()
process.exit(0)
