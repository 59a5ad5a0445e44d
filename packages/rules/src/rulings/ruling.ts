/**
 * A ruling (裁定): what the agency decides where the law of its pool is open, entered as data with its document and reason. The engine
 * computes with it, and every result that rests on it names it. It decides open matters alone and never a stated one.
 */
export interface Ruling {
  /** What people call it; it is named so in results, and stands as the document of what rests on it. */
  name: string
  /** Code of the pooling area. */
  pool: string
  /** The open place of the law that it decides (target.ts): `benefits:employee.outpatient`. */
  target: string
  /** What takes its place, in the words of that file; sources and status are put in. */
  yaml: string
  /** First and last day, `YYYY-MM-DD`, of the ends of the visits that it is for; null has no end yet. */
  from: string
  to: string | null
  /** The agency's own document that it stands in. */
  document: string
  reason: string
}

/** Why a ruling cannot be: what is wrong, with its value, and the way out. */
export interface RulingProblem {
  code: string
  /** The field of the ruling. */
  path: keyof Ruling
  text: string
  remedy: string
}

/** Article of a ruling as results cite it: its document is the ruling's name. */
export const RULING_ARTICLE = '裁定'
