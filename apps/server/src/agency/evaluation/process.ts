/** The process of one evaluation; it has no database and reads and writes no file. What it is told and tells stands in child.ts. */
import { once } from 'node:events'
import type { Asked, Told } from './child.ts'
import { prepare, reckon } from './reckon.ts'
import type { StoredBill } from './reckon.ts'

// Whoever asked is gone: nobody needs the answer.
process.on('disconnect', () => process.exit())

const tell = (said: Told): void => void process.send?.(said)
const nextMessage = async (): Promise<Asked> => ((await once(process, 'message')) as [Asked])[0]

/** How often it says how far it is, in milliseconds. */
const toldEveryMs = 200
let last = 0
function progress(people: number, cases: number): void {
  if (performance.now() - last < toldEveryMs) return
  last = performance.now()
  tell({ people, cases })
}

/** Asks for the next people of the records. */
async function more(): Promise<StoredBill[][] | undefined> {
  const answer = nextMessage()
  tell({ wants: true })
  const asked = await answer
  return 'people' in asked ? asked.people : undefined
}

const asked = await nextMessage()
if ('prepare' in asked) tell({ prepared: prepare(asked.prepare) })
if ('reckon' in asked) tell({ outcome: await reckon(asked.reckon, progress, more) })
