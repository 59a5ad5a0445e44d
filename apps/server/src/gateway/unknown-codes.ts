import { placeName } from '../platform/places/index.ts'

/** Codes a text names at most. */
const named = 5

/** The codes, each once, the first few of them by name. */
export function codesWords(codes: Iterable<string>): string {
  const all = [...new Set(codes)]
  const shown = all.slice(0, named).join('、')
  return all.length > named ? `${shown}等${String(all.length)}个` : shown
}

/**
 * What is said of lines whose code the catalogue of the place of treatment does not know: they are out of scope, which
 * must never happen in silence (gateway contract, "Messages"). Empty where every code is known.
 */
export function unknownCodesWarning(place: string, lines: readonly { code: string; known: boolean }[]): string {
  const codes = lines.filter((line) => !line.known).map((line) => line.code)
  return codes.length === 0 ? '' : `${placeName(place)}目录没有编码${codesWords(codes)}，按全自费处理`
}
