import { problem } from '@yidi/contracts'

/** A row with its number in the file; the first row is 1. */
export interface Row {
  no: number
  cells: string[]
}

/** The error of a file that cannot be read at all; `reason` is Chinese. */
export function unreadable(reason: string): Error {
  return problem('import-file-not-readable', { reason })
}
