/**
 * The filing law of a pool: figures with their days, read from filing.yaml and what it inherits. What a pool must say
 * and does not is a fault; what nobody has stated stands there as `value: open` and stays open.
 */
import { formatDay } from '../days.ts'
import { checkFirm, readSource, readStatus, refuseOpenValue } from '../policy/source.ts'
import { QUANTITIES } from '../policy/figure-places.ts'
import type { Status } from '../policy/figure.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { At } from '../policy/faults.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import type { Basis } from '../quote/types.ts'
import { CONDITIONAL, FIGURES, FIGURE_NAMES, unitOf } from './figures.ts'
import type { FigureName, FigureValue } from './figures.ts'

/** One figure in force. `value` is missing where the status is open. */
export interface FilingFigure<T = unknown> {
  name: FigureName
  title: string
  value?: T
  status: Status
  /** First day in force, as a day number. */
  from: number
  source: Basis
  at: At
  /** Other texts on the same thing that say otherwise: shown beside it, decided by none of them. */
  others?: readonly { says: string; source: Basis }[]
}

export interface FilingLaw {
  /** Code of the pooling area; empty for the national reference. */
  pool: string
  /** City codes that are at home for this pool. */
  homes: readonly string[]
  /** Code of the province they lie in; empty for the national reference. */
  province: string
  title: string
  figures: ReadonlyMap<FigureName, readonly FilingFigure[]>
}

const PARAMETER_KEYS = ['title', 'unit', 'values', 'note'] as const
const VALUE_KEYS = ['from', 'value', 'source', 'status', 'note', 'others'] as const

/** The first words of the figures' names, as a filing.yaml has them. */
const SECTIONS = [...new Set(FIGURE_NAMES.map((name) => name.split('.')[0]!))]

/** Reads the tree of a filing.yaml (inherited parts already merged). `whole`: a pool's law, which must decide everything. */
export function readFilingLaw(
  scope: PolicyScope,
  node: YamlNode,
  { pool, homes, province }: Pick<FilingLaw, 'pool' | 'homes' | 'province'>,
  whole: boolean,
): FilingLaw | undefined {
  const { reader } = scope
  const top = reader.map(node, ['title', ...SECTIONS], '备案规则')
  if (!top) return undefined
  const title = reader.text(reader.need(top, 'title', '备案规则'), '名称') ?? pool
  const figures = new Map<FigureName, readonly FilingFigure[]>()
  for (const [section, { value }] of top.entries) {
    if (section in FIGURES) figures.set(section as FigureName, readFigure(scope, value, section as FigureName))
    const known = keysOf(section)
    const group = known.length > 0 ? reader.map(value, known, `备案规则的 ${section}`) : undefined
    for (const [key, figure] of group?.entries ?? []) {
      const name = `${section}.${key}` as FigureName
      if (known.includes(key)) figures.set(name, readFigure(scope, figure.value, name))
    }
  }
  const law: FilingLaw = { pool, homes, province, title, figures }
  if (whole) reportMissing(scope, law, top)
  return law
}

/** The keys of a section; none for a figure that stands alone, and for what is no section. */
function keysOf(section: string): string[] {
  const before = `${section}.`
  return FIGURE_NAMES.filter((name) => name.startsWith(before)).map((name) => name.slice(before.length))
}

function readFigure(scope: PolicyScope, node: YamlNode, name: FigureName): FilingFigure[] {
  const { reader } = scope
  const map = reader.map(node, PARAMETER_KEYS, `参数 ${name}`)
  if (!map) return []
  const title = reader.text(reader.need(map, 'title', `参数 ${name}`), '名称') ?? name
  const what = `参数“${title}”`
  reader.remarks(map, 'note')
  checkUnit(scope, map, name, what)
  const valuesNode = reader.need(map, 'values', what)
  const list = valuesNode ? reader.list(valuesNode, `${what}的 values`) : undefined
  const found: FilingFigure[] = []
  for (const item of list?.items ?? []) {
    const version = reader.map(item, VALUE_KEYS, `${what}的一项`)
    if (!version) continue
    reader.remarks(version, 'note')
    const from = reader.day(reader.need(version, 'from', `${what}的一项`), '生效日')
    const source = readSource(scope, reader.need(version, 'source', `${what}的一项`))
    const status = readStatus(scope, version, 'stated')
    const valueNode = reader.need(version, 'value', `${what}的一项`)
    if (from === undefined || !source || !valueNode) continue
    const before = found.at(-1)
    if (before && before.from >= from) {
      reader.fault(
        version.at,
        'overlap',
        formatDay(from),
        `${what}有两个值同时生效（${formatDay(from)}）`,
        '按生效日从早到晚排列，每个生效日只写一项',
      )
      continue
    }
    const others = readOthers(scope, version, what)
    const base = { name, title, from, source, at: valueNode.at, ...(others.length > 0 ? { others } : {}) }
    if (valueNode.kind === 'scalar' && valueNode.text === 'open') {
      found.push({ ...base, status: 'open' })
      continue
    }
    if (status === 'open') {
      refuseOpenValue(scope, valueNode, what)
      continue
    }
    checkFirm(scope, { source, status }, what, version.entries.get('source')!.keyAt)
    const value: unknown = FIGURES[name].read(reader, valueNode, what)
    if (value !== undefined) found.push({ ...base, value, status })
  }
  return found
}

