/**
 * Whether what an earlier command did still stands. A repeat is told its first reply only as long as that reply is true:
 * a hospital that reads "success" of a settlement which was taken back since lets its patient go unpaid
 * (gateway contract, "Messages"; our own pages hold to the same). The records themselves are asked, so that replies stored
 * long ago are judged as well, and in the order of the person's versions, so that no clock decides.
 */
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { findDone, type DoneCommand } from '../journal/index.ts'

/** What took a command back: the command after it that made this version of the person. */
export interface Undone {
  version: number
}

/** The same in words for the pages: what became of it (`已取消`), and from which day on. */
export interface UndoneOnDay extends Undone {
  what: string
  day: string
}

/** What took back a command's effect after it; undefined while that stands. */
export type UndoneSince<Found extends Undone = Undone> = (db: Database, done: DoneCommand) => Promise<Found | undefined>

/** Of a command that takes something back for good: nothing takes back its effect. */
export const nothingUndoes: UndoneSince<never> = () => Promise.resolve(undefined)

/** What took back the effect of a command that is known; undefined while that stands. */
export async function findUndone<Found extends Undone>(
  db: Database,
  personNo: string,
  command: CommandKey,
  undoneSince: UndoneSince<Found>,
): Promise<Found | undefined> {
  const done = await findDone(db.pool, personNo, command)
  return done && undoneSince(db, done)
}
