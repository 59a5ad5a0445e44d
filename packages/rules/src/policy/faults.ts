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
  /** Further places where the same cause shows: a document that is not listed and cited forty times is one fault. */
  more: number
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
  | 'unread-file'

/** Collects faults while a policy is read, so that one run shows all of them, and each cause once. */
export class FaultList {
  readonly faults: Fault[] = []
  /** How often something was told, repetitions included. */
  told = 0
  private readonly causes = new Map<string, Fault>()
  private readonly places = new Map<string, Set<string>>()

  /** `cause`: what is the same fault wherever it shows; left out, each place is a fault of its own. */
  add(at: At, code: FaultCode, value: string, message: string, remedy: string, cause?: string): void {
    this.told += 1
    const place = `${at.file}:${at.line}:${at.column}`
    // One figure that stands for several cells (`rest`) is wrong once.
    const key = cause ?? `${place} ${code} ${value === '' ? message : value}`
    const known = this.causes.get(key)
    const places = this.places.get(key) ?? new Set()
    this.places.set(key, places.add(place))
    if (known) known.more = places.size - 1
    else {
      const fault = { file: at.file, line: at.line, column: at.column, code, value, message, remedy, more: 0 }
      this.causes.set(key, fault)
      this.faults.push(fault)
    }
  }
}

/** One fault as a line for the terminal: `file:line:column 说明 怎么办`. */
export function formatFault({ file, line, column, code, message, value, remedy, more }: Fault): string {
  const said = value === '' ? '' : `（值：${value}）`
  const also = more === 0 ? '' : `（同样的还有 ${more} 处）`
  return `${file}:${line}:${column} [${code}] ${message}${said}${also}。怎么办：${remedy}`
}
