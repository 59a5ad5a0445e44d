/**
 * The away-from-home table (异地就医结算规则): an ordered list of rows, each a condition and what follows from it. It decides
 * every combination of the keys that its conditions name; the loader proves that, and that no row is in vain.
 */
import { FOREVER, formatDay } from '../days.ts'
import type { SpecReader } from '../engine/spec.ts'
import { REFUSALS } from '../mechanisms/refusal.ts'
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import { ALIASES, KEY_INDEX, WORDS, isRangeKey, wordsOf } from './keys.ts'
import type { Key, PoolKey, Situation, WordKey } from './keys.ts'
import { KEY_LABELS, labelOf } from './labels.ts'
import { UNITS } from './figure.ts'
import { readSource, readStatus } from './source.ts'
import type { Figure, Status, Unit } from './figure.ts'
import type { Parameter } from './parameter.ts'
import { didYouMean, shown } from './read.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** What a row does when it decides. */
export interface Effect {
  refuse?: { code: string; text: string; hint?: string }
  /** Open by the law: the case ends undetermined. */
  open?: boolean
  prepay?: Parameter
  pointsOff?: Parameter
  times?: Parameter
  /** Index of the pool's table. */
  table?: number
  accountOnly?: 'current-year' | 'past-year'
  /** The prepayment or the points are a cut because nothing was filed. */
  unfiled?: boolean
}

export interface Row {
  name: string
  title: string
  when: ReadonlyMap<Key, ReadonlySet<number>>
  effect: Effect
  source: Basis
  status: Status
  at: At
}

export interface AwayVersion {
  from: number
  to: number
  rows: readonly Row[]
  extras: readonly Row[]
  /** The decision as one look-up: keys used, strides, and the row of each cell. */
  keyIndex: Int32Array
  strides: Int32Array
  cells: Int16Array
}

const EFFECT_KEYS = [
  'refuse',
  'text',
  'hint',
  'open',
  'prepay',
  'points-off',
  'times',
  'table',
  'account-only',
  'cut',
] as const
const ROW_KEYS = ['name', 'title', 'when', 'then', 'source', 'status', 'note'] as const
const VERSION_KEYS = ['from', 'to', 'decide', 'rows', 'extras', 'note', 'inherit'] as const

function readWhen(spec: SpecReader, node: YamlNode | undefined, what: string): Map<Key, Set<number>> {
  const when = new Map<Key, Set<number>>()
  const map = node && spec.reader.map(node, undefined, `${what}的条件`)
  if (!map) return when
  const usable = [...Object.keys(WORDS), 'table', 'region', 'assistance'].filter((key) => key !== 'table')
  for (const [text, entry] of map.entries) {
    if (!usable.includes(text) || isRangeKey(text as Key)) {
      spec.reader.fault(entry.keyAt, 'unknown-key', text, `${what}：条件里没有“${text}”`, didYouMean(text, usable))
      continue
    }
    const key = text as WordKey | PoolKey
    const words = wordsOf(key, spec.scope.words)
    const items = entry.value.kind === 'list' ? entry.value.items : [entry.value]
    const numbers = new Set<number>()
    for (const item of items) {
      const word = spec.reader.text(item, `${what}的条件`)
      for (const one of word === undefined ? [] : (ALIASES[word] ?? [word])) {
        const number = words.indexOf(one)
        if (number >= 0) numbers.add(number)
        else
          spec.reader.fault(
            item.at,
            'wrong-value',
            one,
            `${what}：${KEY_LABELS[key]}里没有“${one}”`,
            didYouMean(one, [...words, ...Object.keys(ALIASES)]),
          )
      }
    }
    when.set(key, numbers)
  }
  return when
}

/** A figure written as a bare number in a row: it has the row's source and status, and the version's first day. */
function literal(
  spec: SpecReader,
  node: YamlNode,
  unit: Unit,
  name: string,
  title: string,
  from: number,
  source: Basis,
  status: Status,
): Parameter | undefined {
  const value = spec.reader.decimal(node, UNITS[unit], title)
  if (value === undefined) return undefined
  if (value > 1_000_000)
    return spec.reader.fault(
      node.at,
      'wrong-value',
      shown(node),
      `${title}超过 100%`,
      '写成 0 到 100 的百分数，times 写成 0 到 1',
    )
  const figure: Figure = { name, title, value, unit, status, from, source, at: node.at }
  return { name, title, unit, axes: [], versions: [{ from, to: FOREVER, cells: [figure] }], at: node.at }
}

