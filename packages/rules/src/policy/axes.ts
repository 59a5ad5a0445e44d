/** The axes of a table: the words or ranges that each of its keys is cut into, and what a key written in it names. */
import type { At } from './faults.ts'
import { ALIASES, KEYS, RANGE_KEYS, isRangeKey, wordsOf } from './keys.ts'
import type { Key, RangeKey } from './keys.ts'
import { KEY_LABELS } from './labels.ts'
import { didYouMean } from './read.ts'
import type { PolicyScope } from './scope.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** A key of a table with the words or ranges that its cells are cut into. */
export interface Axis {
  key: Key
  labels: readonly string[]
  /** For range keys: raw number → index of the range. */
  ranges?: Int16Array
}

/** What one entry of a table's level stands for: a word or range of the axis, and whether it was written by its name. */
interface TableEntry {
  index: number
  node: YamlNode
  at: At
  /** False for `any` and `rest`, which name no word. */
  byName: boolean
}

interface Range {
  text: string
  least: number
  most: number
  at: At
}

function readRange(text: string, key: RangeKey, at: At): Range | undefined {
  const { least, most } = RANGE_KEYS[key]
  const match = /^(\d+)(?:(\+)|\s*-\s*(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const from = Number(match[1])
  const to = match[2] ? most : match[3] ? Number(match[3]) : from
  return from < least || to > most || to < from ? undefined : { text, least: from, most: to, at }
}

/** The axes of a table: words for word keys, the ranges that all versions name for range keys. */
export function readAxes(scope: PolicyScope, keys: readonly Key[], tables: readonly YamlNode[], what: string): Axis[] {
  return keys.map((key, depth) =>
    isRangeKey(key)
      ? rangeAxis(scope, key, rangesNamed(scope, key, depth, tables, what), what)
      : { key, labels: wordsOf(key, scope.words) },
  )
}

/** The ranges that the tables write at one level, each once; undefined where one cannot be read. */
function rangesNamed(
  scope: PolicyScope,
  key: RangeKey,
  depth: number,
  tables: readonly YamlNode[],
  what: string,
): Range[] | undefined {
  const found = new Map<string, Range>()
  let readable = true
  const visit = (node: YamlNode, level: number): void => {
    if (node.kind !== 'map') return
    for (const [text, entry] of node.entries) {
      if (level < depth) visit(entry.value, level + 1)
      else if (text !== 'any' && text !== 'rest' && !scope.reader.isDigits(text, entry)) {
        const range = readRange(text, key, entry.keyAt)
        readable &&= range !== undefined
        if (range) found.set(text, range)
        else
          scope.reader.fault(
            entry.keyAt,
            'wrong-value',
            text,
            `${what}：${KEY_LABELS[key]}“${text}”看不懂`,
            `写成 0-17、18-59、60+ 或单独一个数，${RANGE_KEYS[key].least} 到 ${RANGE_KEYS[key].most}`,
          )
      }
    }
  }
  for (const table of tables) visit(table, 0)
  return readable ? [...found.values()].sort((a, b) => a.least - b.least) : undefined
}

function rangeAxis(scope: PolicyScope, key: RangeKey, sorted: readonly Range[] | undefined, what: string): Axis {
  const { least, most } = RANGE_KEYS[key]
  const ranges = new Int16Array(most + 1).fill(-1)
  let expected: number = least
  for (const [index, range] of (sorted ?? []).entries()) {
    if (range.least > expected)
      scope.reader.fault(
        range.at,
        'gap',
        range.text,
        `${what}：${KEY_LABELS[key]} ${expected} 到 ${range.least - 1} 没有规定`,
        '补上这一段，或把相邻的一段写宽',
      )
    if (range.least < expected)
      scope.reader.fault(
        range.at,
        'overlap',
        range.text,
        `${what}：${KEY_LABELS[key]}“${range.text}”与前一段重叠`,
        '让各段首尾相接、互不重叠',
      )
    ranges.fill(index, range.least, range.most + 1)
    expected = range.most + 1
  }
  const last = sorted?.at(-1)
  if (last && expected <= most)
    scope.reader.fault(
      last.at,
      'gap',
      last.text,
      `${what}：${KEY_LABELS[key]} ${expected} 以上没有规定`,
      `最后一段写成“${last.least}+”`,
    )
  if (last === undefined) ranges.fill(0)
  return { key, labels: last === undefined ? ['any'] : sorted!.map(({ text }) => text), ranges }
}

/** The words that a table key names: one word, several separated by commas, or an alias for several. */
function wordsIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .flatMap((part) => ALIASES[part] ?? [part])
}

/** What the entries of one level of a table stand for; a word that the level's key does not have is a fault. */
export function tableEntries(
  scope: PolicyScope,
  axes: readonly Axis[],
  depth: number,
  map: MapNode,
  what: string,
): TableEntry[] {
  const { key, labels } = axes[depth]!
  const entries = [...map.entries].filter(([text, entry]) => !scope.reader.isDigits(text, entry))
  const named = entries.filter(([text]) => text !== 'any' && text !== 'rest')
  const words = named.flatMap(([text]) => wordsIn(text))
  if (words.length > 0 && !isRangeKey(key) && !words.some((word) => labels.includes(word)))
    if (reportOtherKey(scope, axes, depth, map, words, what)) return []
  const taken = new Set(words.map((word) => labels.indexOf(word)))
  const all = labels.map((_, index) => index)
  return entries.flatMap(([text, { keyAt, value }]): TableEntry[] => {
    if (text === 'any' || text === 'rest')
      return all
        .filter((index) => text === 'any' || !taken.has(index))
        .map((index) => ({ index, node: value, at: keyAt, byName: false }))
    return wordsIn(text).flatMap((word) => {
      const index = labels.indexOf(word)
      if (index >= 0) return [{ index, node: value, at: keyAt, byName: true }]
      if (!isRangeKey(key)) reportUnknownWord(scope, key, labels, word, keyAt)
      return []
    })
  })
}

function reportUnknownWord(scope: PolicyScope, key: Key, labels: readonly string[], word: string, at: At): void {
  const remedy = /[，、；]/.test(word) ? '几个词之间用半角逗号“,”隔开' : didYouMean(word, [...labels, 'any', 'rest'])
  scope.reader.fault(at, 'unknown-key', word, `${KEY_LABELS[key]}里没有“${word}”`, remedy)
}

/** Not one word fits the level's key, but all are words of another: the levels of the table and `by` are not in one order. */
function reportOtherKey(
  scope: PolicyScope,
  axes: readonly Axis[],
  depth: number,
  map: MapNode,
  words: readonly string[],
  what: string,
): boolean {
  const { key } = axes[depth]!
  const other = KEYS.find((one) => !isRangeKey(one) && words.every((word) => wordsOf(one, scope.words).includes(word)))
  if (other === undefined) return false
  const rest = axes.map((axis) => axis.key).filter((one) => one !== other)
  scope.reader.fault(
    map.at,
    'unknown-key',
    words.join('、'),
    `${what}：表的第 ${depth + 1} 层写的是${KEY_LABELS[other]}（${words.join('、')}），而 by 的第 ${depth + 1} 个键是 ${key}（${KEY_LABELS[key]}）`,
    `让 by 和表的层次一致，例如 by: [${[...rest.slice(0, depth), other, ...rest.slice(depth)].join(', ')}]`,
    `${map.at.file} ${what} levels`,
  )
  return true
}
