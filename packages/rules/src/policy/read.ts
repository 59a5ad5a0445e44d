/** Reading a policy tree with faults instead of exceptions: every function names what it expected and goes on. */
import { NO_DAY, parseDay } from '../days.ts'
import type { At, FaultCode, FaultList } from './faults.ts'
import { QUANTITIES } from './figure-places.ts'
import type { Quantity } from './figure-places.ts'
import { wholeOf, wrongFigure } from './number.ts'
import type { ListNode, MapNode, ScalarNode, YamlNode } from './yaml.ts'

/** The text of a node for a fault message. */
export function shown(node: YamlNode): string {
  if (node.kind === 'scalar') return node.value === null ? '空' : node.text
  return node.kind === 'map' ? `{${[...node.entries.keys()].join(', ')}}` : `[${node.items.length} 项]`
}

function distance(left: string, right: string): number {
  const row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    let diagonal = row[0]!
    row[0] = i
    for (let j = 1; j <= right.length; j++) {
      const above = row[j]!
      row[j] = Math.min(above + 1, row[j - 1]! + 1, diagonal + (left[i - 1] === right[j - 1] ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.length]!
}

/** The known word that a misspelt one is close to. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const least = [...known].sort((a, b) => distance(word, a) - distance(word, b))[0]
  const close = least !== undefined && distance(word, least) <= Math.max(2, Math.floor(least.length / 3))
  return close ? least : undefined
}

/** The remedy for a word that is not in a list: the nearest word, or the whole list. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word.normalize('NFKC'), known)
  const all = known.length > 0 ? `可用的有：${known.join('、')}` : '这里还没有可用的'
  return meant === undefined ? all : `是不是想写 ${meant}？${all}`
}

/** The year of a law: what lies outside is a slip of the pen. */
const YEARS = { least: 1949, most: 2099 }

/** A day that was written in another way: 2024/1/1, 20240101, 2024年1月1日. */
function dayMeant(text: string): string | undefined {
  const match = /^(\d{4})\D*?(\d{1,2})(?:\D+(\d{1,2})|(\d{2}))\D*$/.exec(text.normalize('NFKC'))
  if (!match) return undefined
  const day = [match[1]!, match[2]!.padStart(2, '0'), (match[3] ?? match[4]!).padStart(2, '0')].join('-')
  return parseDay(day) === NO_DAY ? undefined : day
}

/** What a fault calls the keys that are for readers alone. */
const REMARKS: Readonly<Record<string, string>> = { title: '名称', note: '备注' }

/** Reads nodes of a policy tree; whatever is not as it should be becomes a fault and `undefined`. */
export class PolicyReader {
  readonly faults: FaultList
  /** Keys of a map that somebody misspelt: they are there, and nobody need hear that they are missing. */
  private readonly misspelt = new WeakMap<MapNode, Set<string>>()

  constructor(faults: FaultList) {
    this.faults = faults
  }

  /**
   * How often a fault was told so far, repetitions included: what is read without a further one is sound, and only that is
   * checked further. (What is read a second time, by `as` or by inheritance, finds its faults a second time.)
   */
  get count(): number {
    return this.faults.told
  }

  /** `cause`: what is the same fault wherever it shows (FaultList.add). */
  fault(at: At, code: FaultCode, value: string, message: string, remedy: string, cause?: string): undefined {
    this.faults.add(at, code, value, message, remedy, cause)
    return undefined
  }

  /** The node as a map whose keys are all known; unknown keys are faults. `known` undefined: any key. */
  map(node: YamlNode, known: readonly string[] | undefined, what: string): MapNode | undefined {
    if (node.kind !== 'map')
      return this.fault(
        node.at,
        'wrong-type',
        shown(node),
        `${what}应当是一组“键: 值”，不能是“${shown(node)}”`,
        node.kind === 'scalar' && node.text.includes('：')
          ? '把全角冒号“：”换成半角冒号和一个空格“: ”'
          : '按模板写成缩进的键和值',
      )
    for (const [name, entry] of known ? node.entries : [])
      if (!known!.includes(name) && !this.isDigits(name, entry)) this.unknownKey(node, name, entry.keyAt, known!, what)
    return node
  }

  private unknownKey(node: MapNode, name: string, at: At, known: readonly string[], what: string): void {
    const open = known.filter((key) => !node.entries.has(key))
    const meant = nearest(name, open)
    if (meant !== undefined) this.misspelt.set(node, (this.misspelt.get(node) ?? new Set()).add(meant))
    this.fault(at, 'unknown-key', name, `${what}里不认识的键“${name}”`, didYouMean(name, known))
  }

  /** `{value: 40,000}` is YAML for 40 and a key 000: one slip, told as what it is. */
  isDigits(name: string, entry: { keyAt: At; value: YamlNode }): boolean {
    if (!/^\d{3}(\.\d+)?$/.test(name) || entry.value.kind !== 'scalar' || entry.value.value !== null) return false
    this.fault(
      entry.keyAt,
      'wrong-value',
      `,${name}`,
      `数字里有千分位的逗号“,${name}”，逗号后面成了另一个键`,
      '去掉数字里的逗号，例如 40,000 写成 40000',
    )
    return true
  }

  /** Whether one of these keys stands in the map, but misspelt. */
  isMisspelt(map: MapNode, ...keys: readonly string[]): boolean {
    return keys.some((key) => this.misspelt.get(map)?.has(key) === true)
  }

  list(node: YamlNode, what: string): ListNode | undefined {
    if (node.kind === 'list') return node
    return this.fault(
      node.at,
      'wrong-type',
      shown(node),
      `${what}应当是一个列表，不能是“${shown(node)}”`,
      '每项以“- ”开头另起一行，或写成 [甲, 乙]',
    )
  }

  scalar(node: YamlNode, what: string): ScalarNode | undefined {
    if (node.kind === 'scalar' && node.value !== null && node.text.trim() !== '') return node
    const empty = node.kind === 'scalar'
    return this.fault(
      node.at,
      'wrong-type',
      shown(node),
      empty ? `${what}后面空着` : `${what}应当是一个值，不能是“${shown(node)}”`,
      '写成一个文字或数字',
    )
  }

  /** The value under a key, or a `missing-key` fault. */
  need(map: MapNode, key: string, what: string): YamlNode | undefined {
    const entry = map.entries.get(key)
    if (entry) return entry.value
    if (this.isMisspelt(map, key)) return undefined
    return this.fault(map.at, 'missing-key', key, `${what}缺少“${key}”`, `补上一行“${key}: …”`)
  }

  optional(map: MapNode, key: string): YamlNode | undefined {
    return map.entries.get(key)?.value
  }

  text(node: YamlNode | undefined, what: string): string | undefined {
    if (!node) return undefined
    const scalar = this.scalar(node, what)
    return scalar ? scalar.text : undefined
  }

  /** Keys that are for whoever reads the file (a title, a note): nothing follows from them, and they are words all the same. */
  remarks(map: MapNode, ...keys: readonly string[]): void {
    for (const key of keys) this.text(map.entries.get(key)?.value, REMARKS[key] ?? key)
  }

  /** A scalar out of a closed list. */
  word<T extends string>(node: YamlNode | undefined, known: readonly T[], what: string): T | undefined {
    const text = this.text(node, what)
    if (text === undefined || node === undefined) return undefined
    if ((known as readonly string[]).includes(text)) return text as T
    const remedy = /[，、；]/.test(text) ? '几个词之间用半角逗号“,”隔开' : didYouMean(text, known)
    return this.fault(node.at, 'wrong-value', text, `${what}不能是“${text}”`, remedy)
  }

  /** One word or a list of words, each out of a closed list. */
  words<T extends string>(node: YamlNode, known: readonly T[], what: string): T[] {
    const items = node.kind === 'list' ? node.items : [node]
    return items.map((item) => this.word(item, known, what)).filter((word) => word !== undefined)
  }

  bool(node: YamlNode | undefined, what: string): boolean | undefined {
    const word = this.word(node, ['yes', 'no', 'true', 'false'] as const, what)
    return word === undefined ? undefined : word === 'yes' || word === 'true'
  }

  day(node: YamlNode | undefined, what: string): number | undefined {
    const text = this.text(node, what)
    if (text === undefined || node === undefined) return undefined
    const day = parseDay(text)
    const year = Number(text.slice(0, 4))
    // A last day of 9999 is a way to say "without end", and is told what to do about it elsewhere.
    if (day !== NO_DAY && ((year >= YEARS.least && year <= YEARS.most) || year === 9999)) return day
    const meant = dayMeant(text)
    return this.fault(
      node.at,
      'wrong-value',
      text,
      day === NO_DAY ? `${what}不是日期“${text}”` : `${what}“${text}”的年份不对`,
      `${meant === undefined || meant === text ? '' : `是不是 ${meant}？`}写成 2024-01-01 这样的年-月-日，${YEARS.least} 到 ${YEARS.most} 年`,
    )
  }

  /** A figure as a whole of its unit's smallest step: percent as ppm, yuan as fen, days as they are. */
  figure(node: YamlNode, quantity: Quantity, what: string): number | undefined {
    const text = node.kind === 'scalar' && node.value === null ? '' : shown(node)
    const wrong = wrongFigure(text, quantity, what)
    if (wrong === undefined) return wholeOf(text, quantity.unit)
    return this.fault(node.at, 'wrong-value', shown(node), wrong.message, wrong.remedy)
  }

  /** A whole number of days, months, working days or things. */
  whole(node: YamlNode, unit: 'days' | 'months' | 'working-days' | 'count', what: string): number | undefined {
    return this.figure(node, QUANTITIES[unit], what)
  }
}
