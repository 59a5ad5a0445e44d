/** What the commands of this module are given. */
import type { FilingLaw, Release } from '@yidi/rules'
import { NO_DAY, parseDay } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/index.ts'

export interface FilingsContext {
  database: Database
  clock: Clock
  /** The law in force; its hash is kept with every decision. */
  release: Release
}

/** The filing law of a pool. Throws `filing-law-missing`. */
export function lawOf(release: Release, pool: string): FilingLaw {
  const law = release.filing.laws.get(pool)
  if (law === undefined) throw problem('filing-law-missing', { pool: pool.slice(0, 20) })
  return law
}

/** A day out of an address, today where none is given. Throws `day-not-valid`. */
export function dayOf(asked: string | undefined, clock: Clock): string {
  if (asked === undefined) return clock.today()
  if (parseDay(asked) === NO_DAY) throw problem('day-not-valid', { day: asked.slice(0, 20) })
  return asked
}
