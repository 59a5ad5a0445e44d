/**
 * The away-from-home table (异地就医结算规则): an ordered list of rows, each a condition and what follows from it. It decides
 * every combination of the keys that its conditions name; the loader proves that, and that no row is in vain.
 */
import { FOREVER, NO_DAY, formatDay } from '../days.ts'
import type { SpecReader } from '../engine/spec.ts'
import { decisionTable } from './decision-table.ts'
import type { DecisionTable, Row } from './decision-table.ts'
import { ALIASES, WORDS, isRangeKey, wordsOf } from './keys.ts'
import type { Key, PoolKey, WordKey } from './keys.ts'
import { KEY_LABELS } from './labels.ts'
import { checkFirm, readSource, readStatus } from './source.ts'
import { readEffect } from './away-effect.ts'
import { didYouMean } from './read.ts'
import type { MapNode, YamlNode } from './yaml.ts'

export interface AwayVersion extends DecisionTable {
  from: number
  to: number
  rows: readonly Row[]
  extras: readonly Row[]
}

const ROW_KEYS = ['name', 'title', 'when', 'then', 'source', 'status', 'note'] as const
const VERSION_KEYS = ['from', 'decide', 'rows', 'extras', 'note', 'inherit'] as const
/** What `inherit: yes` takes over from the parent, so that it may not be said beside it. */
const INHERITED_KEYS = ['decide', 'rows', 'extras'] as const

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
    if (items.length === 0)
      spec.reader.fault(
        entry.value.at,
        'never-applies',
        text,
        `${what}：条件“${text}”是空的，永远不符合`,
        '写出至少一个词，或删去这个条件',
      )
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
            /[，、；]/.test(one)
              ? '几个词写成列表：[甲, 乙]，用半角逗号隔开'
              : didYouMean(one, key === 'filing' ? [...words, ...Object.keys(ALIASES)] : words),
          )
      }
    }
    when.set(key, numbers)
  }
  return when
}

function readRow(spec: SpecReader, node: YamlNode, from: number): Row | undefined {
  const { reader } = spec
  const map = reader.map(node, ROW_KEYS, '异地规则的一行')
  if (!map) return undefined
  const name = reader.text(reader.need(map, 'name', '异地规则的一行'), '行名')
  if (name === undefined) return undefined
  const title = reader.text(map.entries.get('title')?.value, '名称') ?? name
  reader.remarks(map, 'note')
  const source = readSource(spec.scope, reader.need(map, 'source', `异地规则“${title}”`))
  const status = readStatus(spec.scope, map, 'stated')
  const then = reader.need(map, 'then', `异地规则“${title}”`)
  if (!source || !then) return undefined
  const when = readWhen(spec, map.entries.get('when')?.value, `异地规则“${title}”`)
  const residentsOnly = isOnly(when.get('insurance'), RESIDENT)
  const effect = readEffect(spec, then, { name, title, source, status, from, residentsOnly })
  const row: Row = { name, title, when, effect, source, status: effect.open ? 'open' : status, at: node.at }
  checkStanding(spec, row, map)
  return row
}

/** A row that decides something is not open, and stands on an official document or is provisional. */
function checkStanding({ scope, reader }: SpecReader, row: Row, map: MapNode): void {
  const what = `异地规则“${row.title}”`
  checkFirm(scope, row, what, map.entries.get('source')!.keyAt)
  if (row.status === 'open' && !row.effect.open)
    reader.fault(
      map.entries.get('status')!.keyAt,
      'conflict',
      'open',
      `${what}写了 status: open（待定），又写了结果`,
      '待定就写 then: {open: yes}；有据就删去 status: open',
    )
}

