/**
 * A parameter: one figure of the law, or one table of figures over up to five keys, with its dated versions. Every
 * figure carries its document, article, first day in force and status. A later version says only the cells that
 * change; the others go on with the figure, the day and the source they had.
 */
import { FOREVER, formatDay } from '../days.ts'
import { readAxes, tableEntries } from './axes.ts'
import type { At } from './faults.ts'
import { readFigure } from './figure-reader.ts'
import type { Defaults } from './figure-reader.ts'
import type { Parameter, ParameterDraft, Version } from './parameter-record.ts'
import { UNITS } from './figure.ts'
import type { Figure, Unit } from './figure.ts'
import { QUANTITIES } from './figure-places.ts'
import type { FigurePlace, Quantity } from './figure-places.ts'
import { KEYS } from './keys.ts'
import { KEY_LABELS } from './labels.ts'
import type { PolicyScope } from './scope.ts'
import { readSource, readStatus } from './source.ts'
import type { MapNode, YamlNode } from './yaml.ts'

export type { Parameter, Version } from './parameter-record.ts'

const PARAMETER_KEYS = ['title', 'unit', 'states', 'by', 'values', 'note'] as const
const VERSION_KEYS = ['from', 'to', 'source', 'status', 'value', 'table', 'note'] as const

/**
 * Reads a parameter. `name` is its path in the pool ("employee.inpatient.deductible"); `place` says what may stand there,
 * undefined for one that stands apart and is called by its name (SpecReader checks it where it is called).
 */
export function readParameter(
  scope: PolicyScope,
  node: YamlNode,
  name: string,
  place?: FigurePlace,
): Parameter | undefined {
  const { reader } = scope
  const before = reader.count
  const map = reader.map(node, PARAMETER_KEYS, place ? `“${place.title}”` : `参数 ${name}`)
  if (!map) return undefined
  const title = reader.text(reader.need(map, 'title', `参数 ${name}`), '名称') ?? name
  const what = `参数“${title}”`
  reader.remarks(map, 'note')
  const quantity = readQuantity(scope, map, what, place)
  const states = readStates(scope, map, what, place)
  const byNode = map.entries.get('by')?.value
  const keys = byNode ? reader.words(byNode, KEYS, `${what}的键`) : []
  const valuesNode = reader.need(map, 'values', what)
  const list = valuesNode ? reader.list(valuesNode, `${what}的 values`) : undefined
  // Without its unit and its keys a table cannot be understood: what would be said of it would be one fault many times.
  if (!list || !quantity || reader.isMisspelt(map, 'by', 'states') || (byNode && keys.length === 0)) return undefined
  if (byNode?.kind === 'list' && keys.length !== byNode.items.length) return undefined
  const items = list.items
    .map((item) => reader.map(item, VERSION_KEYS, `${what}的一项`))
    .filter((item) => item !== undefined)
  const tables = items.map((item) => item.entries.get('table')?.value).filter((table) => table !== undefined)
  const axes = readAxes(scope, keys, tables, what)
  const draft: ParameterDraft = { scope, name, title, what, quantity, states, axes, written: [], namedWords: [] }
  const versions: Version[] = []
  for (const item of items) {
    const read = readVersion(draft, item, versions.at(-1))
    if (read) versions.push(read)
  }
  if (list.items.length === 0)
    reader.fault(
      list.at,
      'missing-key',
      'values',
      `${what}一个值也没有`,
      '至少写一项：- {from: 2024-01-01, source: {document: …, article: …}, value: …}',
    )
  if (versions.length === 0) return undefined
  const { written, namedWords } = draft
  const sound = reader.count === before
  return { name, title, unit: quantity.unit, quantity, axes, versions, at: map.at, states, written, namedWords, sound }
}

/** The quantity that the numbers count: as the file's unit says, and one that the place takes. */
function readQuantity(
  scope: PolicyScope,
  map: MapNode,
  what: string,
  place: FigurePlace | undefined,
): Quantity | undefined {
  const node = map.entries.get('unit')?.value
  const units = Object.keys(UNITS) as Unit[]
  if (!node && place) return place.takes[0]
  if (!node) {
    if (scope.reader.isMisspelt(map, 'unit')) return undefined
    return scope.reader.fault(
      map.at,
      'missing-key',
      'unit',
      `${what}缺少“unit”`,
      `补上一行“unit: …”，可用的有：${units.map((unit) => `${unit}（${QUANTITIES[unit].label}）`).join('、')}`,
    )
  }
  const unit = scope.reader.word(node, units, `${what}的单位`)
  if (unit === undefined || !place) return unit && QUANTITIES[unit]
  return place.takes.find((one) => one.unit === unit) ?? refuseUnit(scope, node.at, what, unit, place)
}

/** Says that a unit does not belong where it stands. */
export function refuseUnit(scope: PolicyScope, at: At, what: string, unit: Unit, place: FigurePlace): undefined {
  const right = place.takes.map((one) => `${one.unit}（${one.label}）`).join('或 ')
  return scope.reader.fault(
    at,
    'wrong-value',
    unit,
    `${what}的单位是 ${unit}（${QUANTITIES[unit].label}），而${place.title}的单位是 ${right}`,
    `把 unit 改成 ${place.takes[0].unit}，${place.takes[0].rule}`,
  )
}

function readStates(
  scope: PolicyScope,
  map: MapNode,
  what: string,
  place: FigurePlace | undefined,
): Parameter['states'] {
  const entry = map.entries.get('states')
  if (!entry) return undefined
  if (place && !place.shared) refuseStates(scope, entry.keyAt, what, place)
  return scope.reader.word(entry.value, ['fund', 'person'] as const, `${what}的口径`)
}

