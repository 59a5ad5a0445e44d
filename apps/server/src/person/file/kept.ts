/**
 * What was read for a pre-settlement is kept for the settlement that follows it, mostly within minutes: it then reads what
 * is not guarded by the person's version, with that version, and the rest only where somebody wrote meanwhile. What
 * was computed from a kept file is written under the same condition as ever: that the version still is the one it has.
 */
import { LRUCache } from 'lru-cache'
import type { FileQuery, Records } from './part.ts'
import { parts } from './parts/index.ts'
import type { PartName } from './parts/index.ts'
import { readFile } from './read.ts'
import type { FileWith } from './read.ts'

/** Rows of all kept files together, some 500 bytes each; a bill of a long stay has thousands. */
const mostRows = 60_000
/** Nobody's file stays in memory longer than somebody waits at a counter. */
const longestMs = 15 * 60_000

/** The guarded parts of a file by their keys, and the version that guards them. */
interface Kept {
  version: number
  parts: Readonly<Record<string, unknown>>
}

/** Each database has its own: two of them may know different people by one number. */
const caches = new WeakMap<Records['ciphers'], LRUCache<string, Kept>>()

function cacheOf({ ciphers }: Records): LRUCache<string, Kept> {
  const known = caches.get(ciphers)
  if (known !== undefined) return known
  const made = new LRUCache<string, Kept>({ maxSize: mostRows, ttl: longestMs, sizeCalculation: rowsOf })
  caches.set(ciphers, made)
  return made
}

const rowsOf = (kept: Kept): number =>
  Object.values(kept.parts).reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 1), 1)

const isGuarded = (name: PartName): boolean => !('unguarded' in parts[name])

const nameOf = ({ personNo, visitId = '', institution = '' }: FileQuery, names: readonly PartName[]): string =>
  [personNo, visitId, institution, ...names.filter(isGuarded)].join(' ')

/** Keeps the guarded parts of a file that was just read; whoever has it changes nothing in it. */
export function keepFile<Name extends PartName>(
  db: Records,
  query: FileQuery,
  names: readonly Name[],
  file: FileWith<Name>,
): void {
  const guarded = names.filter(isGuarded).map((name) => parts[name].key)
  const values = file as unknown as Record<string, unknown>
  cacheOf(db).set(nameOf(query, names), {
    version: file.version,
    parts: Object.fromEntries(guarded.map((key) => [key, values[key]])),
  })
}

/**
 * Reads parts of a person's file as `readFile` does, but takes what is kept of it where the person's version is still the
 * same. What is taken is kept no longer: a settlement raises the version.
 */
export async function readKeptFile<Name extends PartName>(
  db: Records,
  query: FileQuery,
  names: readonly Name[],
): Promise<FileWith<Name> | undefined> {
  const name = nameOf(query, names)
  const kept = cacheOf(db).get(name)
  if (kept === undefined) return readFile(db, query, names)
  cacheOf(db).delete(name)
  const fresh = await readFile(
    db,
    query,
    names.filter((one) => !isGuarded(one)),
  )
  if (fresh === undefined) return undefined
  if (fresh.version !== kept.version) return readFile(db, query, names)
  return { ...fresh, ...kept.parts } as unknown as FileWith<Name>
}
