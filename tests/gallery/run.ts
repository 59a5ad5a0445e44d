/**
 * `npm run gallery`: takes every part and page in its looks and writes one page that shows them, kept beside now.
 * `npm run gallery -- sheet quote` takes those whose name has one of the words, `npm run gallery -- --accept [words]` keeps
 * what was taken. Every rule of axe is asked in every look. Ends with 1 where something is not as it is kept or axe has found something.
 */
import { rmSync } from 'node:fs'
import { accept, differencesFolder, drop, judge, keptPictures, mostKeptBytes } from './kept.ts'
import { writeSheet, type Seen } from './sheet.ts'
import { openStudio, takeGallery } from './take.ts'

const given = process.argv.slice(2)
const words = given.filter((word) => !word.startsWith('--'))
const accepts = given.includes('--accept')
const unknown = given.find((word) => word.startsWith('--') && word !== '--accept')
if (unknown !== undefined) {
  console.error(`no such choice: ${unknown}; there are words, and --accept`)
  process.exit(2)
}

rmSync(differencesFolder, { recursive: true, force: true })
const studio = await openStudio()
const seen: Seen[] = []
const subjects = await takeGallery(studio, { words, everyRule: true }, (shot) => {
  const { picture, verdict, words: told } = judge(shot)
  seen.push({ shot, picture, verdict })
  if (verdict !== 'same') console.log(`${picture}: ${told}`)
  for (const finding of shot.findings) console.log(`${picture}: ${finding}`)
  if (accepts && verdict !== 'same') accept(shot)
})
await studio.close()
if (subjects.length === 0) {
  console.error(`nothing in the gallery has a name with: ${words.join(' ')}`)
  process.exit(2)
}

const taken = new Set(seen.map(({ picture }) => picture))
const gone = words.length === 0 ? [...keptPictures().keys()].filter((picture) => !taken.has(picture)) : []
for (const picture of gone) {
  console.log(`${picture}: kept, and nothing shows it any more`)
  if (accepts) drop(picture)
}
const bytes = [...keptPictures().values()].reduce((sum, size) => sum + size, 0)
const changed = seen.filter(({ verdict }) => verdict !== 'same').length
console.log(
  `${String(seen.length)} pictures taken, ${String(changed)} ${accepts ? 'accepted' : 'not as they are kept'}`,
)
console.log(`${(bytes / 1e6).toFixed(1)} MB are kept, of ${String(mostKeptBytes / 1e6)}`)
process.exitCode =
  accepts || (changed === 0 && gone.length === 0 && seen.every(({ shot }) => shot.findings.length === 0)) ? 0 : 1
console.log(`look at them: file://${writeSheet(seen)}`)
