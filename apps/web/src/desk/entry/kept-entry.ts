/** The form at the counter, kept on this device over a reload; it ends with the log-in and when it is sent. */
import { forget, keep, kept } from '../../device/kept.ts'
import { emptyEntry, type Entry } from './entry.ts'

const place = 'counter'

interface KeptEntry {
  idNumber: string
  /** The filing that it begins from, and how; empty for none. */
  from: string
  entry: Entry
}

export const keepEntry = (entry: KeptEntry): void => keep(place, entry)
export const forgetEntry = (): void => forget(place)

/** What was typed in last, for whomever. */
export const keptEntry = (): KeptEntry | undefined => kept(place, { idNumber: '', from: '', entry: emptyEntry('') })
