import { covers } from '../file/index.ts'
import type { RegisterRecord } from '../file/index.ts'

/**
 * The accident (意外伤害备案) that is on record of a visit that begins on a day, or undefined. One that waits for the desk
 * counts: what it says has been said; one that was refused or taken back does not.
 */
export function accidentOn(records: readonly RegisterRecord[], day: string): RegisterRecord | undefined {
  return records.find(
    (record) =>
      record.kind === 'accident' && (record.state === 'applied' || record.state === 'approved') && covers(record, day),
  )
}
