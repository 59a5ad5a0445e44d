/** A draft of the law: files that take the place of whole files, then single figures that are written into them. Texts in, texts out. */
import { isCaseFile, isClaimCaseFile, isContributionCaseFile, loadPolicies, writeChanges } from '@yidi/rules'
import type { DraftChange, DraftProblem, Loaded } from '@yidi/rules'
import { isOversightCaseFile } from '@yidi/rules/oversight'

/** Whether a path is one of the cases that lie beside the law, which are no law themselves. */
export const isAnyCaseFile = (path: string): boolean =>
  [isCaseFile, isClaimCaseFile, isContributionCaseFile, isOversightCaseFile].some((is) => is(path))

/**
 * The files of a draft laid over the law: a file takes the place of the one with its path, or stands beside the others. So a draft may be a
 * whole folder or only what it changes. Cases that it brings are given apart.
 */
export function layOver(
  law: ReadonlyMap<string, string>,
  draft: Iterable<readonly [path: string, text: string]>,
): { files: Map<string, string>; cases: Map<string, string> } {
  const [files, cases] = [new Map(law), new Map<string, string>()]
  for (const [path, text] of draft) (isAnyCaseFile(path) ? cases : files).set(path, text)
  return { files, cases }
}

export interface PolicyFile {
  path: string
  text: string
}

export interface PolicyDraft {
  /** Whose figures are changed. */
  pool: string
  uploads: readonly PolicyFile[]
  changes: readonly DraftChange[]
}

export interface LaidDraft {
  /** The law that it is laid over. */
  law: Loaded
  /** Every file of the law as the draft has it, and the cases that came with it. */
  files: Map<string, string>
  cases: Map<string, string>
  /** The lines that the changes became. */
  written: { file: string; line: number; text: string }[]
  loaded: Loaded
}

/**
 * Lays a draft over the law: what is handed in takes the place of whole files, then the changed figures are written. Problems are those of
 * the changes; what the loader says of the files stands in `loaded.faults`. Where what is handed in does not load, no figure of it is changed.
 */
export function layDraft(
  texts: ReadonlyMap<string, string>,
  { pool, uploads, changes }: PolicyDraft,
): LaidDraft | { problems: DraftProblem[] } {
  const law = loadPolicies(texts)
  const handedIn = layOver(
    texts,
    uploads.map(({ path, text }) => [path, text] as const),
  )
  const below = uploads.length === 0 ? law : loadPolicies(handedIn.files)
  const whole: readonly DraftChange[] = below.release.pools.has(pool) ? changes : []
  const { files, written, problems } = writeChanges(below.release, pool, handedIn.files, whole)
  if (problems.length > 0) return { problems }
  return { law, files, cases: handedIn.cases, written, loaded: written.length > 0 ? loadPolicies(files) : below }
}

/** What a draft has that the law has not: files with another text and new ones, and its cases, in the order of their paths. */
export function changedFiles(law: ReadonlyMap<string, string>, { files, cases }: LaidDraft): PolicyFile[] {
  return [...files, ...cases]
    .filter(([path, text]) => law.get(path) !== text)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, text }))
}

/** Faults that a draft brings: what is wrong without it is no matter of it. */
export function broughtFaults({ law, loaded }: Pick<LaidDraft, 'law' | 'loaded'>): Loaded['faults'] {
  const said = ({ file, line, value, message }: Loaded['faults'][number]): string =>
    `${file}:${String(line)} ${String(value)} ${message}`
  const known = new Set(law.faults.map(said))
  return loaded.faults.filter((fault) => !known.has(said(fault)))
}