const RESIDENT = WORDS.insurance.indexOf('resident')
const isOnly = (numbers: ReadonlySet<number> | undefined, number: number): boolean =>
  numbers?.size === 1 && numbers.has(number)

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
  const before = reader.count
  const map = node && reader.map(node, ['title', 'versions', 'parameters'], 'away.yaml')
  if (map) reader.remarks(map, 'title')
  const listNode = map && reader.need(map, 'versions', 'away.yaml')
  const list = listNode && reader.list(listNode, 'versions')
  const versions: AwayVersion[] = []
  for (const item of list?.items ?? []) {
    const version = readVersion(spec, item, parents, categories)
    if (!version) continue
    const last = versions.at(-1)
    if (last && version.from <= last.from)
      reader.fault(
        item.at,
        'overlap',
        formatDay(version.from),
        `异地规则有两个版本同时生效（${formatDay(version.from)}）`,
        '按生效日从早到晚排列',
      )
    if (last) last.to = version.from - 1
    versions.push(version)
  }
  if (reader.count > before) return versions
  if (versions.length === 0)
    reader.fault(at, 'missing-key', 'away.yaml', '没有异地就医规则', '写出 away.yaml，或用 inherits 继承上级的')
  else if (firstDay !== NO_DAY && versions[0]!.from > firstDay)
    reader.fault(
      at,
      'gap',
      formatDay(versions[0]!.from),
      `异地规则从 ${formatDay(versions[0]!.from)} 才有，而统筹区从 ${formatDay(firstDay)} 起执行`,
      '补上之前的版本；不知道就写一行 then: {open: yes}',
    )
  return versions
}

/** One version of the table; undefined when it cannot be read (a fault says why). */
function readVersion(
  spec: SpecReader,
  item: YamlNode,
  parents: YamlNode | undefined,
  categories: ReadonlyMap<number, readonly number[]>,
): AwayVersion | undefined {
  const { reader } = spec
  const before = reader.count
  const own = reader.map(item, VERSION_KEYS, '异地规则的一个版本')
  const from = own && reader.day(reader.need(own, 'from', '异地规则的一个版本'), '生效日')
  if (!own || from === undefined) return undefined
  reader.remarks(own, 'note')
  const inherits = reader.bool(own.entries.get('inherit')?.value, 'inherit')
  const map = inherits ? inheritedVersion(spec, own, parents, from) : own
  if (!map) return undefined
  const decideNode = reader.need(map, 'decide', '异地规则的一个版本')
  const decide = reader.word(decideNode, ['first-that-fits', 'exactly-one'] as const, 'decide')
  const readRows = (key: string): Row[] => {
    const node = map.entries.get(key)?.value
    const rows = (node && reader.list(node, key)?.items)?.map((row) => readRow(spec, row, from)) ?? []
    const read = rows.filter((row) => row !== undefined)
    for (const [index, row] of read.entries())
      spec.checkNew(
        read.slice(0, index).map((one) => one.name),
        row.name,
        row.at,
        '异地规则',
      )
    return read
  }
  if (!reader.isMisspelt(map, 'rows')) reader.need(map, 'rows', '异地规则的一个版本')
  const rows = readRows('rows')
  const extras = readRows('extras').filter((row) => isExtra(spec, row))
  // A row that was not understood may fit everything or nothing: what the table decides is proved once all are right.
  const sound = reader.count === before
  const table = decisionTable(spec, rows, decide === 'exactly-one', categories, map, sound)
  return { ...table, from, to: FOREVER, rows, extras }
}

/** The parent's version of the same day, for `inherit: yes`. */
function inheritedVersion(
  spec: SpecReader,
  own: MapNode,
  parents: YamlNode | undefined,
  from: number,
): MapNode | undefined {
  const beside = INHERITED_KEYS.filter((key) => own.entries.has(key))
  if (beside.length > 0)
    return spec.reader.fault(
      own.entries.get(beside[0]!)!.keyAt,
      'conflict',
      beside.join('、'),
      `异地规则的一个版本写了 inherit: yes（照上级的），又写了 ${beside.join('、')}，后者不会起作用`,
      '照上级的就只写 from 和 inherit；有自己的规则就删去 inherit',
    )
  const list = parents?.kind === 'map' ? parents.entries.get('versions')?.value : undefined
  const found = (list?.kind === 'list' ? list.items : []).find(
    (candidate): candidate is MapNode =>
      candidate.kind === 'map' &&
      (candidate.entries.get('from')?.value as { text?: string } | undefined)?.text === formatDay(from),
  )
  return (
    found ??
    spec.reader.fault(
      own.at,
      'unknown-parent',
      formatDay(from),
      `上级没有 ${formatDay(from)} 起的异地规则`,
      '改成上级有的生效日，或写出自己的 rows',
    )
  )
}
