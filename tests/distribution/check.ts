/** Looks at statements that `record.ts` wrote down: `node tests/distribution/check.ts folder` prints what is wrong with each. */
import { globSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { readCatalogue, Reader } from './catalogue.ts'
import type { Recorded } from './recorder.ts'
import { isListed } from './listed.ts'
import { faultsOf } from './rules.ts'

const db = await openTestDatabase()
const client = new pg.Client(db.connection())
await client.connect()
const catalogue = await readCatalogue(client)
const reader = await Reader.on(client)
const heard = new Map(
  globSync(`${process.argv[2] ?? ''}/*.json`)
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Recorded[])
    .map((one) => [one.text, one]),
)
let read = 0
for (const { text, from } of [...heard.values()].sort((one, other) => (one.from! < other.from! ? -1 : 1))) {
  const tree = await reader.read(text).catch((error: unknown) => {
    console.log(`${from!}\n  unread: ${String(error)}\n    ${text.replace(/\s+/g, ' ').slice(0, 160)}`)
    return undefined
  })
  if (tree === undefined) continue
  read += 1
  const faults = faultsOf(tree, catalogue).filter(({ rule }) => !isListed(from!, rule))
  if (faults.length === 0) continue
  console.log(from)
  for (const { rule, what } of faults) console.log(`  ${rule}: ${what}`)
  console.log(`    ${text.replace(/\s+/g, ' ').slice(0, Number(process.argv[3] ?? 220))}`)
}
console.log(`${String(heard.size)} statements heard, ${String(read)} of them looked at`)
await client.end()
await db.close()
process.exit(0)
