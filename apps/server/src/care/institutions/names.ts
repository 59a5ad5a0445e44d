/**
 * The words that an institution is found by: pieces of its Chinese name, of its pinyin and of the initials of its pinyin.
 * Pieces of two or three letters in one array column, so that a plain GIN index finds any part of a name on a stock
 * PostgreSQL (docs/adr/0012); the exact part is compared afterwards.
 */
import type * as pinyinPackage from 'pinyin-pro'
import { late } from '../../platform/late/index.ts'

/** The dictionary is half a megabyte: read when the first name is indexed. */
const pinyinPro = () => late('pinyin-pro') as typeof pinyinPackage

interface NameIndex {
  /** The name without spaces and signs, Latin letters small. */
  searchName: string
  /** Its pinyin without tones and spaces; digits and Latin letters stay. */
  pinyin: string
  /** The first letter of each syllable, capitals; digits and Latin letters stay. */
  initials: string
  tokens: string[]
}

const notSearched = /[^\p{Script=Han}a-z0-9]/gu
const han = /^\p{Script=Han}$/u

/** Full-width letters become plain ones, capitals small; what is neither Chinese, letter nor digit goes. */
export function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(notSearched, '')
}

/** Everything the search needs of a name. */
export function indexName(name: string): NameIndex {
  const searchName = plainName(name)
  const syllables = pinyinPro().pinyin(searchName, { toneType: 'none', type: 'array', v: true, toneSandhi: false })
  const sounds = syllables.map(plainName)
  const joined = sounds.join('')
  const initials = sounds
    .map((sound, index) => (han.test([...searchName][index] ?? '') ? sound.slice(0, 1) : sound))
    .join('')
    .toUpperCase()
  const tokens = new Set<string>()
  const chinese = searchName.split(/[a-z0-9]+/)
  for (const part of chinese) for (const size of [1, 2]) for (const piece of pieces(part, size)) tokens.add(piece)
  for (const piece of pieces(initials, 2)) tokens.add(piece)
  for (const piece of pieces(joined, 3)) tokens.add(piece)
  return { searchName, pinyin: joined, initials, tokens: [...tokens] }
}

/** Every run of `size` characters, in order. */
export function pieces(text: string, size: number): string[] {
  const characters = [...text]
  return characters.slice(size - 1).map((_, index) => characters.slice(index, index + size).join(''))
}

/** One part of what was typed: it must occur in the name, or in the pinyin or the initials. */
export type SearchPart =
  | { kind: 'name'; text: string; tokens: string[] }
  | {
      kind: 'letters'
      initials: { text: string; tokens: string[] }
      /** From three letters on; shorter ones are initials. */
      pinyin: { text: string; tokens: string[] } | null
      /** Set when it may be the beginning of an institution's code. */
      code: string | null
    }

/** Splits what was typed at spaces, signs and where Chinese and letters meet. Empty for a text without either. */
export function readSearch(typed: string): SearchPart[] {
  const runs =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []
  return runs.slice(0, 8).map((run) => {
    if (/^\p{Script=Han}/u.test(run)) {
      return { kind: 'name', text: run, tokens: [...run].length === 1 ? [run] : pieces(run, 2) }
    }
    const capitals = run.toUpperCase()
    return {
      kind: 'letters',
      initials: { text: capitals, tokens: pieces(capitals, 2) },
      pinyin: run.length >= 3 ? { text: run, tokens: pieces(run, 3) } : null,
      code: /^[hp]\d{2,11}$/.test(run) ? capitals : null,
    }
  })
}
