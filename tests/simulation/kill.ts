/** `npm run simulate:kill -- [seed] [rounds] [operations]`: ten kills by default, turn by turn of server and database. */
import { simulateKilling } from './killing.ts'

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.argv[3] ?? 10)
const operations = Number(process.argv[4] ?? 600)
console.log(`seed ${String(seed)}, ${String(rounds)} kills, ${String(operations)} operations`)
const books = await simulateKilling(seed, rounds, operations)
for (const [what, times] of Object.entries(books.counts).sort())
  console.log(`${what.padEnd(16)}${String(times).padStart(6)}`)
console.log(`${String(books.standing.size)} settlements stand; nothing acknowledged was lost or doubled`)
process.exit(0)
