/** Reads one figure of a parameter: a bare number, `open`, or a map with a status or source of its own. */
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import { NO_LIMIT, shareInTitle } from './figure.ts'
import type { Figure, Status } from './figure.ts'
import { FIGURE_PLACES } from './figure-places.ts'
import { labelOf } from './labels.ts'
import type { ParameterDraft } from './parameter-record.ts'
import { didYouMean } from './read.ts'
import { checkFirm, readSource, readStatus, refuseOpenValue } from './source.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** What a figure has from its version where it says nothing itself. */
export interface Defaults {
  from: number
  source: Basis | undefined
  /** Where the source is written. */
  sourceAt: At
  status: Status
  note: string | undefined
}

const MULTIPLES = ['person-share-times', 'times'] as const
const FIGURE_KEYS = ['value', 'status', 'source', 'note', 'like', ...MULTIPLES] as const

/** Reads the figure of one cell; undefined when it cannot be used (a fault says why). */
export function readFigure(
  draft: ParameterDraft,
  node: YamlNode,
  defaults: Defaults,
  words: readonly string[],
): Figure | undefined {
  const { scope } = draft
  const what = `${draft.what}${words.length > 0 ? `（${words.join(' / ')}）` : ''}`
  if (node.kind === 'scalar' && node.text === 'open')
    return figureOf(draft, node.at, Number.NaN, { ...defaults, status: 'open' }, words)
  if (node.kind !== 'map') {
    const value = readNumber(draft, node, what)
    if (value !== undefined && defaults.status === 'open') return refuseOpenValue(scope, node, what)
    return value === undefined ? undefined : figureOf(draft, node.at, value, defaults, words)
  }
  const { reader } = scope
  if (!FIGURE_KEYS.some((key) => node.entries.has(key))) return refuseLevel(draft, node)
  const map = reader.map(node, FIGURE_KEYS, what)!
  const ownSource = map.entries.get('source')
  const own: Defaults = {
    from: defaults.from,
    source: ownSource ? readSource(scope, ownSource.value) : defaults.source,
    // What is wrong with a source that a cell takes over lies in the cell where that says how firm it is.
    sourceAt: ownSource?.keyAt ?? map.entries.get('status')?.keyAt ?? defaults.sourceAt,
    status: readStatus(scope, map, defaults.status),
    note: reader.text(map.entries.get('note')?.value, '备注') ?? defaults.note,
  }
  if (map.entries.has('like')) return readDerived(draft, map, own, words, what)
  if (MULTIPLES.some((key) => map.entries.has(key))) return refuseMultiple(draft, map, what)
  const valueNode = map.entries.get('value')?.value
  const isOpen = valueNode?.kind === 'scalar' && valueNode.text === 'open'
  if (valueNode && !isOpen && own.status === 'open') return refuseOpenValue(scope, valueNode, what)
  if (isOpen || (own.status === 'open' && !valueNode))
    return figureOf(draft, node.at, Number.NaN, { ...own, status: 'open' }, words)
  if (!valueNode)
    return reader.fault(map.at, 'missing-key', 'value', `${what}缺少“value”`, '写出数值，或写 status: open')
  const value = readNumber(draft, valueNode, what)
  return value === undefined ? undefined : figureOf(draft, node.at, value, own, words)
}

function figureOf(
  { scope, name, title, what, axes, quantity, states }: ParameterDraft,
  at: At,
  value: number,
  { from, source, sourceAt, status, note }: Defaults,
  words: readonly string[],
): Figure | undefined {
  if (!source) return undefined
  checkFirm(scope, { source, status }, what, sourceAt)
  const labels = words.map((word, index) => labelOf(axes[index]!.key, word, scope.titles))
  return {
    name: [name, ...words].join('.'),
    title: labels.length > 0 ? `${title}（${labels.join('、')}）` : title,
    value,
    unit: quantity.unit,
    status,
    from,
    source,
    at,
    ...(note === undefined ? {} : { note }),
    ...(states === 'person' && quantity.unit === 'percent' && shareInTitle(title) === 'person'
      ? { ofPerson: true }
      : {}),
  }
}

