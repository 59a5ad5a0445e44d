/**
 * A PDF document whose texts may need several typefaces: each stretch of a line is measured and drawn in the one that has
 * its characters. The library knows one typeface a text; line breaking, tables and tags are its own and go on as they
 * are, because both are asked here, at the two places where it measures and draws a stretch.
 */
import type pdfkit from 'pdfkit'
import { late } from '../late/index.ts'
import { fontOf } from './fonts.ts'
import type { Weight } from './fonts.ts'
import { typefaceFor } from './typefaces.ts'
import type { Typeface } from './typefaces.ts'

/** With what the library has measured of a line; left out, it measures again. */
type TextOptions = PDFKit.Mixins.TextOptions & {
  lineWidth?: number | undefined
  textWidth?: number | undefined
  wordCount?: number | undefined
}

/** What is used of the library beyond its types; its version is exact. */
interface Inner {
  _font: { ascender: number }
  _fontSize: number
  _fontFamilies: Record<string, unknown>
  _fragment(text: string, x: number, y: number, options: TextOptions): void
}
interface Stretch {
  typeface: Typeface
  text: string
}

function stretchesOf(text: string, weight: Weight): Stretch[] | undefined {
  const found: Stretch[] = []
  for (const character of text) {
    const typeface = typefaceFor(character.codePointAt(0)!, weight) ?? found.at(-1)?.typeface
    const last = found.at(-1)
    if (last !== undefined && last.typeface === typeface) last.text += character
    else if (typeface !== undefined) found.push({ typeface, text: character })
  }
  return found.every((one) => one.typeface.name === weight) ? undefined : found
}

/** The class over the library, which is read with all it needs at the first paper: a start prints nothing (ADR 0049). */
function makeClass() {
  const PDFDocument = late('pdfkit') as typeof pdfkit
  const inner = PDFDocument.prototype as unknown as Inner

  /** Written with `font('regular')` and `font('bold')`; every other typeface comes in by itself. */
  return class extends PDFDocument {
    /** While a stretch is drawn in its typeface, the library measures that stretch in the same. */
    #inStretch = false

    constructor(options: PDFKit.PDFDocumentOptions) {
      super(options)
      this.registerFont('regular', fontOf('regular'))
      this.registerFont('bold', fontOf('bold'))
    }

    override widthOfString(text: string, options: TextOptions = {}): number {
      const stretches = this.#stretches(text)
      if (stretches === undefined) return super.widthOfString(text, options)
      return stretches.reduce(
        (sum, one) => sum + this.#in(one.typeface, () => super.widthOfString(one.text, options)),
        0,
      )
    }

    /** Draws one line or a part of it; the library asks for it by this name. */
    _fragment(text: string, x: number, y: number, options: TextOptions): void {
      const stretches = this.#stretches(text)
      if (stretches === undefined) {
        inner._fragment.call(this, text, x, y, options)
        return
      }
      const { align } = options
      const { _font: own, _fontSize: size } = this as unknown as Inner
      const free = options.width === undefined ? 0 : (options.lineWidth ?? 0) - this.widthOfString(text, options)
      let left = x + (align === 'center' ? free / 2 : align === 'right' ? free : 0)
      // All stand on the line of the paper's own typeface.
      const baseline = (-own.ascender * size) / 1000
      const placed: TextOptions = { ...options, align: 'left', textWidth: undefined, wordCount: undefined, baseline }
      for (const one of stretches) {
        left += this.#in(one.typeface, () => {
          inner._fragment.call(this, one.text, left, y, placed)
          return super.widthOfString(one.text, options)
        })
      }
    }

    /** The stretches of a text that needs more than the paper's own typeface; undefined for nearly every text. */
    #stretches(text: string): Stretch[] | undefined {
      return this.#inStretch ? undefined : stretchesOf(text, this.#weight())
    }

    #weight(): Weight {
      const { _font, _fontFamilies } = this as unknown as Inner
      return _fontFamilies['bold'] === _font ? 'bold' : 'regular'
    }

    /** Does something in another typeface, and goes back to the paper's own. */
    #in<T>({ name, bytes }: Typeface, use: () => T): T {
      const weight = this.#weight()
      this.registerFont(name, bytes)
      this.font(name)
      this.#inStretch = true
      const done = use()
      this.#inStretch = false
      this.font(weight)
      return done
    }
  }
}

type MixedClass = ReturnType<typeof makeClass>
export type MixedDocument = InstanceType<MixedClass>
let made: MixedClass | undefined

/** A document of these options, with nothing on it. */
export function mixedDocument(options: PDFKit.PDFDocumentOptions): MixedDocument {
  made ??= makeClass()
  return new made(options)
}
