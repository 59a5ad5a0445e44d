/**
 * Names of people. A name is kept and shown as it was typed; whether two names are the same is asked here and nowhere
 * else, because the same name leaves every keyboard in another form: the dot of 买买提·艾力 as one of a dozen dots, a full
 * stop or nothing, letters wide or small, a character by its compatibility form.
 */

/** What is not seen: zero width, direction marks, variation selectors, soft hyphens, controls. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu

/**
 * What stands between the parts of a name: spaces, the dots that keyboards offer for the interval dot (U+00B7), hyphens
 * and apostrophes. A star is none of them: it stands for a character that somebody has hidden.
 */
const BETWEEN = new RegExp(
  [
    '[\\s\\p{Zs}',
    '.\u00b0\u00b7\u02d9\u05bc\u0387\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25cf\u25e6\u26ac\u2981\u2e30\u2e31\u2e33',
    '\u3002\u30fb\ufe45\ufe52\uff0e\uff61\uff65\ua78f\u119e\u318d',
    '\\p{Pd}\u2212',
    "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u2032]",
  ].join(''),
  'gu',
)

/** Wide and narrow, compatibility and combined forms, capitals: one form for all. */
function plainLetters(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

/**
 * A name in the one form in which names are compared and indexed; never shown, never stored as the name. Different Han
 * characters stay different: a simplified character is not its traditional one (𬭚 is not 錞).
 */
export function foldedName(name: string): string {
  return bare(plainLetters(bare(name)))
}

/** Without what is not seen and what stands between; both also come out of a change of form. */
function bare(text: string): string {
  return text.replace(UNSEEN, '').replace(BETWEEN, '')
}

/** Whether two names are one, however each was typed. What has nothing in it is nobody's name. */
export function sameName(one: string, other: string): boolean {
  const folded = foldedName(one)
  return folded !== '' && folded === foldedName(other)
}

/** Characters of a name at least and at most; the longest names of the household register stay below. */
const SHORTEST_NAME = 2
const LONGEST_NAME = 60

/** What is wrong with the name of a person, as a sentence with the way out; undefined where nothing is. */
export function nameFault(name: string): string | undefined {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name.trim())) return '姓名里有不能显示的字符，请删去后重新填写。'
  const length = Array.from(foldedName(name)).length
  if (length < SHORTEST_NAME || /\p{Nd}/u.test(name)) return '请照证件填写完整姓名，至少两个字。'
  if (Array.from(name).length > LONGEST_NAME) return `姓名最多 ${String(LONGEST_NAME)} 个字，请照证件填写。`
  return undefined
}
