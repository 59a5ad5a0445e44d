/** Reading a policy tree with faults instead of exceptions: every function names what it expected and goes on. */
import { NO_DAY, parseDay } from '../days.ts'
import type { At, FaultCode, FaultList } from './faults.ts'
import type { ListNode, MapNode, ScalarNode, YamlNode } from './yaml.ts'

/** The text of a node for a fault message. */
export function shown(node: YamlNode): string {
  if (node.kind === 'scalar') return node.text
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

/** The remedy for a word that is not in a list: the nearest word, or the whole list. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = [...known].sort((a, b) => distance(word, a) - distance(word, b))[0]
  const close = nearest !== undefined && distance(word, nearest) <= Math.max(2, Math.floor(nearest.length / 3))
  return close ? `是不是想写 ${nearest}？可用的有：${known.join('、')}` : `可用的有：${known.join('、')}`
}

/** Reads nodes of a policy tree; whatever is not as it should be becomes a fault and `undefined`. */
export class PolicyReader {
  readonly faults: FaultList

  constructor(faults: FaultList) {
    this.faults = faults
  }

  fault(at: At, code: FaultCode, value: string, message: string, remedy: string): undefined {
    this.faults.add(at, code, value, message, remedy)
    return undefined
  }

  /** The node as a map whose keys are all known; unknown keys are faults. `known` undefined: any key. */
  map(node: YamlNode, known: readonly string[] | undefined, what: string): MapNode | undefined {
    if (node.kind !== 'map')
      return this.fault(node.at, 'wrong-type', shown(node), `${what}应当是一组“键: 值”`, '按模板写成缩进的键和值')
    if (known) {
      for (const [name, entry] of node.entries) {
        if (!known.includes(name))
          this.fault(entry.keyAt, 'unknown-key', name, `${what}里不认识的键“${name}”`, didYouMean(name, known))
      }
    }
    return node
  }

  list(node: YamlNode, what: string): ListNode | undefined {
    if (node.kind === 'list') return node
    return this.fault(
      node.at,
      'wrong-type',
      shown(node),
      `${what}应当是一个列表`,
      '每项以“- ”开头另起一行，或写成 [甲, 乙]',
    )
  }

  scalar(node: YamlNode, what: string): ScalarNode | undefined {
    if (node.kind === 'scalar' && node.value !== null) return node
    return this.fault(node.at, 'wrong-type', shown(node), `${what}应当是一个值`, '写成一个文字或数字')
  }

  /** The value under a key, or a `missing-key` fault. */
  need(map: MapNode, key: string, what: string): YamlNode | undefined {
    const entry = map.entries.get(key)
    if (entry) return entry.value
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

  /** A scalar out of a closed list. */
  word<T extends string>(node: YamlNode | undefined, known: readonly T[], what: string): T | undefined {
    const text = this.text(node, what)
    if (text === undefined || node === undefined) return undefined
    if ((known as readonly string[]).includes(text)) return text as T
    return this.fault(node.at, 'wrong-value', text, `${what}不能是“${text}”`, didYouMean(text, known))
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
    if (day !== NO_DAY) return day
    return this.fault(node.at, 'wrong-value', text, `${what}不是日期“${text}”`, '写成 2024-01-01 这样的年-月-日')
  }

  /** A decimal number, scaled to a whole: `scale` 4 reads percent into ppm, 2 yuan into fen, 0 a whole number. */
  decimal(node: YamlNode, scale: number, what: string): number | undefined {
    const scalar = this.scalar(node, what)
    if (!scalar) return undefined
    const match = /^(\d[\d_]*)(?:\.(\d+))?$/.exec(scalar.text)
    const decimals = match?.[2] ?? ''
    if (!match || decimals.length > scale) {
      const example = scale === 4 ? '82 或 82.5（最多四位小数）' : scale === 2 ? '800 或 800.50' : '3'
      return this.fault(
        node.at,
        'wrong-value',
        scalar.text,
        `${what}不是正确的数“${scalar.text}”`,
        `写成不带单位的数，例如 ${example}`,
      )
    }
    return Number(`${match[1]!.replaceAll('_', '')}${decimals.padEnd(scale, '0')}`)
  }
}