function readEffect(
  spec: SpecReader,
  node: YamlNode,
  row: { name: string; title: string; source: Basis; status: Status },
  from: number,
): Effect {
  const { reader } = spec
  const what = `异地规则“${row.title}”`
  const effect: Effect = {}
  const map = reader.map(node, EFFECT_KEYS, `${what}的结果`)
  if (!map) return effect
  const figure = (key: string, unit: Unit, title: string): Parameter | undefined => {
    const value = map.entries.get(key)?.value
    if (!value) return undefined
    const name = `away.${row.name}.${key}`
    if (value.kind === 'scalar' && typeof value.value === 'number')
      return literal(spec, value, unit, name, `${title}（${row.title}）`, from, row.source, row.status)
    return spec.parameter(value, name, unit)
  }
  const prepay = figure('prepay', 'percent', '先行自付比例')
  const pointsOff = figure('points-off', 'points', '降低的百分点')
  const times = figure('times', 'factor', '按本地比例的倍数')
  if (prepay) effect.prepay = prepay
  if (pointsOff) effect.pointsOff = pointsOff
  if (times) effect.times = times
  const refuse = reader.text(map.entries.get('refuse')?.value, '不予支付的代码')
  if (refuse !== undefined) {
    const known = REFUSALS[refuse]
    const text = reader.text(map.entries.get('text')?.value, '原因') ?? known?.text
    const hint = reader.text(map.entries.get('hint')?.value, '出路') ?? known?.hint
    if (text === undefined)
      reader.fault(
        map.entries.get('refuse')!.value.at,
        'missing-key',
        refuse,
        `${what}：没有代码“${refuse}”的中文原因`,
        `补上“text: …”，或用已有的代码：${Object.keys(REFUSALS).join('、')}`,
      )
    else effect.refuse = { code: refuse, text, ...(hint === undefined ? {} : { hint }) }
  }
  if (reader.bool(map.entries.get('open')?.value, 'open')) effect.open = true
  const tableNode = map.entries.get('table')?.value
  const table = tableNode && reader.word(tableNode, spec.scope.words.table, '待遇表')
  if (table !== undefined) effect.table = spec.scope.words.table.indexOf(table)
  const account = reader.word(
    map.entries.get('account-only')?.value,
    ['current-year', 'past-year'] as const,
    'account-only',
  )
  if (account) effect.accountOnly = account
  const cut = reader.word(map.entries.get('cut')?.value, ['unfiled'] as const, 'cut')
  if (cut) effect.unfiled = true
  if (map.entries.size === 0)
    reader.fault(
      map.at,
      'missing-key',
      'then',
      `${what}没有写结果`,
      `写出 then: {…}，可用的有：${EFFECT_KEYS.join('、')}`,
    )
  return effect
}

function readRow(spec: SpecReader, node: YamlNode, from: number): Row | undefined {
  const { reader } = spec
  const map = reader.map(node, ROW_KEYS, '异地规则的一行')
  if (!map) return undefined
  const name = reader.text(reader.need(map, 'name', '异地规则的一行'), '行名')
  if (name === undefined) return undefined
  const title = reader.text(map.entries.get('title')?.value, '名称') ?? name
  const source = readSource(spec.scope, reader.need(map, 'source', `异地规则“${title}”`))
  const status = readStatus(spec.scope, map.entries.get('status')?.value) ?? 'stated'
  const then = reader.need(map, 'then', `异地规则“${title}”`)
  if (!source || !then) return undefined
  const when = readWhen(spec, map.entries.get('when')?.value, `异地规则“${title}”`)
  return {
    name,
    title,
    when,
    effect: readEffect(spec, then, { name, title, source, status }, from),
    source,
    status,
    at: node.at,
  }
}

