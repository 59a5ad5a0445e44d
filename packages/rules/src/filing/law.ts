/**
 * The filing law of a pool: figures with their days, read from filing.yaml and what it inherits. What a pool must say
 * and does not is a fault; what nobody has stated stands there as `value: open` and stays open.
 */
import { formatDay } from '../days.ts'
import { readSource, readStatus } from '../policy/source.ts'
import { QUANTITIES } from '../policy/figure-places.ts'
import type { Status } from '../policy/figure.ts'
import { didYouMean, nearest } from '../policy/read.ts'
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

/** Reads the tree of a filing.yaml (inherited parts already merged). `whole`: a pool's law, which must decide everything. */
export function readFilingLaw(
  scope: PolicyScope,
  node: YamlNode,
  { pool, homes, province }: Pick<FilingLaw, 'pool' | 'homes' | 'province'>,
  whole: boolean,
): FilingLaw | undefined {
  const { reader } = scope
  const top = reader.map(node, undefined, '备案规则')
  if (!top) return undefined
  const title = reader.text(reader.need(top, 'title', '备案规则'), '名称') ?? pool
  const figures = new Map<FigureName, readonly FilingFigure[]>()
  /** Sections that stand there under a wrong name, of which nobody need hear that they are missing. */
  const misspelt = new Set<string>()
  for (const [section, entry] of top.entries) {
    if (section === 'title') continue
    if (section in FIGURES) {
      figures.set(section as FigureName, readFigure(scope, entry.value, section as FigureName))
      continue
    }
    const known = FIGURE_NAMES.filter((name) => name.startsWith(`${section}.`)).map((name) =>
      name.slice(section.length + 1),
    )
    if (known.length === 0) {
      const sections = [...new Set(FIGURE_NAMES.map((name) => name.split('.')[0]!))]
      reader.fault(
        entry.keyAt,
        'unknown-key',
        section,
        `备案规则里不认识的键“${section}”`,
        didYouMean(section, ['title', ...sections]),
      )
      const meant = nearest(
        section,
        sections.filter((one) => !top.entries.has(one)),
      )
      if (meant !== undefined) misspelt.add(meant)
      continue
    }
    const group = reader.map(entry.value, known, `备案规则的 ${section}`)
    for (const [name, figure] of group?.entries ?? []) {
      if (known.includes(name))
        figures.set(
          `${section}.${name}` as FigureName,
          readFigure(scope, figure.value, `${section}.${name}` as FigureName),
        )
    }
  }
  const law: FilingLaw = { pool, homes, province, title, figures }
  if (whole) reportMissing(scope, law, top.at, misspelt)
  return law
}

function readFigure(scope: PolicyScope, node: YamlNode, name: FigureName): FilingFigure[] {
  const { reader } = scope
  const map = reader.map(node, PARAMETER_KEYS, `参数 ${name}`)
  if (!map) return []
  const title = reader.text(reader.need(map, 'title', `参数 ${name}`), '名称') ?? name
  const what = `参数“${title}”`
  checkUnit(scope, map, name, what)
  const valuesNode = reader.need(map, 'values', what)
  const list = valuesNode ? reader.list(valuesNode, `${what}的 values`) : undefined
  const found: FilingFigure[] = []
  for (const item of list?.items ?? []) {
    const version = reader.map(item, VALUE_KEYS, `${what}的一项`)
    if (!version) continue
    const from = reader.day(reader.need(version, 'from', `${what}的一项`), '生效日')
    const source = readSource(scope, reader.need(version, 'source', `${what}的一项`))
    const status = readStatus(scope, version.entries.get('status')?.value) ?? 'stated'
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
    if (status === 'open' || (valueNode.kind === 'scalar' && valueNode.text === 'open')) {
      found.push({ ...base, status: 'open' })
      continue
    }
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

function reportMissing(scope: PolicyScope, law: FilingLaw, at: At, misspelt: ReadonlySet<string>): void {
  const missing = FIGURE_NAMES.filter((name) => !CONDITIONAL.includes(name) && !law.figures.has(name))
  for (const version of law.figures.get('offered') ?? []) {
    for (const type of (version.value ?? []) as readonly string[]) {
      const name = `materials.${type}` as FigureName
      if (!law.figures.has(name) && !missing.includes(name)) missing.push(name)
    }
  }
  const chosen = (law.figures.get('longTerm.institutions') ?? []).some((figure) => figure.value === 'chosen-and-free')
  if (chosen) missing.push(...FIGURE_NAMES.filter((name) => name.startsWith('institutions.') && !law.figures.has(name)))
  for (const name of missing.filter((one) => !misspelt.has(one.split('.')[0]!))) {
    scope.reader.fault(
      at,
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