function readNumber(draft: ParameterDraft, node: YamlNode, what: string): number | undefined {
  const { scope, quantity, states, written } = draft
  if (node.kind === 'scalar' && node.text === 'none' && quantity.none) {
    written.push({ text: 'none', what, at: node.at })
    return NO_LIMIT
  }
  const value = scope.reader.figure(node, quantity, what)
  if (value === undefined) return undefined
  if (node.kind === 'scalar') written.push({ text: node.text, what, at: node.at })
  return states === 'person' && quantity.unit === 'percent' ? 1_000_000 - value : value
}

/** The table goes one level deeper than `by` says. */
function refuseLevel({ scope, what, axes }: ParameterDraft, node: MapNode): undefined {
  const [first] = node.entries.keys()
  const by = axes.map((axis) => axis.key).join(', ')
  return scope.reader.fault(
    node.at,
    'wrong-type',
    first ?? '',
    by === ''
      ? `${what}写了一张表，而没有 by 说明表按什么分`
      : `${what}的表比 by 多一层（“${first ?? ''}”）：by 只有 ${by}`,
    `在 by 里加上这一层的键，或去掉这一层。${first === undefined ? '' : didYouMean(first, FIGURE_KEYS)}`,
    `${node.at.file} ${what} levels`,
  )
}

/** A multiple of nothing: no cell is named that it is a multiple of. */
function refuseMultiple({ scope }: ParameterDraft, map: MapNode, what: string): undefined {
  const { reader } = scope
  const key = MULTIPLES.find((one) => map.entries.has(one))!
  if (reader.isMisspelt(map, 'like')) return undefined
  return reader.fault(
    map.entries.get(key)!.keyAt,
    'conflict',
    key,
    `${what}写了倍数 ${key}，而没有写 like（比照哪一格）`,
    `补上 like，例如 like: {category: retired}；不是比照就只写 value，删去 ${key}`,
  )
}

/** `like`: another cell of the same table, times a factor. */
function readDerived(
  draft: ParameterDraft,
  map: MapNode,
  own: Defaults,
  words: readonly string[],
  what: string,
): Figure | undefined {
  const { axes } = draft
  const { reader } = draft.scope
  const like = map.entries.get('like')!
  const likeMap = reader.map(
    like.value,
    axes.map((axis) => axis.key),
    `${what}的 like`,
  )
  const given = MULTIPLES.filter((key) => map.entries.has(key))
  const [written] = given
  if (!likeMap) return undefined
  if (own.status === 'open') return refuseOpenValue(draft.scope, map.entries.get(given[0] ?? 'like')!.value, what)
  if (written === undefined || given.length > 1 || map.entries.has('value'))
    return reader.fault(
      map.at,
      written === undefined ? 'missing-key' : 'conflict',
      written === undefined ? 'times' : [...map.entries.keys()].join('、'),
      written === undefined ? `${what}写了 like 而没有倍数` : `${what}写了 like，只能再写一个倍数，不能再写 value`,
      '写一个倍数：person-share-times: 0.5 或 times: 0.5',
    )
  if (written === 'person-share-times' && draft.quantity.unit !== 'percent')
    return reader.fault(
      map.entries.get(written)!.keyAt,
      'wrong-value',
      written,
      `${what}不是比例，没有“个人负担部分”`,
      '写成 times: …',
    )
  const place = FIGURE_PLACES[`like.${written}`]
  const factorPpm = reader.figure(map.entries.get(written)!.value, place.takes[0], `${what}的倍数`)
  if (factorPpm === undefined) return undefined
  // A multiple is one of the number that stands in the file: where that is the person's share, so is what is multiplied.
  const does = draft.states === 'person' && draft.quantity.unit === 'percent' ? 'person-share-times' : written
  const cell = axes.map((axis, index) => likeWord(draft, axis, likeMap, what) ?? words[index]!)
  const read = figureOf(draft, map.at, Number.NaN, own, words)
  return read && { ...read, derived: { cell, does, factorPpm } }
}

/** The word that `like` names for one key; a word that the table does not have is a fault. */
function likeWord(
  { scope }: ParameterDraft,
  { key, labels }: ParameterDraft['axes'][number],
  like: MapNode,
  what: string,
): string | undefined {
  const node = like.entries.get(key)?.value
  return node && scope.reader.word(node, labels, `${what}的 like`)
}
