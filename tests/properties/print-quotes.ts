/** Prints the hash of many results, for time-zones.test.ts to compare between processes. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { brokenCase } from '../oracle/break.ts'
import { validCase } from '../oracle/generate.ts'
import { ask } from './engine.ts'

const hash = createHash('sha256')
for (const drawn of fc.sample(validCase, { numRuns: 600, seed: 113 })) {
  hash.update(JSON.stringify(ask(drawn, { explain: true })))
}
for (const drawn of fc.sample(brokenCase, { numRuns: 200, seed: 113 })) hash.update(JSON.stringify(ask(drawn.case)))
// The offset proves that the process really runs in the zone it was given.
console.log(`${hash.digest('hex')} ${new Date(Date.UTC(2024, 0, 1)).getTimezoneOffset()}`)
