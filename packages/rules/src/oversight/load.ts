/**
 * The rules of oversight of a release: `oversight.yaml` of each pool over those that it inherits. They are read apart from the law by which
 * bills are settled, so that a slip in one of them stops nobody's settlement: a rule with a fault is left out, and told.
 */
import { formatDay } from '../days.ts'
import { valueOn } from '../filing/law.ts'
import { FaultList } from '../policy/faults.ts'
import type { Fault } from '../policy/faults.ts'
import { chainOf, foldersIn } from '../policy/folders.ts'
import { PolicyReader, shown } from '../policy/read.ts'
import type { Release } from '../policy/release.ts'
import { wordlessScope } from '../policy/scope.ts'
import type { PolicyScope } from '../policy/scope.ts'
import { readSource } from '../policy/source.ts'
import { inherit, readYaml } from '../policy/yaml.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import { MECHANISMS } from './mechanisms/index.ts'
import type { Mechanism } from './mechanism.ts'
import { RULE_STATUSES } from './rule.ts'
import type { OversightLaw, OversightRule } from './rule.ts'
import { settingFault } from './setting-units.ts'

const FILE = 'oversight.yaml'
const WHAT = '监管规则'
const WEIGHT = { title: '权重', unit: 'count', least: 0, most: 1000 } as const
const RULE_KEYS = [
  ...['mechanism', 'from', 'to', 'on', 'title', 'says', 'source', 'status', 'weight', 'settings', 'words', 'note'],
]

/** Every pool's rules of oversight by its code, and what is wrong in the files. */
export function loadOversight(release: Release): { laws: ReadonlyMap<string, OversightLaw>; faults: Fault[] } {
  const list = new FaultList()
  const reader = new PolicyReader(list)
  const trees = new Map<string, YamlNode | undefined>()
  const tree = (path: string): YamlNode | undefined => {
    const text = release.files.get(path)
    if (!trees.has(path)) trees.set(path, text === undefined ? undefined : readYaml(path, text, list))
    return trees.get(path)
  }
  const { parents } = foldersIn(release.files.keys())
  const laws = new Map<string, OversightLaw>()
  for (const [code, { pool }] of release.pools) {
    const chain = chainOf(reader, tree, parents, pool.folder)
    const paths = chain.map((folder) => `${folder}/${FILE}`)
    // Where one of them is no YAML at all, reading on would only add misleading faults.
    const broken = paths.some((path) => release.files.has(path) && tree(path) === undefined)
    const merged = broken ? undefined : paths.map(tree).reduce((above, below) => inherit(above, below))
    const scope = wordlessScope(reader, release.documents, pool.folder)
    const filing = release.filing.laws.get(code)
    laws.set(code, {
      pool: code,
      ...(merged === undefined ? { title: pool.short, note: '', rules: [] } : readLaw(scope, merged)),
      asked: {
        supply: pool.supply,
        abroadMonthsOn: (day) => (filing === undefined ? undefined : valueOn(filing, 'medicineAbroad.months', day)),
      },
      places: release.places,
    })
  }
  return { laws, faults: list.faults }
}

function readLaw(scope: PolicyScope, node: YamlNode): Pick<OversightLaw, 'title' | 'note' | 'rules'> {
  const { reader } = scope
  const top = reader.map(node, ['title', 'note', 'rules'], WHAT)
  const title = reader.text(top && reader.need(top, 'title', WHAT), '名称') ?? WHAT
  const note = reader.text(top?.entries.get('note')?.value, '备注') ?? ''
  const rulesNode = top && reader.need(top, 'rules', WHAT)
  const rules = rulesNode && reader.map(rulesNode, undefined, 'rules')
  return {
    ...{ title, note },
    rules: [...(rules?.entries ?? [])].flatMap(([id, { value }]) => readRule(scope, id, value) ?? []),
  }
}

