/**
 * A text as it can be drawn on paper. What cannot be seen is left out; what no typeface has is named by its code point,
 * so that no paper drops a character in silence.
 */
import type { Weight } from './fonts.ts'
import { typefaceFor } from './typefaces.ts'

interface Drawable {
  text: string
  /** Code points that no typeface has, as `U+30EDE`. */
  missing: readonly string[]
}

/** Joins letters and their marks, for typefaces that have the joined letter only. */
const MARKED_LETTERS = /\p{Script=Latin}\p{M}+/gu
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g

/** The text to draw in a weight, and what of it is named in place of drawn. */
export function drawable(text: string, weight: Weight): Drawable {
  const plain = text
    .replace(LINE_ENDS, '\n')
    .replace(UNSEEN, '')
    .replace(MARKED_LETTERS, (letter) => letter.normalize('NFC'))
  const missing: string[] = []
  let drawn = ''
  for (const character of plain) {
    const codePoint = character.codePointAt(0)!
    if (character === '\n' || typefaceFor(codePoint, weight) !== undefined) drawn += character
    else if (/[\t\p{Zs}]/u.test(character)) drawn += ' '
    else {
      const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
      missing.push(name)
      drawn += `〔${name}〕`
    }
  }
  return { text: drawn, missing }
}
