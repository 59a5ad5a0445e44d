import { sourceOf } from '../../money/ledger/index.ts'
import type { RunLaw } from './run-kind.ts'

/** Where a movement of a run comes from: the run and what of it, in the pool's book, today. */
export function sourceOfRun({ runId, pool, today }: RunLaw, word: string) {
  return { sourceId: sourceOf(runId, word), pool, bookedDay: today }
}
