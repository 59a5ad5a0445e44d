/**
 * Which typeface draws a character on paper. Nearly every one is in the paper's own (fonts.ts); for a rare one another
 * stands in: the further parts of Noto Sans SC, then HanaMin, which has the Han characters up to extension F. Both
 * packages cut their font into files of some hundred characters and say in their style sheet which are where.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type * as fontkitPackage from 'fontkit'
import type { Font } from 'fontkit'
import { late } from '../late/index.ts'
import { fontOf } from './fonts.ts'
import type { Weight } from './fonts.ts'
import { oneGlyphFont } from './one-glyph.ts'

/** A typeface as the PDF library takes it; the name tells it from others in one document. */
export interface Typeface {
  name: string
  bytes: Buffer
}

/** A file of the packages, and the code points that it says it has. */
interface Part {
  file: string
  ranges: readonly (readonly [from: number, to: number])[]
}

/** Read at the first paper, as the library that prints is. */
const fontkit = () => late('fontkit') as typeof fontkitPackage
const sheets: Record<Weight, readonly string[]> = {
  regular: ['@fontsource/noto-sans-sc/400.css', 'hanamin/HanaMin.css'],
  bold: ['@fontsource/noto-sans-sc/700.css', 'hanamin/HanaMin.css'],
}
const parts = new Map<Weight, Part[]>()
const opened = new Map<string, Font>()
const known: Record<Weight, Map<number, Typeface | undefined>> = { regular: new Map(), bold: new Map() }

/** The typeface that draws a code point in a weight; undefined where none has it. */
export function typefaceFor(codePoint: number, weight: Weight): Typeface | undefined {
  const found = known[weight].get(codePoint)
  if (found !== undefined || known[weight].has(codePoint)) return found
  const chosen = choose(codePoint, weight)
  known[weight].set(codePoint, chosen)
  return chosen
}

function choose(codePoint: number, weight: Weight): Typeface | undefined {
  const own = fontOf(weight)
  if (open(weight, () => own).hasGlyphForCodePoint(codePoint)) return { name: weight, bytes: own }
  for (const { file, ranges } of partsOf(weight)) {
    if (!ranges.some(([from, to]) => from <= codePoint && codePoint <= to)) continue
    const font = open(file, () => readFileSync(file))
    if (font.hasGlyphForCodePoint(codePoint)) return typefaceOf(font, codePoint, weight)
  }
  return undefined
}

/** One character of a font as a typeface of its own. */
function typefaceOf(font: Font, codePoint: number, weight: Weight): Typeface {
  const name = `U${codePoint.toString(16).toUpperCase()}${weight}`
  const { path, advanceWidth: advance } = font.glyphForCodePoint(codePoint)
  const { unitsPerEm, ascent, descent } = font
  return { name, bytes: oneGlyphFont({ codePoint, name, path, advance, unitsPerEm, ascent, descent }) }
}

/** Opened once a process: unpacking takes a moment. */
function open(name: string, read: () => Buffer): Font {
  let font = opened.get(name)
  if (font === undefined) {
    // Only a collection of fonts in one file would be something else.
    font = fontkit().create(read()) as Font
    opened.set(name, font)
  }
  return font
}

function partsOf(weight: Weight): readonly Part[] {
  let found = parts.get(weight)
  if (found === undefined) {
    found = sheets[weight].flatMap((sheet) => readSheet(late.resolve(sheet)))
    parts.set(weight, found)
  }
  return found
}

/** The files of a style sheet with their `unicode-range`. */
function readSheet(sheet: string): Part[] {
  const rules = readFileSync(sheet, 'utf8').matchAll(/url\(([^)]+\.woff2)\)[^}]*unicode-range:([^;}]+)/g)
  return Array.from(rules, ([, file = '', ranges = '']) => ({
    file: path.join(path.dirname(sheet), file),
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-')
      return [parseInt(from, 16), parseInt(to, 16)] as const
    }),
  }))
}
