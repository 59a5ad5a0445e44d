/** What the commands of this module are given. */
import type { Release } from '@yidi/rules'
import { NO_DAY, parseDay } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export { filingLawOf as lawOf } from '../../platform/policy/index.ts'

export interface FilingsContext {
  database: Database
  clock: Clock
  /** The law in force; its hash is kept with every decision. */
  release: Release
}

/** A day out of an address, today where none is given. Throws `day-not-valid`. */
export function dayOf(asked: string | undefined, clock: Clock): string {
  if (asked === undefined) return clock.today()
  if (parseDay(asked) === NO_DAY) throw problem('day-not-valid', { day: asked.slice(0, 20) })
  return asked
}
