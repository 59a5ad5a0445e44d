/**
 * Loaded before anything else in every process of a judging run, those that tests start included: puts the copy with
 * the mutants in place of each file of the place, and notes at the end which mutants were reached.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { threadId } from 'node:worker_threads'

const copies = process.env['YIDI_MUTANTS']!
const copyOf = JSON.parse(readFileSync(path.join(copies, 'files.json'), 'utf8')) as Record<string, string>

registerHooks({
  load(url, context, nextLoad) {
    const copy = copyOf[url]
    if (copy === undefined) return nextLoad(url, context)
    return { format: 'module-typescript', source: readFileSync(copy), shortCircuit: true }
  },
})

/** What the copies count in, as the instrumenter calls it. */
interface Counted {
  __stryker__?: { mutantCoverage?: { static: Record<string, number> } }
}

const reached = process.env['YIDI_MUTANTS_REACHED']
if (reached !== undefined)
  process.on('exit', () => {
    const counts = (globalThis as Counted).__stryker__?.mutantCoverage?.static ?? {}
    writeFileSync(
      path.join(reached, `${String(process.pid)}-${String(threadId)}.json`),
      JSON.stringify(Object.keys(counts)),
    )
  })
