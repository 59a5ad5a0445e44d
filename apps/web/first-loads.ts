/**
 * What a fresh browser fetches for an address until its page stands, as the build wrote it down: the script and style of its
 * document and of the page that belongs to the address, with everything that these lead to.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from './language.ts'

/** A piece of the build's manifest; the key is the source, or the name of a piece that several share. */
interface Piece {
  file: string
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

type Manifest = Record<string, Piece>

export interface Side {
  /** Its first script, and what the build writes of it. */
  name: 'phone' | 'phone-en' | 'desk'
  /** Whose pages it has: those of `src/phone-pages.ts` or of `src/desk-pages.ts`. */
  pages: 'phone' | 'desk'
  /** Which folder of `src/texts` its words come from. */
  language: Language
  /** The document that the server sends; a source of the manifest as well. */
  document: 'index.html' | 'en.html' | 'desk.html'
  /** What stands before each address of the table. */
  base: '' | '/en' | '/desk'
}

/** Built apart from each other: what both use is in the pieces of each, and no piece is cut in two for the other's sake. */
export const sides: readonly Side[] = [
  { name: 'phone', pages: 'phone', language: 'zh', document: 'index.html', base: '' },
  { name: 'phone-en', pages: 'phone', language: 'en', document: 'en.html', base: '/en' },
  { name: 'desk', pages: 'desk', language: 'zh', document: 'desk.html', base: '/desk' },
]

export interface FirstLoad {
  side: Side
  /** As the router writes it: `/filings/$id`. */
  address: string
  /** Files below the folder of the built pages, the document's own first. */
  scripts: string[]
  styles: string[]
}

/** The sources of the pages at each address of a table, those that lie round them first. Read as text: it is no program of Node's. */
function sourcesOf(side: Side): Map<string, string[]> {
  const table = `src/${side.pages}-pages.ts`
  const text = readFileSync(join(import.meta.dirname, table), 'utf8')
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

/** The first load of every address of the built pages in a folder. */
export function firstLoads(folder: string): FirstLoad[] {
  return sides.flatMap((side) => {
    const manifest = readManifest(folder, side)
    return [...sourcesOf(side)].map(([address, sources]) => {
      const pieces = closure(manifest, [side.document, ...sources]).map((key) => manifest[key]!)
      return {
        side,
        address: side.base + address,
        scripts: pieces.map(({ file }) => file),
        styles: [...new Set(pieces.flatMap(({ css }) => css ?? []))],
      }
    })
  })
}

/** Where the build of a side says which piece leads to which. */
export const manifestFile = ({ name }: Side): string => `.vite/${name}.json`

/** What the build of a side wrote down. */
export function readManifest(folder: string, side: Side): Manifest {
  return JSON.parse(readFileSync(join(folder, manifestFile(side)), 'utf8')) as Manifest
}
