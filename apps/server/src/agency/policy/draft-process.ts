/** The process that checks one draft for draft.ts; it reads and writes no file. */
import { once } from 'node:events'
import { checkDraft, checkToKeep } from './check.ts'
import type { DraftTask } from './check.ts'

// Whoever asked is gone: nobody needs the answer.
process.on('disconnect', () => process.exit())
const [task] = (await once(process, 'message')) as [DraftTask]
process.send?.(task.ask === 'quote' ? checkDraft(task) : checkToKeep(task))
