/** What follows from a row of the away-from-home table: `then:` of away.yaml. */
import { FOREVER } from '../days.ts'
import type { SpecReader } from '../engine/spec.ts'
import { REFUSALS } from '../mechanisms/refusal.ts'
import type { Basis } from '../quote/types.ts'
import type { Figure, Status } from './figure.ts'
import { FIGURE_PLACES } from './figure-places.ts'
import type { FigurePlace } from './figure-places.ts'
import type { Parameter } from './parameter.ts'
import type { MapNode, ScalarNode, YamlNode } from './yaml.ts'

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

/** What an effect takes from its row. */
interface RowOfEffect {
  name: string
  title: string
  source: Basis
  status: Status
  from: number
  /** Whether the row is about residents alone, who have no account. */
  residentsOnly: boolean
}

const CUTS = ['prepay', 'points-off', 'times'] as const
/** What ends a row by itself: nothing that pays may stand beside it. */
const ENDINGS = ['refuse', 'open', 'account-only'] as const
const EFFECT_KEYS = [...ENDINGS, ...CUTS, 'table', 'text', 'hint', 'cut'] as const

/** Reads `then:`; whatever in it would have no effect, or contradicts the rest, is a fault. */
export function readEffect(spec: SpecReader, node: YamlNode, row: RowOfEffect): Effect {
  const { reader } = spec
  const what = `异地规则“${row.title}”`
  const effect: Effect = {}
  const before = reader.count
  const map = reader.map(node, EFFECT_KEYS, `${what}的结果`)
  if (!map) return effect
  const prepay = readCut(spec, map, 'prepay', row)
  const pointsOff = readCut(spec, map, 'points-off', row)
  const times = readCut(spec, map, 'times', row)
  if (prepay) effect.prepay = prepay
  if (pointsOff) effect.pointsOff = pointsOff
  if (times) effect.times = times
  const refuse = readRefusal(spec, map, what)
  if (refuse) effect.refuse = refuse
  if (reader.bool(map.entries.get('open')?.value, 'open')) effect.open = true
  const tableNode = map.entries.get('table')?.value
  const table = tableNode && reader.word(tableNode, spec.scope.words.table, '待遇表')
  if (table !== undefined) effect.table = spec.scope.words.table.indexOf(table)
  const accountNode = map.entries.get('account-only')?.value
  const account = reader.word(accountNode, ['current-year', 'past-year'] as const, 'account-only')
  if (account) effect.accountOnly = account
  if (reader.word(map.entries.get('cut')?.value, ['unfiled'] as const, 'cut')) effect.unfiled = true
  if (reader.count === before) checkEffect(spec, map, effect, row)
  return effect
}

/** A figure of the row: a bare number, a parameter, or the name of one. */
function readCut(spec: SpecReader, map: MapNode, key: (typeof CUTS)[number], row: RowOfEffect): Parameter | undefined {
  const node = map.entries.get(key)?.value
  if (!node) return undefined
  const place = FIGURE_PLACES[`then.${key}`]
  const name = `away.${row.name}.${key}`
  const isNumber = node.kind === 'scalar' && /^[-－−+.]?[\d０-９]/.test(node.text) && !spec.isNamed(node.text)
  return isNumber ? literal(spec, node, place, name, row) : spec.parameter(node, name, place)
}

/** A figure written as a bare number in a row: it has the row's source and status, and the version's first day. */
function literal(
  spec: SpecReader,
  node: ScalarNode,
  place: FigurePlace,
  name: string,
  row: RowOfEffect,
): Parameter | undefined {
  const title = `${place.title}（${row.title}）`
  const [quantity] = place.takes
  const value = spec.reader.figure(node, quantity, title)
  if (value === undefined) return undefined
  const { source, status, from } = row
  const { unit } = quantity
  const figure: Figure = { name, title, value, unit, status, from, source, at: node.at }
  return {
    name,
    title,
    unit,
    quantity,
    axes: [],
    versions: [{ from, to: FOREVER, cells: [figure] }],
    at: node.at,
    states: undefined,
    written: [{ text: node.text, what: title, at: node.at }],
    namedWords: [],
    sound: true,
  }
}

function readRefusal(spec: SpecReader, map: MapNode, what: string): Effect['refuse'] {
  const { reader } = spec
  const node = map.entries.get('refuse')?.value
  const code = reader.text(node, '不予支付的代码')
  if (code === undefined || !node) return undefined
  const known = REFUSALS[code]
  const text = reader.text(map.entries.get('text')?.value, '原因') ?? known?.text
  const hint = reader.text(map.entries.get('hint')?.value, '出路') ?? known?.hint
  if (text !== undefined) return { code, text, ...(hint === undefined ? {} : { hint }) }
  return reader.fault(
    node.at,
    'missing-key',
    code,
    `${what}：没有代码“${code}”的中文原因`,
    `补上“text: …”，或用已有的代码：${Object.keys(REFUSALS).join('、')}`,
  )
}

/** Every key of `then:` must do something, and no two may say different things. */
function checkEffect(spec: SpecReader, map: MapNode, effect: Effect, row: RowOfEffect): void {
  const what = `异地规则“${row.title}”`
  const { reader } = spec
  const has = (key: string): boolean => map.entries.has(key)
  const at = (key: string): MapNode['at'] => map.entries.get(key)!.keyAt
  if (Object.keys(effect).length === 0)
    return reader.fault(
      map.at,
      'missing-key',
      'then',
      `${what}没有写结果`,
      `写出 then: {…}，可用的有：${EFFECT_KEYS.join('、')}；和本地一样就写 prepay: 0`,
    )
  const ending = ENDINGS.find(has)
  const beside = [...ENDINGS, ...CUTS, 'table', 'cut'].filter((key) => key !== ending && has(key))
  if (ending !== undefined && beside.length > 0)
    return reader.fault(
      at(beside[0]!),
      'conflict',
      beside[0]!,
      `${what}既写了 ${ending} 又写了 ${beside.join('、')}，后者不会起作用`,
      `只留其中一个；写了 ${ending} 就不再计算`,
    )
  for (const key of ['text', 'hint'])
    if (has(key) && !has('refuse'))
      reader.fault(at(key), 'conflict', key, `${what}没有 refuse，${key} 没有地方用`, `补上 refuse: …，或删去 ${key}`)
  if (effect.accountOnly && row.residentsOnly)
    reader.fault(
      at('account-only'),
      'never-applies',
      'account-only',
      `${what}只管居民，而居民没有个人账户`,
      '改成 refuse: no-account',
    )
  if (effect.unfiled && !cutsSomething(effect))
    reader.fault(
      at('cut'),
      'conflict',
      'cut',
      `${what}写了 cut: unfiled，而没有先行自付、降点或打折，没有什么因未备案而减少`,
      '补上 prepay、points-off 或 times，或删去 cut',
    )
  return undefined
}

/** Whether an effect takes anything off: no prepayment of nothing, no nought points, no factor of one. */
function cutsSomething({ prepay, pointsOff, times }: Effect): boolean {
  const figures = (parameter: Parameter | undefined): Figure[] =>
    (parameter?.versions ?? []).flatMap((version) => version.cells.filter((cell) => cell !== undefined))
  return (
    [prepay, pointsOff].some((parameter) => figures(parameter).some(({ value }) => value !== 0)) ||
    figures(times).some(({ value }) => value !== 1_000_000)
  )
}
