/**
 * The situation: everything about a case that a rule may depend on, as small whole numbers. One list of keys serves
 * rate tables, deductibles and the away-from-home table alike; a condition in YAML is a key and one or more of its words.
 */
import { FILING_TYPE_NAMES, isLongTerm } from '../filing/filing-types.ts'
import { CATEGORIES, INSTITUTION_LEVELS, INSURANCES, ROUTES, VISIT_KINDS } from '../quote/words.ts'

/** Keys with a fixed list of words. The order of the words is their number. */
export const WORDS = {
  insurance: INSURANCES,
  category: CATEGORIES,
  tier: ['tier-1', 'tier-2'],
  contracted: ['no', 'yes'],
  kind: VISIT_KINDS,
  level: INSTITUTION_LEVELS,
  where: ['home', 'in-province', 'out-of-province'],
  city: ['other', 'big'],
  designated: ['no', 'yes'],
  networked: ['no', 'yes'],
  emergency: ['no', 'yes'],
  filing: ['none', ...FILING_TYPE_NAMES],
  covers: ['no', 'yes'],
  route: ROUTES,
} as const

/** Keys whose words a pool names itself, in pool.yaml. */
const POOL_KEYS = ['table', 'region', 'assistance'] as const
/** Keys that a table cuts into ranges of its own: "0-17", "18+"; "1", "2", "3+". */
export const RANGE_KEYS = { age: { least: 0, most: 150 }, stay: { least: 1, most: 60 } } as const

export type WordKey = keyof typeof WORDS
export type PoolKey = (typeof POOL_KEYS)[number]
export type RangeKey = keyof typeof RANGE_KEYS
export type Key = WordKey | PoolKey | RangeKey

/** Position of each key in a situation. */
export const KEYS = [
  ...(Object.keys(WORDS) as WordKey[]),
  ...POOL_KEYS,
  ...(Object.keys(RANGE_KEYS) as RangeKey[]),
] as const
export const KEY_INDEX: Readonly<Record<Key, number>> = Object.fromEntries(
  KEYS.map((key, index) => [key, index]),
) as Record<Key, number>
export const KEY_COUNT = KEYS.length

/** A case as rules see it: one small number a key. */
export type Situation = Int32Array

/** The long-term filing types stand behind one word in conditions (policy-facts section 3). */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'long-term': FILING_TYPE_NAMES.filter(isLongTerm),
}

/** The words of the keys that a pool names itself. */
export type PoolWords = Readonly<Record<PoolKey, readonly string[]>>

/** All words a key can take in a pool; range keys have none of their own. */
export function wordsOf(key: WordKey | PoolKey, pool: PoolWords): readonly string[] {
  return key in WORDS ? WORDS[key as WordKey] : pool[key as PoolKey]
}

/** Whether tables cut this key into ranges of their own (`age`, `stay`). */
export function isRangeKey(key: Key): key is RangeKey {
  return key in RANGE_KEYS
}

/** What can be at all for one insurance and kind of visit in a pool: which numbers each key may take. */
export interface Possible {
  /** -1: any insurance of the pool. */
  insurance: number
  /** -1: any kind of visit. */
  kind: number
  categories: readonly number[]
}

/** Whether a number of a key can occur in this context (a pharmacy has the level pharmacy, no resident is retired …). */
export function canBe(key: Key, word: number, possible: Possible | undefined): boolean {
  if (!possible) return true
  if (key === 'insurance') return possible.insurance < 0 || word === possible.insurance
  if (key === 'kind') return possible.kind < 0 || word === possible.kind
  if (key === 'category') return possible.categories.includes(word)
  // Employees have no contribution tier: the first word stands for none.
  if (key === 'tier') return word === 0 || possible.insurance < 0 || WORDS.insurance[possible.insurance] === 'resident'
  if (key === 'level' && possible.kind >= 0)
    return (WORDS.level[word] === 'pharmacy') === (WORDS.kind[possible.kind] === 'pharmacy')
  return true
}
