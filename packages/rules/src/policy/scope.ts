/** What reading one pool needs to know: the documents, the pool's own words, and where to put faults. */
import type { DocumentRecord } from './documents.ts'
import type { PoolKey, PoolWords } from './keys.ts'
import type { PolicyReader } from './read.ts'

export interface PolicyScope {
  reader: PolicyReader
  documents: ReadonlyMap<string, DocumentRecord>
  words: PoolWords
  /** Chinese names of the pool's own words. */
  titles: Readonly<Record<PoolKey, ReadonlyMap<string, string>>>
  /** The pool's own folder; what stands elsewhere is inherited. */
  folder: string
}