/** An extra knows nothing but points off: whatever else it says would be lost silently, so it is refused. */
function isExtra(spec: SpecReader, row: Row): boolean {
  const says = Object.keys(row.effect)
  if (row.effect.pointsOff && says.every((key) => key === 'pointsOff' || key === 'unfiled')) return true
  spec.reader.fault(
    row.at,
    'wrong-value',
    row.name,
    `附加规则“${row.title}”只能写 points-off（和 cut）`,
    '把先行自付、打折、另立待遇表和不予支付写进 rows 的一行',
  )
  return false
}

/** Combinations that no case can have, so that no row need decide them. */
function impossible(words: ReadonlyMap<Key, number>, categories: ReadonlyMap<number, readonly number[]>): boolean {
  const is = (key: WordKey, word: string): boolean | undefined => {
    const value = words.get(key)
    return value === undefined ? undefined : (WORDS[key] as readonly string[])[value] === word
  }
  if (is('filing', 'none') === true && is('covers', 'yes') === true) return true
  const pharmacyKind = is('kind', 'pharmacy')
  const pharmacyLevel = is('level', 'pharmacy')
  if (pharmacyKind !== undefined && pharmacyLevel !== undefined && pharmacyKind !== pharmacyLevel) return true
  if (is('where', 'in-province') === true && is('city', 'big') === true) return true
  const insurance = words.get('insurance')
  const category = words.get('category')
  if (insurance !== undefined && !categories.has(insurance)) return true
  if (category !== undefined) {
    const allowed = insurance === undefined ? [...categories.values()].flat() : (categories.get(insurance) ?? [])
    if (!allowed.includes(category)) return true
  }
  return false
}

/** Reads `versions:` of away.yaml. `parents` are the versions it may take over with `inherit: yes`. */
export function readAway(
  spec: SpecReader,
  node: YamlNode | undefined,
  parents: YamlNode | undefined,
  categories: ReadonlyMap<number, readonly number[]>,
  firstDay: number,
  at: MapNode['at'],
): AwayVersion[] {
  const { reader } = spec
  const map = node && reader.map(node, ['title', 'versions', 'parameters'], 'away.yaml')
  const listNode = map && reader.need(map, 'versions', 'away.yaml')
  const list = listNode && reader.list(listNode, 'versions')
  const parentList = parents?.kind === 'map' ? parents.entries.get('versions')?.value : undefined
  const versions: AwayVersion[] = []
  for (const item of list?.items ?? []) {
    let versionMap = reader.map(item, VERSION_KEYS, '异地规则的一个版本')
    if (!versionMap) continue
    const from = reader.day(reader.need(versionMap, 'from', '异地规则的一个版本'), '生效日')
    if (from === undefined) continue
    if (versionMap.entries.has('inherit')) {
      const inherited = (parentList?.kind === 'list' ? parentList.items : []).find(
        (candidate): candidate is MapNode =>
          candidate.kind === 'map' &&
          (candidate.entries.get('from')?.value as { text?: string } | undefined)?.text === formatDay(from),
      )
      if (!inherited) {
        reader.fault(
          versionMap.at,
          'unknown-parent',
          formatDay(from),
          `上级没有 ${formatDay(from)} 起的异地规则`,
          '改成上级有的生效日，或写出自己的 rows',
        )
        continue
      }
      versionMap = inherited
    }
    const before = versions.at(-1)
    if (before && from <= before.from)
      reader.fault(
        item.at,
        'overlap',
        formatDay(from),
        `异地规则有两个版本同时生效（${formatDay(from)}）`,
        '按生效日从早到晚排列',
      )
    if (before) before.to = from - 1
    const decide = reader.word(
      reader.need(versionMap, 'decide', '异地规则的一个版本'),
      ['first-that-fits', 'exactly-one'] as const,
      'decide',
    )
    const readRows = (key: string): Row[] => {
      const rowsNode = versionMap.entries.get(key)?.value
      return (
        (rowsNode && reader.list(rowsNode, key)?.items)
          ?.map((row) => readRow(spec, row, from))
          .filter((row) => row !== undefined) ?? []
      )
    }
    const rows = readRows('rows')
    versions.push({
      ...decisionTable(spec, rows, decide === 'exactly-one', categories, versionMap),
      from,
      to: FOREVER,
      rows,
      extras: readRows('extras').filter((row) => isExtra(spec, row)),
    })
  }
  if (versions.length === 0)
    reader.fault(at, 'missing-key', 'away.yaml', '没有异地就医规则', '写出 away.yaml，或用 inherits 继承上级的')
  else if (versions[0]!.from > firstDay)
    reader.fault(
      at,
      'gap',
      formatDay(versions[0]!.from),
      `异地规则从 ${formatDay(versions[0]!.from)} 才有，而统筹区从 ${formatDay(firstDay)} 起执行`,
      '补上之前的版本；不知道就写一行 then: {open: yes}',
    )
  return versions
}

