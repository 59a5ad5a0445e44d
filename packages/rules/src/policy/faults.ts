/** What the loader refuses: where it stands, what is wrong with which value, and what to do about it. */

/** A place in a policy file. Lines and columns count from 1. */
export interface At {
  file: string
  line: number
  column: number
}

export interface Fault {
  file: string
  line: number
  column: number
  /** Kind of fault, for tests and for sorting: `unknown-key`, `unknown-document`, `gap`, `overlap` … */
  code: FaultCode
  /** The offending value as it stands in the file. */
  value: string
  /** What is wrong, in Chinese. */
  message: string
  /** What to do, in Chinese. */
  remedy: string
}

export type FaultCode =
  | 'yaml'
  | 'missing-file'
  | 'missing-key'
  | 'unknown-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-document'
  | 'unknown-article'
  | 'unknown-parameter'
  | 'unknown-parent'
  | 'gap'
  | 'overlap'
  | 'conflict'
  | 'undecided'
  | 'never-applies'

/** Collects faults while a policy is read, so that one run shows all of them. */
export class FaultList {
  readonly faults: Fault[] = []

  add(at: At, code: FaultCode, value: string, message: string, remedy: string): void {
    const known = this.faults.some(
      (fault) =>
        fault.file === at.file &&
        fault.line === at.line &&
        fault.column === at.column &&
        fault.code === code &&
        fault.message === message,
    )
    if (!known) this.faults.push({ file: at.file, line: at.line, column: at.column, code, value, message, remedy })
  }
}

/** One fault as a line for the terminal: `file:line:column 说明 怎么办`. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column} [${fault.code}] ${fault.message}（值：${fault.value}）。怎么办：${fault.remedy}`
}