/** One rule; undefined where anything of it is wrong. */
function readRule(scope: PolicyScope, id: string, node: YamlNode): OversightRule | undefined {
  const { reader } = scope
  const before = reader.count
  const what = `规则“${id}”`
  const map = reader.map(node, RULE_KEYS, what)
  if (!map) return undefined
  reader.remarks(map, 'note')
  const mechanism = readMechanism(reader, map, what)
  const need = (key: string): YamlNode | undefined => reader.need(map, key, what)
  const title = reader.text(need('title'), `${what}的名称`)
  const says = reader.text(need('says'), `${what}的说明`)
  const from = reader.day(need('from'), '起始日')
  const toNode = map.entries.get('to')?.value
  const to = toNode && reader.day(toNode, '截止日')
  if (toNode && to !== undefined && from !== undefined && to < from)
    reader.fault(toNode.at, 'wrong-value', formatDay(to), `${what}的截止日早于起始日`, '改正其中一个日期')
  const source = readSource(scope, need('source'))
  const status = reader.word(map.entries.get('status')?.value, RULE_STATUSES, '状态') ?? 'stated'
  if (status === 'stated' && source && scope.documents.get(source.document)?.weak)
    reader.fault(
      map.entries.get('source')!.keyAt,
      'conflict',
      source.document,
      `${what}依据的不是正式文件，不能当作有据（stated）`,
      '写上 status: provisional（暂用）或 status: setting（经办机构的设置）',
    )
  const on = reader.bool(map.entries.get('on')?.value, `${what}的 on`) ?? true
  const weight = readNumber(reader, need('weight'), WEIGHT)
  const settings = mechanism && readSettings(reader, map, mechanism, what)
  const words = mechanism && readWords(reader, map, mechanism, what)
  if (reader.count > before || !mechanism || !source || !settings || !words) return undefined
  const known = { title: title!, says: says!, from: from!, to: to ?? null, weight: weight! }
  return { id, mechanism, ...known, on, source, status, settings, words, at: map.at }
}

function readMechanism(reader: PolicyReader, map: MapNode, what: string): Mechanism | undefined {
  const names = MECHANISMS.map(({ name }) => name)
  const word = reader.word(reader.need(map, 'mechanism', what), names, `${what}的 mechanism`)
  return MECHANISMS.find(({ name }) => name === word)
}

function readNumber(
  reader: PolicyReader,
  node: YamlNode | undefined,
  kind: Parameters<typeof settingFault>[0],
): number | undefined {
  if (node === undefined) return undefined
  const value = node.kind === 'scalar' && /^-?\d+(\.\d+)?$/.test(node.text) ? Number(node.text) : shown(node)
  const wrong = settingFault(kind, value)
  if (wrong === undefined) return value as number
  return reader.fault(node.at, 'wrong-value', shown(node), wrong, '写成这个范围里的数')
}

/** What each setting of the mechanism begins with, in its unit; every one must stand there. */
function readSettings(
  reader: PolicyReader,
  map: MapNode,
  { settings }: Mechanism,
  what: string,
): Record<string, number> | undefined {
  const names = Object.keys(settings)
  const node = names.length === 0 ? map.entries.get('settings')?.value : reader.need(map, 'settings', what)
  const group = node && reader.map(node, names, `${what}的 settings`)
  const read: Record<string, number> = {}
  for (const name of group ? names : []) {
    const kind = settings[name]!
    const entry = reader.need(group!, name, `${what}的 settings`)
    const setting = entry && reader.map(entry, ['default', 'unit', 'note'], `设置“${kind.title}”`)
    if (!setting) continue
    reader.remarks(setting, 'note')
    const unit = reader.need(setting, 'unit', `设置“${kind.title}”`)
    reader.word(unit, [kind.unit], `设置“${kind.title}”的单位`)
    const value = readNumber(reader, reader.need(setting, 'default', `设置“${kind.title}”`), kind)
    if (value !== undefined) read[name] = value
  }
  return read
}

function readWords(
  reader: PolicyReader,
  map: MapNode,
  { words }: Mechanism,
  what: string,
): Record<string, string[]> | undefined {
  const node = words.length === 0 ? map.entries.get('words')?.value : reader.need(map, 'words', what)
  if (node !== undefined && words.length === 0)
    return reader.fault(map.entries.get('words')!.keyAt, 'unknown-key', 'words', `${what}用不到 words`, '删去这一行')
  const group = node && reader.map(node, words, `${what}的 words`)
  const read: Record<string, string[]> = {}
  for (const name of group ? words : []) {
    const entry = reader.need(group!, name, `${what}的 words`)
    const list = entry && reader.list(entry, `words 的 ${name}`)
    read[name] = (list?.items ?? []).flatMap((item) => reader.text(item, `words 的 ${name} 里的一个词`) ?? [])
  }
  return read
}