function readOthers(scope: PolicyScope, version: MapNode, what: string): { says: string; source: Basis }[] {
  const { reader } = scope
  const node = version.entries.get('others')?.value
  const list = node && reader.list(node, `${what}的 others`)
  return (list?.items ?? []).flatMap((item) => {
    const map = reader.map(item, ['says', 'source'], '另一份文字')
    const says = map && reader.text(reader.need(map, 'says', '另一份文字'), 'says')
    const source = map && readSource(scope, reader.need(map, 'source', '另一份文字'))
    return says !== undefined && source ? [{ says, source }] : []
  })
}

/** A unit may be written beside a number, and is then the one that the figure counts in. */
function checkUnit({ reader }: PolicyScope, map: MapNode, name: FigureName, what: string): void {
  const node = map.entries.get('unit')?.value
  if (!node) return
  const unit = unitOf(name)
  const written = reader.text(node, `${what}的单位`)
  if (written === undefined || written === unit) return
  reader.fault(
    node.at,
    'wrong-value',
    written,
    unit === undefined
      ? `${what}不是数字，没有单位，却写了“${written}”`
      : `${what}的单位是 ${unit}，不能是“${written}”`,
    unit === undefined ? '删去 unit' : `写成 unit: ${unit}，${QUANTITIES[unit].rule}`,
  )
}

function reportMissing({ reader }: PolicyScope, law: FilingLaw, top: MapNode): void {
  const missing = FIGURE_NAMES.filter((name) => !CONDITIONAL.includes(name) && !law.figures.has(name))
  for (const version of law.figures.get('offered') ?? []) {
    for (const type of (version.value ?? []) as readonly string[]) {
      const name = `materials.${type}` as FigureName
      if (!law.figures.has(name) && !missing.includes(name)) missing.push(name)
    }
  }
  const chosen = (law.figures.get('longTerm.institutions') ?? []).some((figure) => figure.value === 'chosen-and-free')
  if (chosen) missing.push(...FIGURE_NAMES.filter((name) => name.startsWith('institutions.') && !law.figures.has(name)))
  // What stands there under a wrong name or in a wrong shape was told, and nobody need hear that it is missing.
  const isTold = (name: FigureName): boolean => {
    const [section, key] = name.split('.') as [string, string?]
    const group = top.entries.get(section)?.value
    if (group?.kind === 'map') return key !== undefined && reader.isMisspelt(group, key)
    return group !== undefined || reader.isMisspelt(top, section)
  }
  for (const name of missing.filter((one) => !isTold(one))) {
    reader.fault(
      top.at,
      'undecided',
      name,
      `“${law.title}”没有规定 ${name}，也没有标为待定`,
      '补上这个参数；法规没有写就写 value: open',
    )
  }
}

/** The figure in force on a day, open ones included; undefined before the first day in force. */
export function figureOn<N extends FigureName>(
  law: FilingLaw,
  name: N,
  day: number,
): FilingFigure<FigureValue<N>> | undefined {
  let found: FilingFigure | undefined
  for (const figure of law.figures.get(name) ?? []) if (figure.from <= day) found = figure
  return found as FilingFigure<FigureValue<N>> | undefined
}

/** The value in force on a day; undefined where it is open or not yet in force. */
export function valueOn<N extends FigureName>(law: FilingLaw, name: N, day: number): FigureValue<N> | undefined {
  return figureOn(law, name, day)?.value
}
