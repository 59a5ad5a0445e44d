/** What is wrong with single lines, in the words of the registry of errors. */
import { problem } from '@yidi/contracts'
import type { ErrorCode } from '@yidi/contracts'

/** What is wrong with a line of a bill: where it stands, what it is, what to do. `cell` null: the line as a whole. */
export interface LineProblem {
  row: number
  cell: string | null
  code: ErrorCode
  message: string
  remedy: string
}

/** Says one entry of the registry of a row, instead of throwing it. */
export function lineProblem(
  row: number,
  cell: string | null,
  code: ErrorCode,
  values: Readonly<Record<string, string | number>> = {},
): LineProblem {
  const { detail, remedy } = problem(code, values).document
  return { row, cell, code, message: detail, remedy }
}
