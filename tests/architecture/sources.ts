/** Which files the architecture tests look at, and where the repository begins. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  path: string
  text: string
}

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const skippedAnywhere = new Set(['node_modules', 'dist', '.git', '.cache'])
const skippedAtTheRoot = new Set(['data'])

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skippedAnywhere.has(entry.name)) continue
    if (folder === repository && skippedAtTheRoot.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield relative(repository, path).split(sep).join('/')
  }
}

/** Every file of the repository that is not generated or installed, sorted by path. */
export function everyPath(): string[] {
  return [...walk(repository)].sort()
}

export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(repository, path), 'utf8') }
}

/** All TypeScript of the repository. */
export function typescriptFiles(): SourceFile[] {
  return everyPath()
    .filter((path) => /\.tsx?$/.test(path))
    .map(readSource)
}

/** Everything a person reads or writes as text; pictures and fonts are left out. */
export function textFiles(): SourceFile[] {
  return everyPath()
    .filter((path) =>
      /(\.(tsx?|js|mjs|json|ya?ml|md|sql|css|html|svg|txt)|^\.ci\/run|^LICENSE|^\.[a-z]+rc)$/.test(path),
    )
    .map(readSource)
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /(^|\/)testing(\/|\.ts$)/.test(path)
