/**
 * A parameter: one figure of the law, or one table of figures over up to five keys, with its dated versions. Every
 * figure carries its document, article, first day in force and status. A later version says only the cells that
 * change; the others go on with the figure, the day and the source they had.
 */
import { FOREVER, formatDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import { NO_LIMIT, UNITS } from './figure.ts'
import type { Figure, Status, Unit } from './figure.ts'
import { ALIASES, KEYS, RANGE_KEYS, isRangeKey, wordsOf } from './keys.ts'
import type { Key, RangeKey } from './keys.ts'
import { KEY_LABELS, labelOf } from './labels.ts'
import { didYouMean, shown } from './read.ts'
import type { PolicyScope } from './scope.ts'
import { readSource, readStatus } from './source.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** A key of a table with the words or ranges that its cells are cut into. */
interface Axis {
  key: Key
  labels: readonly string[]
  /** For range keys: raw number → index of the range. */
  ranges?: Int16Array
}

export interface Version {
  from: number
  /** Last day in force, or FOREVER. */
  to: number
  cells: (Figure | undefined)[]
}

export interface Parameter {
  name: string
  title: string
  unit: Unit
  axes: readonly Axis[]
  versions: readonly Version[]
  at: At
}

const PARAMETER_KEYS = ['title', 'term', 'unit', 'states', 'by', 'values', 'note'] as const
const VERSION_KEYS = ['from', 'to', 'source', 'status', 'value', 'table', 'note'] as const
const FIGURE_KEYS = ['value', 'status', 'source', 'note', 'like', 'person-share-times', 'times'] as const

function readRange(text: string, key: RangeKey): { least: number; most: number } | undefined {
  const { least, most } = RANGE_KEYS[key]
  const match = /^(\d+)(?:(\+)|\s*-\s*(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const from = Number(match[1])
  const to = match[2] ? most : match[3] ? Number(match[3]) : from
  return from < least || to > most || to < from ? undefined : { least: from, most: to }
}

/** The axes of a table: words for word keys, the ranges that all versions name for range keys. */
function readAxes(scope: PolicyScope, keys: readonly Key[], tables: readonly YamlNode[], what: string): Axis[] {
  return keys.map((key, depth) => {
    if (!isRangeKey(key)) return { key, labels: wordsOf(key, scope.words) }
    const found = new Map<string, { range: { least: number; most: number }; at: At }>()
    const visit = (node: YamlNode, level: number): void => {
      if (node.kind !== 'map') return
      for (const [text, entry] of node.entries) {
        if (level < depth) {
          visit(entry.value, level + 1)
          continue
        }
        if (text === 'any' || text === 'rest') continue
        const range = readRange(text, key)
        if (range) found.set(text, { range, at: entry.keyAt })
        else
          scope.reader.fault(
            entry.keyAt,
            'wrong-value',
            text,
            `${what}：${KEY_LABELS[key]}“${text}”看不懂`,
            '写成 0-17、18-59、60+ 或单独一个数',
          )
      }
    }
    for (const table of tables) visit(table, 0)
    const sorted = [...found].sort((a, b) => a[1].range.least - b[1].range.least)
    const { least, most } = RANGE_KEYS[key]
    const ranges = new Int16Array(most + 1).fill(-1)
    let expected: number = least
    sorted.forEach(([text, { range, at }], index) => {
      if (range.least > expected)
        scope.reader.fault(
          at,
          'gap',
          text,
          `${what}：${KEY_LABELS[key]} ${expected} 到 ${range.least - 1} 没有规定`,
          '补上这一段，或把相邻的一段写宽',
        )
      if (range.least < expected)
        scope.reader.fault(
          at,
          'overlap',
          text,
          `${what}：${KEY_LABELS[key]}“${text}”与前一段重叠`,
          '让各段首尾相接、互不重叠',
        )
      for (let raw = range.least; raw <= range.most; raw++) ranges[raw] = index
      expected = range.most + 1
    })
    const last = sorted.at(-1)
    if (last && expected <= most)
      scope.reader.fault(
        last[1].at,
        'gap',
        last[0],
        `${what}：${KEY_LABELS[key]} ${expected} 以上没有规定`,
        `最后一段写成“${last[1].range.least}+”`,
      )
    if (sorted.length === 0) ranges.fill(0)
    return { key, labels: sorted.length > 0 ? sorted.map(([text]) => text) : ['any'], ranges }
  })
}

/** Indices of the words that a table key names: one word, several separated by commas, an alias, `any`, or `rest`. */
function wordsNamed(scope: PolicyScope, axis: Axis, text: string, at: At, siblings: readonly string[]): number[] {
  const all = axis.labels.map((_, index) => index)
  if (text === 'any') return all
  if (text === 'rest') {
    const named = new Set(
      siblings.filter((other) => other !== 'rest').flatMap((other) => wordsNamed(scope, axis, other, at, [])),
    )
    return all.filter((index) => !named.has(index))
  }
  return text
    .split(',')
    .map((part) => part.trim())
    .flatMap((part) => ALIASES[part] ?? [part])
    .flatMap((word) => {
      const index = axis.labels.indexOf(word)
      if (index >= 0) return [index]
      if (!isRangeKey(axis.key))
        scope.reader.fault(
          at,
          'unknown-key',
          word,
          `${KEY_LABELS[axis.key]}里没有“${word}”`,
          didYouMean(word, [...axis.labels, 'any', 'rest']),
        )
      return []
    })
}

function readNumber(
  scope: PolicyScope,
  node: YamlNode,
  unit: Unit,
  states: 'fund' | 'person',
  what: string,
): number | undefined {
  if (node.kind === 'scalar' && node.text === 'none' && (unit === 'yuan' || unit === 'times')) return NO_LIMIT
  const value = scope.reader.decimal(node, UNITS[unit], what)
  if (value === undefined) return undefined
  if ((unit === 'percent' || unit === 'points') && value > 1_000_000)
    return scope.reader.fault(node.at, 'wrong-value', shown(node), `${what}超过 100%`, '写成 0 到 100 的百分数')
  return unit === 'percent' && states === 'person' ? 1_000_000 - value : value
}

interface VersionDefaults {
  from: number
  source: Basis | undefined
  status: Status
  note: string | undefined
}

/** Reads a parameter. `name` is its path in the pool ("employee.inpatient.deductible"). */
export function readParameter(scope: PolicyScope, node: YamlNode, name: string, unit?: Unit): Parameter | undefined {
  const { reader } = scope
  const map = reader.map(node, PARAMETER_KEYS, `参数 ${name}`)
  if (!map) return undefined
  const title = reader.text(reader.need(map, 'title', `参数 ${name}`), '名称') ?? name
  const what = `参数“${title}”`
  const ownUnit = map.entries.has('unit')
    ? reader.word(map.entries.get('unit')!.value, Object.keys(UNITS) as Unit[], `${what}的单位`)
    : unit
  if (!ownUnit) {
    if (!map.entries.has('unit'))
      reader.fault(
        map.at,
        'missing-key',
        'unit',
        `${what}缺少“unit”`,
        `补上一行“unit: …”，可用的有：${Object.keys(UNITS).join('、')}`,
      )
    return undefined
  }
  const states = map.entries.has('states')
    ? reader.word(map.entries.get('states')!.value, ['fund', 'person'] as const, `${what}的口径`)
    : 'fund'
  const byNode = map.entries.get('by')?.value
  const keys = byNode ? reader.words(byNode, KEYS, `${what}的键`) : []
  const valuesNode = reader.need(map, 'values', what)
  const list = valuesNode ? reader.list(valuesNode, `${what}的 values`) : undefined
  if (!list || !states) return undefined
  const versionMaps = list.items
    .map((item) => reader.map(item, VERSION_KEYS, `${what}的一项`))
    .filter((item) => item !== undefined)
  const tables = versionMaps
    .map((version) => version.entries.get('table')?.value)
    .filter((table) => table !== undefined)
  const axes = readAxes(scope, keys, tables, what)
  const versions: Version[] = []
  for (const version of versionMaps) {
    const read = readVersion(scope, version, { name, title, unit: ownUnit, states, axes }, versions.at(-1))
    if (read) versions.push(read)
  }
  if (versions.length === 0 && list.items.length === 0)
    reader.fault(
      list.at,
      'missing-key',
      'values',
      `${what}一个值也没有`,
      '至少写一项：- {from: 2024-01-01, source: {document: …, article: …}, value: …}',
    )
  return versions.length > 0 ? { name, title, unit: ownUnit, axes, versions, at: map.at } : undefined
}

function readVersion(
  scope: PolicyScope,
  version: MapNode,
  parameter: { name: string; title: string; unit: Unit; states: 'fund' | 'person'; axes: readonly Axis[] },
  before: Version | undefined,
): Version | undefined {
  const { reader } = scope
  const what = `参数“${parameter.title}”`
  const from = reader.day(reader.need(version, 'from', `${what}的一项`), '生效日')
  const to = version.entries.has('to') ? reader.day(version.entries.get('to')!.value, '失效日') : FOREVER
  const source = readSource(scope, reader.need(version, 'source', `${what}的一项`))
  if (from === undefined || to === undefined) return undefined
  if (to < from)
    reader.fault(version.at, 'wrong-value', formatDay(to), `${what}的失效日早于生效日`, '把 to 改成不早于 from 的日期')
  if (before && from <= (before.to === FOREVER ? before.from : before.to))
    reader.fault(
      version.at,
      'overlap',
      formatDay(from),
      `${what}有两个值同时生效（${formatDay(from)}）`,
      '按生效日从早到晚排列，每个生效日只写一项',
    )
  if (before && before.to !== FOREVER && from > before.to + 1)
    reader.fault(
      version.at,
      'gap',
      formatDay(from),
      `${what}从 ${formatDay(before.to + 1)} 到 ${formatDay(from - 1)} 没有值`,
      '让后一项的 from 紧接前一项的 to，或删去 to',
    )
  const size = parameter.axes.reduce((product, axis) => product * axis.labels.length, 1)
  const cells: (Figure | undefined)[] = before ? [...before.cells] : new Array<Figure | undefined>(size).fill(undefined)
  const defaults: VersionDefaults = {
    from,
    source,
    status: readStatus(scope, version.entries.get('status')?.value) ?? 'stated',
    note: reader.text(version.entries.get('note')?.value, '备注'),
  }
  const filled = new Map<number, At>()
  const put = (index: number, words: readonly string[], leaf: YamlNode): void => {
    const earlier = filled.get(index)
    if (earlier) {
      reader.fault(
        leaf.at,
        'conflict',
        words.join(' / '),
        `${what}：“${words.join(' / ')}”在第 ${earlier.line} 行已有一个值，两条都适用而没有先后`,
        '只留一处；要让一条兜底，把它的键写成 rest',
      )
      return
    }
    filled.set(index, leaf.at)
    cells[index] = readFigure(scope, leaf, parameter, defaults, words)
  }
  const descend = (node: YamlNode, depth: number, offset: number, words: readonly string[]): void => {
    const axis = parameter.axes[depth]
    if (!axis) return put(offset, words, node)
    const map = reader.map(node, undefined, `${what}按“${KEY_LABELS[axis.key]}”的一层`)
    if (!map) return
    const siblings = [...map.entries.keys()]
    for (const [text, entry] of map.entries) {
      for (const index of wordsNamed(scope, axis, text, entry.keyAt, siblings))
        descend(entry.value, depth + 1, offset * axis.labels.length + index, [...words, axis.labels[index]!])
    }
  }
  const value = version.entries.get('value')?.value
  const table = version.entries.get('table')?.value
  if (table && parameter.axes.length > 0) descend(table, 0, 0, [])
  else if (value && (parameter.axes.length === 0 || (value.kind === 'scalar' && value.text === 'open')))
    for (let index = 0; index < size; index++) cells[index] = readFigure(scope, value, parameter, defaults, [])
  else
    reader.fault(
      version.at,
      'missing-key',
      parameter.axes.length > 0 ? 'table' : 'value',
      `${what}的一项缺少${parameter.axes.length > 0 ? '“table”' : '“value”'}`,
      parameter.axes.length > 0
        ? `按 ${parameter.axes.map((axis) => axis.key).join('、')} 写出表；还不知道就写 value: open`
        : '写出数值；还不知道就写 value: open',
    )
  return { from, to, cells }
}

function readFigure(
  scope: PolicyScope,
  node: YamlNode,
  parameter: { name: string; title: string; unit: Unit; states: 'fund' | 'person'; axes: readonly Axis[] },
  defaults: VersionDefaults,
  words: readonly string[],
): Figure | undefined {
  const { reader } = scope
  const what = `参数“${parameter.title}”${words.length > 0 ? `（${words.join(' / ')}）` : ''}`
  const figure = (
    value: number,
    status: Status,
    source: Basis | undefined,
    note: string | undefined,
  ): Figure | undefined =>
    source && {
      name: [parameter.name, ...words].join('.'),
      title:
        words.length > 0
          ? `${parameter.title}（${words.map((word, index) => labelOf(parameter.axes[index]!.key, word, scope.titles)).join('、')}）`
          : parameter.title,
      value,
      unit: parameter.unit,
      status,
      from: defaults.from,
      source,
      at: node.at,
      ...(note === undefined ? {} : { note }),
    }
  if (node.kind === 'scalar' && node.text === 'open') return figure(Number.NaN, 'open', defaults.source, defaults.note)
  if (node.kind !== 'map') {
    const value = readNumber(scope, node, parameter.unit, parameter.states, what)
    return value === undefined
      ? undefined
      : figure(value, defaults.status === 'open' ? 'stated' : defaults.status, defaults.source, defaults.note)
  }
  const map = reader.map(node, FIGURE_KEYS, what)
  if (!map) return undefined
  const source = map.entries.has('source') ? readSource(scope, map.entries.get('source')!.value) : defaults.source
  const status = readStatus(scope, map.entries.get('status')?.value) ?? defaults.status
  const note = reader.text(map.entries.get('note')?.value, '备注') ?? defaults.note
  const like = map.entries.get('like')?.value
  if (like) {
    const likeMap = reader.map(
      like,
      parameter.axes.map((axis) => axis.key),
      `${what}的 like`,
    )
    const does = map.entries.has('person-share-times') ? 'person-share-times' : 'times'
    const factorNode = map.entries.get(does)?.value
    if (!likeMap || !factorNode)
      return reader.fault(
        map.at,
        'missing-key',
        'times',
        `${what}写了 like 而没有倍数`,
        '补上 person-share-times: 0.5 或 times: 0.5',
      )
    const factorPpm = reader.decimal(factorNode, 6, `${what}的倍数`)
    if (factorPpm === undefined) return undefined
    const cell = parameter.axes.map(
      (axis, index) => reader.text(likeMap.entries.get(axis.key)?.value, 'like') ?? words[index]!,
    )
    const read = figure(Number.NaN, status, source, note)
    return read && { ...read, derived: { cell, does, factorPpm } }
  }
  const valueNode = map.entries.get('value')?.value
  if (status === 'open' || (valueNode?.kind === 'scalar' && valueNode.text === 'open'))
    return figure(Number.NaN, 'open', source, note)
  if (!valueNode)
    return reader.fault(map.at, 'missing-key', 'value', `${what}缺少“value”`, '写出数值，或写 status: open')
  const value = readNumber(scope, valueNode, parameter.unit, parameter.states, what)
  return value === undefined ? undefined : figure(value, status, source, note)
}
