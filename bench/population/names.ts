/**
 * What in a template belongs to one person alone, and what a clone has in its place: numbers, names, identifiers of visits
 * and records, message ids. Each has the shape of the one it stands for, and follows from the clone's number alone, so
 * that the same seed gives the same people.
 */

/** Most names that a template may have; the digits and letters of a clone's names count in steps of it. */
const namesAtMost = 1024

/** What makes one clone: the numbers and names of a person of its own. */
export interface CloneOf {
  /** Counts all clones of a population from nought. */
  index: number
  personNo: string
  idNumber: string
  name: string
  phone: string
  card: string
}

/** The same of a person that is copied. */
export type TemplatePerson = Omit<CloneOf, 'index'>

const personFields = ['personNo', 'idNumber', 'name', 'phone', 'card'] as const

type Renaming = (clone: CloneOf, place: number) => string

const digits = (clone: CloneOf, place: number, width: number): string =>
  String(clone.index * namesAtMost + place).padStart(width, '0')

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function lettersOf(clone: CloneOf, place: number): string {
  // A step that shares no divisor with 31^10 goes through all words once before one comes again.
  let rest = (BigInt(clone.index * namesAtMost + place) * 362_846_119_393_201n) % 819_628_286_980_801n
  let word = ''
  for (let at = 0; at < 10; at++) {
    word += letters[Number(rest % 31n)]!
    rest /= 31n
  }
  return word
}

function uuidOf(clone: CloneOf, place: number): string {
  const count = digits(clone, place, 12)
  const mixed = (Math.imul(clone.index * namesAtMost + place, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `${mixed}-0000-4000-8000-${count}`
}

/** Names that are known by their shape, with what a clone is given. The first that fits a place counts. */
const shapes: readonly (readonly [pattern: string, renaming: (original: string) => Renaming])[] = [
  // Message id: institution, day, ten digits.
  [
    String.raw`(?<![0-9A-Z])[HP]\d{11}20\d{15,20}(?!\d)`,
    (original) => (clone, place) => `${original.slice(0, 20)}9${digits(clone, place, 9).slice(-9)}`,
  ],
  // Visit or settlement: moment, ten digits.
  [
    String.raw`(?<!\d)20\d{22}(?!\d)`,
    (original) => (clone, place) => `${original.slice(0, 14)}9${digits(clone, place, 9).slice(-9)}`,
  ],
  // Record: letter, pool, day, ten letters.
  [
    String.raw`(?<![0-9A-Z])[A-Z]\d{6}-\d{8}-[2-9A-Z]{10}(?![0-9A-Z])`,
    (original) => (clone, place) => `${original.slice(0, 17)}${lettersOf(clone, place)}`,
  ],
  [
    String.raw`(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-f])`,
    () => uuidOf,
  ],
]

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A text with holes: numbers are places of names. */
export type Pattern = readonly (string | number)[]

/** The names of one template, in the order in which they were met. */
export class Names {
  readonly #places = new Map<string, number>()
  readonly #renamings: Renaming[] = []
  readonly #found: RegExp

  constructor(person: TemplatePerson) {
    const own = personFields.filter((field) => person[field] !== '')
    for (const field of own) {
      this.#places.set(person[field], this.#renamings.length)
      this.#renamings.push((clone) => clone[field])
    }
    this.#found = new RegExp(
      [...own.map((field) => quoted(person[field])), ...shapes.map(([text]) => text)].join('|'),
      'g',
    )
  }

  /** The text with a hole at each name. */
  pattern(text: string): Pattern {
    const parts: (string | number)[] = []
    let last = 0
    for (const { 0: name, index } of text.matchAll(this.#found)) {
      if (index > last) parts.push(text.slice(last, index))
      parts.push(this.#placeOf(name))
      last = index + name.length
    }
    if (last < text.length || parts.length === 0) parts.push(text.slice(last))
    return parts
  }

  #placeOf(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const [, renaming] = shapes.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(name))!
    const place = this.#renamings.push(renaming(name)) - 1
    if (place >= namesAtMost) throw new Error(`a template has more than ${String(namesAtMost)} names`)
    this.#places.set(name, place)
    return place
  }

  /** What a clone has at each place. */
  valuesFor(clone: CloneOf): string[] {
    return this.#renamings.map((rename, place) => rename(clone, place))
  }
}

/** The text of a clone. */
export function fill(pattern: Pattern, values: readonly string[]): string {
  let text = ''
  for (const part of pattern) text += typeof part === 'string' ? part : values[part]!
  return text
}
