/**
 * What a fresh browser fetches for an address until its page stands, as the build wrote it down: the script and style of its
 * document and of the page that belongs to the address, with everything that these lead to.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A piece of the build's manifest; the key is the source, or the name of a piece that several share. */
export interface Piece {
  file: string
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

export type Manifest = Record<string, Piece>

interface Side {
  /** The document that the server sends, a source of the manifest as well. */
  document: 'index.html' | 'desk.html'
  /** What stands before each address of the table. */
  base: '' | '/desk'
  /** The table of its pages. */
  table: string
}

export const sides: readonly Side[] = [
  { document: 'index.html', base: '', table: 'phone-pages.ts' },
  { document: 'desk.html', base: '/desk', table: 'desk-pages.ts' },
]

export interface FirstLoad {
  document: Side['document']
  /** As the router writes it: `/filings/$id`. */
  address: string
  /** The manifest's names of the pieces, the document's own first. */
  pieces: string[]
  /** Files below the folder of the built pages. */
  scripts: string[]
  styles: string[]
}

/** The sources of the pages at each address of a table, those that lie round them first. Read as text: it is no program of Node's. */
function sourcesOf(table: string): Map<string, string[]> {
  const text = readFileSync(join(import.meta.dirname, 'src', table), 'utf8')
  const found = new Map<string, string[]>()
  let round: string[] = []
  const imports = text.matchAll(/(?:'(\/[^']*)'|(\w*Frame)\b)[^'\n]*\n?[^'\n]*\bimport\('\.\/([^']+)'\)/g)
  for (const [, address, , file] of imports) {
    const source = `src/${file!}`
    if (address === undefined) round = [source]
    else found.set(address, [...round, source])
  }
  const written = text.match(/\bimport\('/g)?.length ?? 0
  if (written === 0 || written !== found.size + round.length)
    throw new Error(`${table}: ${String(written)} pages are written there, ${String(found.size)} were understood.`)
  return found
}

/** Pieces with everything that they import at once, each after those that lead to it. */
function closure(manifest: Manifest, keys: readonly string[]): string[] {
  const met = new Set<string>()
  const visit = (key: string): void => {
    if (met.has(key)) return
    met.add(key)
    const piece = manifest[key]
    if (piece === undefined) throw new Error(`The build has no ${key}.`)
    piece.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...met]
}

/** The first load of every address. */
export function firstLoads(manifest: Manifest): FirstLoad[] {
  return sides.flatMap(({ document, base, table }) =>
    [...sourcesOf(table)].map(([address, sources]) => {
      const pieces = closure(manifest, [document, ...sources])
      const unique = (files: string[]) => [...new Set(files)]
      return {
        document,
        address: base + address,
        pieces,
        scripts: unique(pieces.map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js'))),
        styles: unique(pieces.flatMap((key) => manifest[key]!.css ?? [])),
      }
    }),
  )
}

/** What the build of a folder wrote down. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
}
