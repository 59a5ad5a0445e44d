import { problem } from '@yidi/contracts'

/** A row with its number in the file; the first row is 1. Columns are counted from 0. What is not said of a row it does not have. */
export interface Row {
  no: number
  cells: string[]
  /** Columns whose cell is reckoned by a formula: its text is what the program that saved the file made of it. */
  formulas?: number[]
  /** Columns whose cell is part of a larger one that was merged. */
  merged?: number[]
  /** Number formats that name a currency, by column: `"$"#,##0.00`. */
  currencies?: Record<number, string>
}

/** The error of a file that cannot be read at all; `reason` is Chinese. */
export function unreadable(reason: string): Error {
  return problem('import-file-not-readable', { reason })
}
