/**
 * Listens to whole processes: `YIDI_STATEMENTS=folder NODE_OPTIONS="--import $PWD/tests/distribution/record.ts" npm test -- words`
 * leaves the program's statements of every test process in the folder; `npx node tests/distribution/check.ts folder` looks at them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { recordStatements } from './recorder.ts'

const folder = process.env['YIDI_STATEMENTS']
if (folder !== undefined) {
  const heard = recordStatements()
  let kept = 0
  const write = (): void => {
    const own = [...heard.values()].filter(({ from }) => from !== undefined)
    if (own.length === kept) return
    kept = own.length
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, `${String(process.pid)}.json`), JSON.stringify(own))
  }
  // Whoever is killed has told what it heard until shortly before.
  setInterval(write, 5_000).unref()
  process.once('exit', write)
}
