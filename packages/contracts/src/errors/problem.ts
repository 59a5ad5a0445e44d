import { errorRegistry } from './registry.ts'
import type { ErrorCode } from './registry.ts'
import type { ErrorEntry } from './entry.ts'

/** A place in the request and what is wrong there; `path` is written `visit.from` or `[3].fees.total`. */
export interface FieldError {
  path: string
  message: string
}

/** The problem document of RFC 9457 as our API gives it; `code` and `remedy` are ours. */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code: string
  remedy: string
  errors?: FieldError[]
  basis?: { document: string; article: string }
  instance?: string
}

type ProblemParams = Readonly<Record<string, string | number>>

/** An error for people: thrown anywhere in a module, answered as a problem document. Make it with `problem`. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly document: ProblemDocument

  constructor(document: ProblemDocument, code: ErrorCode) {
    super(`${code}: ${document.detail}`)
    this.name = 'Problem'
    this.code = code
    this.document = document
  }
}

/**
 * Makes the error of a code of the registry, to be thrown.
 * `params` fill the `{name}` places of its texts; a place without its parameter is a mistake of ours and throws.
 * Nothing personal belongs into `params`: texts may be logged.
 */
export function problem(code: ErrorCode, params: ProblemParams = {}, errors?: FieldError[]): Problem {
  const entry: ErrorEntry = errorRegistry[code]
  const document: ProblemDocument = {
    type: `/api/errors/${code}`,
    title: entry.title,
    status: entry.status,
    detail: fill(code, entry.detail, params),
    code,
    remedy: fill(code, entry.remedy, params),
  }
  if (errors !== undefined) document.errors = errors
  if (entry.basis !== undefined) document.basis = entry.basis
  return new Problem(document, code)
}

function fill(code: string, template: string, params: ProblemParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`error ${code} needs the parameter ${name}`)
    return String(value)
  })
}
