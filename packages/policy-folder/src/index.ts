/** The one place that reads a policy folder from disk: its YAML files as text, and the content hash of a release. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPlaces, loadPolicies } from '@yidi/rules'
import type { Loaded, Places } from '@yidi/rules'
import { isAnyCaseFile, layOver } from './draft.ts'

export { broughtFaults, changedFiles, layDraft } from './draft.ts'
export type { LaidDraft, PolicyDraft, PolicyFile } from './draft.ts'

/** The policies of this repository. */
export const defaultPolicyFolder = fileURLToPath(new URL('../../../policy', import.meta.url))

/**
 * Path (relative, with /) → text of every file of a policy folder, in a fixed order. Cases are not law and are left out, as
 * are hidden files. What is no YAML is there too, so that the loader can say that nobody reads `benefits.yml`.
 */
export function readPolicyFolder(folder: string): Map<string, string> {
  return readFiles(
    folder,
    (path) => !/(^|\/)cases(-filing|-claims|-contributions|-oversight)?\/[^/]+\.yaml$/.test(path),
  )
}

/** Path (relative, with /) → text of the cases that lie beside the pools, for `runCases` and its likes. */
export function readCaseFolder(folder: string): Map<string, string> {
  return readFiles(folder, isAnyCaseFile)
}

function readFiles(folder: string, wanted: (path: string) => boolean): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)\./.test(path) && wanted(path))
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** The table of places of a policy folder alone, for what needs names and codes but no law. */
export function loadPlacesFolder(folder: string = defaultPolicyFolder): Places {
  return loadPlaces(readFiles(join(folder, 'places'), (path) => path.endsWith('.yaml')))
}

/** Content hash of a release: SHA-256 over every path and text, so that equal law has an equal id wherever it lies. */
function releaseId(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path.length}:${path}${text.length}:${text}`)
  return hash.digest('hex')
}

/** Reads and loads a policy folder. Faults are given back, not thrown. */
export function loadPolicyFolder(folder: string = defaultPolicyFolder): Loaded {
  const files = readPolicyFolder(folder)
  return loadPolicies(files, releaseId(files))
}

/** Reads and loads a policy folder with another laid over it (`layOver`). */
export function loadLaidOver(folder: string, draft: string): Loaded {
  const { files } = layOver(readPolicyFolder(folder), readPolicyFolder(draft))
  return loadPolicies(files, releaseId(files))
}