function decisionTable(
  spec: SpecReader,
  rows: readonly Row[],
  exactlyOne: boolean,
  categories: ReadonlyMap<number, readonly number[]>,
  at: MapNode,
): Pick<AwayVersion, 'keyIndex' | 'strides' | 'cells'> {
  const keys = (Object.keys(KEY_INDEX) as Key[]).filter((key) => rows.some((row) => row.when.has(key)))
  const sizes = keys.map((key) => wordsOf(key as WordKey, spec.scope.words).length)
  const strides = new Int32Array(keys.length)
  let size = 1
  for (let index = keys.length - 1; index >= 0; index--) {
    strides[index] = size
    size *= sizes[index]!
  }
  const cells = new Int16Array(size).fill(-1)
  const used = new Set<number>()
  let reported = 0
  const words = new Map<Key, number>()
  for (let cell = 0; cell < size; cell++) {
    keys.forEach((key, index) => words.set(key, Math.floor(cell / strides[index]!) % sizes[index]!))
    if (impossible(words, categories)) continue
    const fitting: number[] = []
    for (let index = 0; index < rows.length; index++) {
      let fits = true
      for (const [key, allowed] of rows[index]!.when) fits &&= allowed.has(words.get(key)!)
      if (!fits) continue
      fitting.push(index)
      if (!exactlyOne) break
    }
    const row = fitting[0]
    if (row !== undefined) {
      cells[cell] = row
      for (const index of fitting) used.add(index)
    }
    const sentence = (): string =>
      [...words]
        .map(([key, word]) => labelOf(key, wordsOf(key as WordKey, spec.scope.words)[word]!, spec.scope.titles))
        .join('、')
    if (row === undefined && reported++ < 3)
      spec.reader.fault(
        at.at,
        'undecided',
        sentence(),
        `没有一行异地规则决定“${sentence()}”，也没有标为待定`,
        '补一行规则；法规没有写就写 then: {open: yes}',
      )
    if (fitting.length > 1 && reported++ < 3)
      spec.reader.fault(
        at.at,
        'conflict',
        fitting.map((index) => rows[index]!.name).join('、'),
        `对“${sentence()}”，异地规则 ${fitting.map((index) => `“${rows[index]!.title}”（第 ${rows[index]!.at.line} 行）`).join('和')}都适用而没有先后`,
        '收窄条件，或写 decide: first-that-fits 让先写的先用',
      )
  }
  rows.forEach((row, index) => {
    // A row that the province states may be of no use to one of its pools; a pool's own row may not.
    if (!used.has(index) && row.at.file.startsWith(`${spec.scope.folder}/`))
      spec.reader.fault(
        row.at,
        'never-applies',
        row.name,
        `异地规则“${row.title}”永远用不上：前面的行已经决定了它的全部情形`,
        '删去它，或移到前面',
      )
  })
  return { keyIndex: Int32Array.from(keys, (key) => KEY_INDEX[key]), strides, cells }
}

/** Number of the row that decides a situation; -1 only where the loader has reported a fault. */
export function rowOf(version: AwayVersion, situation: Situation): number {
  const { keyIndex, strides, cells } = version
  let cell = 0
  for (let index = 0; index < keyIndex.length; index++) cell += situation[keyIndex[index]!]! * strides[index]!
  return cells[cell]!
}

/** Whether an extra's condition fits a situation. */
export function fits(row: Row, situation: Situation): boolean {
  for (const [key, allowed] of row.when) if (!allowed.has(situation[KEY_INDEX[key]]!)) return false
  return true
}