/** Says that nobody's share stands here: a prepayment is the person's own by itself, a sum of money is nobody's. */
export function refuseStates(scope: PolicyScope, at: At, what: string, place: FigurePlace): void {
  scope.reader.fault(
    at,
    'unknown-key',
    'states',
    `${what}写了 states，而${place.title}没有“基金的还是个人的”之分`,
    '删去 states；先行自付比例本来就是个人先付的比例',
  )
}

function readVersion(draft: ParameterDraft, version: MapNode, before: Version | undefined): Version | undefined {
  const { scope, what, axes } = draft
  const { reader } = scope
  const from = reader.day(reader.need(version, 'from', `${what}的一项`), '生效日')
  const to = version.entries.has('to') ? reader.day(version.entries.get('to')!.value, '失效日') : FOREVER
  const source = readSource(scope, reader.need(version, 'source', `${what}的一项`))
  const sourceAt = version.entries.get('source')?.keyAt ?? version.at
  const status = readStatus(scope, version, 'stated')
  const note = reader.text(version.entries.get('note')?.value, '备注')
  if (from === undefined || to === undefined) return undefined
  checkDays(draft, version, from, to, before)
  const size = axes.reduce((product, axis) => product * axis.labels.length, 1)
  const cells = before ? [...before.cells] : new Array<Figure | undefined>(size).fill(undefined)
  fillCells(draft, version, cells, { from, source, sourceAt, status, note })
  return { from, to, cells }
}

/** A version ends after it begins, and begins right after the one before it ends. */
function checkDays(
  { scope, what }: ParameterDraft,
  version: MapNode,
  from: number,
  to: number,
  before?: Version,
): void {
  const { reader } = scope
  if (to < from)
    reader.fault(
      version.entries.get('to')!.value.at,
      'wrong-value',
      formatDay(to),
      `${what}的失效日 ${formatDay(to)} 早于生效日 ${formatDay(from)}`,
      '把 to 改成不早于 from 的日期',
    )
  if (!before || before.to < before.from) return
  if (from <= (before.to === FOREVER ? before.from : before.to))
    reader.fault(
      version.at,
      'overlap',
      formatDay(from),
      `${what}有两个值同时生效（${formatDay(from)}）`,
      '按生效日从早到晚排列，每个生效日只写一项',
    )
  if (before.to !== FOREVER && from > before.to + 1)
    reader.fault(
      version.at,
      'gap',
      formatDay(from),
      `${what}从 ${formatDay(before.to + 1)} 到 ${formatDay(from - 1)} 没有值`,
      '让后一项的 from 紧接前一项的 to，或删去 to',
    )
}

function fillCells(draft: ParameterDraft, version: MapNode, cells: (Figure | undefined)[], defaults: Defaults): void {
  const { scope, what, axes } = draft
  const value = version.entries.get('value')
  const table = version.entries.get('table')
  const open = value?.value.kind === 'scalar' && value.value.text === 'open'
  if (value && table)
    scope.reader.fault(table.keyAt, 'conflict', 'table', `${what}的一项既有 value 又有 table`, '只留一个')
  else if (table && axes.length > 0) fillTable(draft, table.value, cells, defaults)
  else if (value && (axes.length === 0 || open))
    for (let index = 0; index < cells.length; index++) cells[index] = readFigure(draft, value.value, defaults, [])
  else if (!scope.reader.isMisspelt(version, 'value', 'table')) reportNoValue(draft, version, table !== undefined)
}

function reportNoValue({ scope, what, axes }: ParameterDraft, version: MapNode, hasTable: boolean): void {
  const keys = axes.map((axis) => axis.key).join('、')
  const [missing, remedy] =
    axes.length > 0
      ? ['table', `按 ${keys} 写出表；还不知道就写 value: open`]
      : hasTable
        ? ['by', '在 title 下补上 by: […]，写明表按什么分，例如 by: [level]；只有一个数就写 value: …']
        : ['value', '写出数值；还不知道就写 value: open']
  scope.reader.fault(version.at, 'missing-key', missing!, `${what}的一项缺少“${missing!}”`, remedy!)
}

function fillTable(draft: ParameterDraft, table: YamlNode, cells: (Figure | undefined)[], defaults: Defaults): void {
  const { scope, what, axes } = draft
  const filled = new Map<number, At>()
  const put = (index: number, words: readonly string[], leaf: YamlNode): void => {
    const earlier = filled.get(index)
    filled.set(index, earlier ?? leaf.at)
    if (!earlier) cells[index] = readFigure(draft, leaf, defaults, words)
    else
      scope.reader.fault(
        leaf.at,
        'conflict',
        words.join(' / '),
        `${what}：“${words.join(' / ')}”在第 ${earlier.line} 行已有一个值，两条都适用而没有先后`,
        '只留一处；要让一条兜底，把它的键写成 rest',
        `${leaf.at.file}:${leaf.at.line}:${leaf.at.column} twice`,
      )
  }
  const descend = (node: YamlNode, depth: number, offset: number, words: readonly string[]): void => {
    const axis = axes[depth]
    if (!axis) return put(offset, words, node)
    const map = reader.map(node, undefined, `${what}按“${KEY_LABELS[axis.key]}”的一层`)
    for (const { index, node: below, at, byName } of map ? tableEntries(scope, axes, depth, map, what) : []) {
      const text = axis.labels[index]!
      if (byName) draft.namedWords.push({ key: axis.key, word: index, text, at })
      descend(below, depth + 1, offset * axis.labels.length + index, [...words, text])
    }
  }
  const { reader } = scope
  descend(table, 0, 0, [])
}
