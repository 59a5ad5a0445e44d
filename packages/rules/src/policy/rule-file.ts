/**
 * A file of dated rules, as filing.yaml, claims.yaml and contributions.yaml are: names with values, each value from a day on, with its document and
 * article, provisional where the text is weak, and `value: open` where nobody has stated it. Which names there are is a
 * table of kinds (rule-kinds.ts); what a whole law must decide is its own to say.
 */
import { formatDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import { QUANTITIES } from './figure-places.ts'
import type { Status } from './figure.ts'
import type { At } from './faults.ts'
import type { Kinds } from './rule-kinds.ts'
import type { PolicyScope } from './scope.ts'
import { checkFirm, readSource, readStatus, refuseOpenValue } from './source.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** One rule in force from a day on. `value` is missing where the status is open. */
export interface DatedRule<N extends string = string, T = unknown> {
  name: N
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

/** Name → its rules, the oldest first. */
export type DatedRules<N extends string = string> = ReadonlyMap<N, readonly DatedRule<N>[]>

/** What a file of rules says; `top` is its tree, for faults that concern the whole. */
interface RuleFile<N extends string> {
  title: string | undefined
  rules: Map<N, readonly DatedRule<N>[]>
  top: MapNode
}

const PARAMETER_KEYS = ['title', 'unit', 'values', 'note'] as const
const VALUE_KEYS = ['from', 'value', 'source', 'status', 'note', 'others'] as const

/** Reads the tree of such a file (inherited parts already merged); `what` is what people call it, `beside` names what others read. */
export function readRuleFile<N extends string>(
  scope: PolicyScope,
  node: YamlNode,
  kinds: Kinds<N>,
  what: string,
  beside: readonly string[] = [],
): RuleFile<N> | undefined {
  const { reader } = scope
  const names = Object.keys(kinds) as N[]
  const sections = [...new Set(names.map((name) => name.split('.')[0]!))]
  const top = reader.map(node, ['title', ...beside, ...sections], what)
  if (!top) return undefined
  const title = reader.text(reader.need(top, 'title', what), '名称')
  const rules = new Map<N, readonly DatedRule<N>[]>()
  for (const [section, { value }] of top.entries) {
    if (section in kinds) rules.set(section as N, readRule(scope, value, kinds, section as N))
    const known = keysOf(names, section)
    const group = known.length > 0 ? reader.map(value, known, `${what}的 ${section}`) : undefined
    for (const [key, rule] of group?.entries ?? []) {
      const name = `${section}.${key}` as N
      if (known.includes(key)) rules.set(name, readRule(scope, rule.value, kinds, name))
    }
  }
  return { title, rules, top }
}

/** The keys of a section; none for a rule that stands alone, and for what is no section. */
function keysOf(names: readonly string[], section: string): string[] {
  const before = `${section}.`
  return names.filter((name) => name.startsWith(before)).map((name) => name.slice(before.length))
}

function readRule<N extends string>(scope: PolicyScope, node: YamlNode, kinds: Kinds<N>, name: N): DatedRule<N>[] {
  const { reader } = scope
  const map = reader.map(node, PARAMETER_KEYS, `参数 ${name}`)
  if (!map) return []
  const title = reader.text(reader.need(map, 'title', `参数 ${name}`), '名称') ?? name
  const what = `参数“${title}”`
  reader.remarks(map, 'note')
  checkUnit(scope, map, kinds, name, what)
  const valuesNode = reader.need(map, 'values', what)
  const list = valuesNode ? reader.list(valuesNode, `${what}的 values`) : undefined
  const found: DatedRule<N>[] = []
  for (const item of list?.items ?? []) {
    const rule = readVersion(scope, item, kinds, { name, title, what })
    const before = found.at(-1)
    if (rule && before && before.from >= rule.from)
      reader.fault(
        item.at,
        'overlap',
        formatDay(rule.from),
        `${what}有两个值同时生效（${formatDay(rule.from)}）`,
        '按生效日从早到晚排列，每个生效日只写一项',
      )
    else if (rule) found.push(rule)
  }
  return found
}

/** One value with its day and source; undefined where something of it cannot be read, which is a fault. */
function readVersion<N extends string>(
  scope: PolicyScope,
  item: YamlNode,
  kinds: Kinds<N>,
  { name, title, what }: { name: N; title: string; what: string },
): DatedRule<N> | undefined {
  const { reader } = scope
  const version = reader.map(item, VALUE_KEYS, `${what}的一项`)
  if (!version) return undefined
  reader.remarks(version, 'note')
  const from = reader.day(reader.need(version, 'from', `${what}的一项`), '生效日')
  const source = readSource(scope, reader.need(version, 'source', `${what}的一项`))
  const status = readStatus(scope, version, 'stated')
  const valueNode = reader.need(version, 'value', `${what}的一项`)
  if (from === undefined || !source || !valueNode) return undefined
  const others = readOthers(scope, version, what)
  const base = { name, title, from, source, at: valueNode.at, ...(others.length > 0 ? { others } : {}) }
  if (valueNode.kind === 'scalar' && valueNode.text === 'open') return { ...base, status: 'open' }
  if (status === 'open') return refuseOpenValue(scope, valueNode, what)
  checkFirm(scope, { source, status }, what, version.entries.get('source')!.keyAt)
  const value = kinds[name].read(reader, valueNode, what)
  return value === undefined ? undefined : { ...base, value, status }
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

/** A unit may be written beside a number, and is then the one that the rule counts in. */
function checkUnit<N extends string>(
  { reader }: PolicyScope,
  map: MapNode,
  kinds: Kinds<N>,
  name: N,
  what: string,
): void {
  const node = map.entries.get('unit')?.value
  if (!node) return
  const { unit } = kinds[name]
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

/** Tells of rules that a whole law must have and has not, neither a value nor `open`. */
export function reportMissing<N extends string>(
  { reader }: PolicyScope,
  title: string,
  top: MapNode,
  missing: readonly N[],
): void {
  // What stands there under a wrong name or in a wrong shape was told, and nobody need hear that it is missing.
  const isTold = (name: N): boolean => {
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
      `“${title}”没有规定 ${name}，也没有标为待定`,
      '补上这个参数；法规没有写就写 value: open',
    )
  }
}

/** The rule of a name in force on a day (a day number), open ones included; undefined before the first day in force. */
export function ruleOn<N extends string>(rules: DatedRules<N>, name: N, day: number): DatedRule<N> | undefined {
  let found: DatedRule<N> | undefined
  for (const rule of rules.get(name) ?? []) if (rule.from <= day) found = rule
  return found
}
