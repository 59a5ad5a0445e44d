/** What reading one pool needs to know: the documents, the pool's own words, and where to put faults. */
import type { DocumentRecord } from './documents.ts'
import type { At } from './faults.ts'
import type { PoolKey, PoolWords } from './keys.ts'
import type { PolicyReader } from './read.ts'

export interface PolicyScope {
  reader: PolicyReader
  /** Empty where documents.yaml could not be read at all: then no source can be checked, and its own fault says so. */
  documents: ReadonlyMap<string, DocumentRecord>
  words: PoolWords
  /** Chinese names of the pool's own words. */
  titles: Readonly<Record<PoolKey, ReadonlyMap<string, string>>>
  /** The pool's own folder; what stands elsewhere is inherited. */
  folder: string
  /** Where the pool says from whom it inherits. */
  inherits?: At
  /** Documents that the pool cites: a fault of theirs is a fault of the pool. */
  cited: Set<string>
}

/** A scope for files that use none of a pool's own words: filing, claims, guides, reference figures. */
export function wordlessScope(
  reader: PolicyReader,
  documents: PolicyScope['documents'],
  folder: string,
  cited = new Set<string>(),
): PolicyScope {
  const none = new Map<string, string>()
  return {
    reader,
    documents,
    words: { table: [], region: [], assistance: [] },
    titles: { table: none, region: none, assistance: none },
    folder,
    cited,
  }
}

/** Whether something stands in the pool's own files. */
export function isOwn(scope: PolicyScope, at: At): boolean {
  return at.file.startsWith(`${scope.folder}/`)
}

/**
 * Whom to tell of something that stands in a parent's file and is right there, but does not fit this pool: the pool, at the
 * line where it inherits, with a note of what it inherited.
 */
export function blamed(scope: PolicyScope, at: At): { at: At; note: string } {
  if (isOwn(scope, at)) return { at, note: '' }
  const own = scope.inherits ?? { file: `${scope.folder}/pool.yaml`, line: 1, column: 1 }
  return { at: own, note: `（继承自 ${at.file} 第 ${at.line} 行）` }
}
