/** `npm run -s weight`: what a fresh browser fetches for each address, in bytes of gzip; with addresses, every piece of these. */
import { buildWeb } from './build.ts'
import { webDist } from './built.ts'
import { weigh } from './weights.ts'

const column = (bytes: number): string => bytes.toLocaleString('en').padStart(10)

await buildWeb()
const asked = process.argv.slice(2)
for (const { address, files, bytes, limit } of weigh(webDist)) {
  if (asked.length > 0 && !asked.includes(address)) continue
  const verdict = limit === undefined ? '' : ` of ${limit.toLocaleString('en')}${bytes > limit ? ', too heavy' : ''}`
  console.log(`${address.padEnd(28)}${String(files.length).padStart(4)} files${column(bytes)}${verdict}`)
  if (asked.length > 0) for (const file of files) console.log(`  ${file.name.padEnd(50)}${column(file.bytes)}`)
}
