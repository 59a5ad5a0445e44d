/**
 * A text as it can be drawn on paper. What nobody sees is left out. What is to be seen and no typeface has is named by its
 * code point, so that no paper drops it in silence: a character, and also the selector that chooses one of the forms of a
 * Han character, for each is drawn in the form that its typeface has, and a name may be written in another.
 */
import type { Weight } from './fonts.ts'
import { typefaceFor } from './typefaces.ts'

interface Drawable {
  text: string
  /** Code points that are not drawn, as `U+30EDE`. */
  missing: readonly string[]
}

/** Joins letters and their marks, for typefaces that have the joined letter only. */
const MARKED_LETTERS = /\p{Script=Latin}\p{M}+/gu
/** Chooses the form of the character before it; only of Han characters are the forms told apart in names. */
const SELECTOR = /\p{Variation_Selector}/u
const UNSEEN = /(?!(?<=\p{Script=Han})\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu
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
    const has = !SELECTOR.test(character) && typefaceFor(codePoint, weight) !== undefined
    if (has || character === '\n') drawn += character
    else if (/[\t\p{Zs}]/u.test(character)) drawn += ' '
    else {
      const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
      missing.push(name)
      drawn += `〔${name}〕`
    }
  }
  return { text: drawn, missing }
}
