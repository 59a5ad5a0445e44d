/** One pool's policy as it is read: who is insured, where home is, which kinds of visit are settled how. */
import { NO_DAY } from '../days.ts'
import { SpecReader } from '../engine/spec.ts'
import type { Use } from '../engine/spec.ts'
import { readAccounts } from '../mechanisms/account-order.ts'
import type { AccountUse } from '../mechanisms/account-order.ts'
import { readShare } from '../mechanisms/bands.ts'
import type { ShareSpec } from '../mechanisms/bands.ts'
import { readDeductible } from '../mechanisms/deductible.ts'
import type { DeductibleSpec } from '../mechanisms/deductible.ts'
import { readLayers } from '../mechanisms/layer.ts'
import type { LayerSpec } from '../mechanisms/layer.ts'
import { readLimits } from '../mechanisms/limit.ts'
import type { LimitSpec } from '../mechanisms/limit.ts'
import { cityOf, parsePlace, provinceOf } from '../places.ts'
import type { Places } from '../places.ts'
import type { Basis } from '../quote/types.ts'
import { readAway } from './away.ts'
import type { AwayVersion } from './away.ts'
import { readContributions } from './contributions.ts'
import type { ContributionFigures } from './contributions.ts'
import type { DocumentRecord } from './documents.ts'
import type { At } from './faults.ts'
import { WORDS } from './keys.ts'
import type { Key, PoolKey, PoolWords } from './keys.ts'
import { checkDecided } from './decided.ts'
import { readParameter } from './parameter.ts'
import { readSource } from './source.ts'
import type { Parameter } from './parameter.ts'
import type { PolicyReader } from './read.ts'
import { didYouMean } from './read.ts'
import type { PolicyScope } from './scope.ts'
import type { MapNode, YamlNode } from './yaml.ts'

export interface SchemeSpec {
  /** Open by the law: what is open, in words; then nothing else is set. */
  open?: { title: string; names: string[]; source: Basis | undefined }
  accounts: AccountUse[]
  deductible: DeductibleSpec | undefined
  share: ShareSpec | undefined
}

export interface InsurancePolicy {
  hasAccount: boolean
  categories: readonly number[]
  /** By kind of visit, in the order of WORDS.kind. */
  schemes: readonly SchemeSpec[]
  limits: readonly LimitSpec[]
  layers: readonly LayerSpec[]
}

export interface PoolPolicy {
  code: string
  name: string
  short: string
  /** Telephone of who can answer. */
  telephone: string
  homes: ReadonlySet<number>
  province: number
  firstDay: number
  /** What is open when the whole pool's benefits are. */
  benefitsOpen: string[] | undefined
  settleOn: 'settlement-level' | 'grade'
  words: PoolWords
  /** Chinese names of the pool's own words. */
  wordTitles: Readonly<Record<PoolKey, ReadonlyMap<string, string>>>
  /** City → index of the region it belongs to (`region` key). */
  regions: ReadonlyMap<number, number>
  /** Insurance number → its policy; absent: this pool does not have it. */
  insurances: ReadonlyMap<number, InsurancePolicy>
  away: readonly AwayVersion[]
  contributions: ContributionFigures
  counters: readonly string[]
  bases: Readonly<Record<'scope' | 'cash' | 'open' | 'inForce', Basis | undefined>>
  parameters: readonly Parameter[]
  /** Keys that a table or a condition of this pool has: `age` must then be said, `contracted` is read at all. */
  uses: ReadonlySet<Key>
}

/** The merged trees of a pool's files, and the parent's away.yaml for `inherit: yes`. */
interface PoolTrees {
  folder: string
  pool: YamlNode | undefined
  away: YamlNode | undefined
  parentAway: YamlNode | undefined
  benefits: YamlNode | undefined
  contributions: YamlNode | undefined
}

const POOL_KEY_NAMES = [
  'code',
  'name',
  'short',
  'inherits',
  'telephone',
  'homes',
  'inForce',
  'insurances',
  'benefits',
  'settleOn',
  'tables',
  'regions',
  'assistance',
  'bases',
  'notes',
  'reference',
] as const
const KIND_KEYS = ['title', 'as', 'open', 'accounts', 'deductible', 'share', 'source'] as const

function readWordMap(reader: PolicyReader, node: YamlNode | undefined, what: string): Map<string, string> {
  const titles = new Map<string, string>()
  const map = node && reader.map(node, undefined, what)
  for (const [word, entry] of map?.entries ?? []) titles.set(word, reader.text(entry.value, what) ?? word)
  return titles
}

function readCode(reader: PolicyReader, node: YamlNode | undefined, what: string): number {
  const text = reader.text(node, what)
  if (text === undefined || !node) return -1
  const code = parsePlace(text)
  if (code < 0)
    reader.fault(
      node.at,
      'wrong-value',
      text,
      `${what}“${text}”不是六位区划代码`,
      "写成带引号的六位数字，例如 '330100'",
    )
  return code
}

/** Reads one pool. Returns undefined when pool.yaml itself cannot be used; all other faults are collected. */
export function readPool(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  places: Places,
  trees: PoolTrees,
): PoolPolicy | undefined {
  const start: At = { file: `${trees.folder}/pool.yaml`, line: 1, column: 1 }
  const map = trees.pool && reader.map(trees.pool, POOL_KEY_NAMES, 'pool.yaml')
  if (!map)
    return reader.fault(
      start,
      'missing-file',
      'pool.yaml',
      '没有 pool.yaml，或它不是一组键和值',
      '照 docs/recipes 写一个 pool.yaml',
    )
  const code = readCode(reader, reader.need(map, 'code', 'pool.yaml'), '统筹区代码')
  const name = reader.text(reader.need(map, 'name', 'pool.yaml'), '名称') ?? ''
  const homesNode = reader.need(map, 'homes', 'pool.yaml')
  const homes = new Set<number>()
  for (const item of homesNode?.kind === 'list' ? homesNode.items : []) {
    const homeMap = item.kind === 'map' ? reader.map(item, ['code', 'source', 'status', 'note'], '参保地') : undefined
    const home = readCode(reader, homeMap ? reader.need(homeMap, 'code', '参保地') : item, '参保地')
    if (home > 0) homes.add(cityOf(home, places))
  }
  if (homesNode && homes.size === 0)
    reader.fault(homesNode.at, 'missing-key', 'homes', '没有写参保地', "写成 homes: ['330100']")
  const tableTitles = readWordMap(reader, map.entries.get('tables')?.value, 'tables')
  const assistance = readWordMap(reader, map.entries.get('assistance')?.value, 'assistance')
  const { titles: regionTitles, cities } = readRegions(reader, map.entries.get('regions')?.value, places)
  const words: PoolWords = {
    table: tableTitles.size > 0 ? [...tableTitles.keys()] : ['home'],
    region: ['elsewhere', ...regionTitles.keys()],
    assistance: ['none', ...assistance.keys()],
  }
  const titles = { table: tableTitles, region: regionTitles, assistance }
  const scope: PolicyScope = { reader, documents, words, titles, folder: trees.folder }
  const inForce = reader.need(map, 'inForce', 'pool.yaml')
  const inForceMap = inForce && reader.map(inForce, ['from', 'source', 'status', 'note'], 'inForce')
  const firstDay = (inForceMap && reader.day(reader.need(inForceMap, 'from', 'inForce'), '起始日')) ?? NO_DAY
  const basesMap =
    map.entries.get('bases') && reader.map(map.entries.get('bases')!.value, ['scope', 'cash', 'open'], 'bases')
  const base = (key: string): Basis | undefined => readSource(scope, basesMap?.entries.get(key)?.value)
  const openNode = map.entries.get('benefits')?.value
  const openMap = openNode && reader.map(openNode, ['open'], 'benefits')
  const openList = openMap && reader.need(openMap, 'open', 'benefits')
  const benefitsOpen =
    openList && reader.list(openList, 'benefits.open')?.items.map((item) => reader.text(item, '待定参数') ?? '')
  const categories = readInsurances(reader, map)
  const named = new Map<string, Parameter>()
  for (const tree of [trees.away, trees.benefits]) {
    const section = tree?.kind === 'map' ? tree.entries.get('parameters')?.value : undefined
    const without = section?.kind === 'scalar' && section.text === 'none'
    const sectionMap = section && !without ? reader.map(section, undefined, 'parameters') : undefined
    for (const [key, entry] of sectionMap?.entries ?? []) {
      const parameter = readParameter(scope, entry.value, key)
      if (parameter) named.set(key, parameter)
    }
  }
  const spec = new SpecReader(scope, named)
  spec.possible = { insurance: -1, kind: -1, categories: [...categories.values()].flatMap((entry) => entry.categories) }
  const away = benefitsOpen
    ? []
    : readAway(
        spec,
        trees.away,
        trees.parentAway,
        new Map([...categories].map(([key, value]) => [key, value.categories])),
        firstDay,
        { ...start, file: `${trees.folder}/away.yaml` },
      )
  const insurances = benefitsOpen ? new Map<number, InsurancePolicy>() : readBenefits(spec, trees, categories)
  if (benefitsOpen)
    for (const [number, entry] of categories) insurances.set(number, { ...entry, schemes: [], limits: [], layers: [] })
  if (firstDay !== NO_DAY) for (const use of spec.uses) checkDecided(scope, use.parameter, firstDay, use.possible)
  for (const [key, parameter] of named)
    if (!spec.uses.some((use) => use.parameter === parameter) && parameter.at.file.startsWith(`${trees.folder}/`))
      reader.fault(parameter.at, 'never-applies', key, `参数“${key}”没有一处用到`, '在规则里用它的名字，或删去')
  const parameters = distinct(spec.uses)
  return {
    code: String(code),
    name,
    short: reader.text(map.entries.get('short')?.value, '简称') ?? name,
    telephone: reader.text(map.entries.get('telephone')?.value, '电话') ?? '',
    homes,
    province: homes.size > 0 ? provinceOf([...homes][0]!) : 0,
    firstDay,
    benefitsOpen,
    settleOn:
      reader.word(map.entries.get('settleOn')?.value, ['settlement-level', 'grade'] as const, 'settleOn') ??
      'settlement-level',
    words,
    wordTitles: titles,
    regions: cities,
    insurances,
    away,
    contributions: readContributions(scope, trees.contributions),
    counters: spec.counters,
    bases: {
      scope: base('scope'),
      cash: base('cash'),
      open: base('open'),
      inForce: readSource(scope, inForceMap?.entries.get('source')?.value),
    },
    parameters,
    uses: new Set([
      ...parameters.flatMap((parameter) => parameter.axes.map((axis) => axis.key)),
      ...away.flatMap((version) => [...version.rows, ...version.extras].flatMap((row) => [...row.when.keys()])),
    ]),
  }
}

function distinct(uses: readonly Use[]): Parameter[] {
  return [...new Set(uses.map((use) => use.parameter))]
}

function readRegions(
  reader: PolicyReader,
  node: YamlNode | undefined,
  places: Places,
): { titles: Map<string, string>; cities: Map<number, number> } {
  const titles = new Map<string, string>()
  const cities = new Map<number, number>()
  const map = node && reader.map(node, undefined, 'regions')
  let index = 0
  for (const [word, entry] of map?.entries ?? []) {
    index++
    const region = reader.map(entry.value, ['title', 'places'], '地区分组')
    if (!region) continue
    titles.set(word, reader.text(reader.need(region, 'title', '地区分组'), '名称') ?? word)
    const placesNode = reader.need(region, 'places', '地区分组')
    for (const item of (placesNode && reader.list(placesNode, 'places')?.items) ?? []) {
      const code = readCode(reader, item, '地区')
      if (code < 0) continue
      const city = code % 10_000 === 0 && !places.municipalities.has(provinceOf(code)) ? code : cityOf(code, places)
      if (cities.has(city))
        reader.fault(
          item.at,
          'conflict',
          String(code),
          `${code} 同时在两个地区分组里，两条都适用而没有先后`,
          '只留在一个分组里',
        )
      cities.set(city, index)
    }
  }
  return { titles, cities }
}

function readInsurances(
  reader: PolicyReader,
  map: MapNode,
): Map<number, { categories: number[]; hasAccount: boolean }> {
  const categories = new Map<number, { categories: number[]; hasAccount: boolean }>()
  const node = reader.need(map, 'insurances', 'pool.yaml')
  const insurances = node && reader.map(node, WORDS.insurance, 'insurances')
  for (const [word, entry] of insurances?.entries ?? []) {
    const number = (WORDS.insurance as readonly string[]).indexOf(word)
    if (number < 0) continue
    categories.set(number, {
      categories: reader.words(entry.value, WORDS.category, '人员类别').map((one) => WORDS.category.indexOf(one)),
      hasAccount: word === 'employee',
    })
  }
  return categories
}

function readBenefits(
  spec: SpecReader,
  trees: PoolTrees,
  categories: ReadonlyMap<number, { categories: number[]; hasAccount: boolean }>,
): Map<number, InsurancePolicy> {
  const { reader } = spec
  const insurances = new Map<number, InsurancePolicy>()
  const at: At = { file: `${trees.folder}/benefits.yaml`, line: 1, column: 1 }
  const map = trees.benefits && reader.map(trees.benefits, ['title', 'parameters', ...WORDS.insurance], 'benefits.yaml')
  if (!map) {
    reader.fault(
      at,
      'missing-file',
      'benefits.yaml',
      '没有 benefits.yaml',
      '写出待遇；还不知道就在 pool.yaml 写 benefits: {open: [...]}',
    )
    return insurances
  }
  for (const [number, entry] of categories) {
    const word = WORDS.insurance[number]!
    const node = map.entries.get(word)?.value
    const insurance = node && reader.map(node, [...WORDS.kind, 'limits', 'layers'], word)
    if (!insurance) {
      reader.fault(at, 'undecided', word, `benefits.yaml 没有“${word}”的待遇`, '写出四种就诊的待遇；不知道的写 open: …')
      continue
    }
    const schemes = WORDS.kind.map((kind, kindNumber): SchemeSpec => {
      spec.possible = { insurance: number, kind: kindNumber, categories: entry.categories }
      return readScheme(spec, insurance, word, kind, new Set())
    })
    spec.possible = { insurance: number, kind: -1, categories: entry.categories }
    const limits = insurance.entries.has('limits') ? readLimits(spec, insurance.entries.get('limits')!.value, word) : []
    const layers = insurance.entries.has('layers') ? readLayers(spec, insurance.entries.get('layers')!.value, word) : []
    spec.possible = undefined
    insurances.set(number, { ...entry, schemes, limits, layers })
  }
  return insurances
}

function readScheme(
  spec: SpecReader,
  insurance: MapNode,
  word: string,
  kind: string,
  seen: ReadonlySet<string>,
  over?: MapNode,
): SchemeSpec {
  const { reader } = spec
  const none: SchemeSpec = { accounts: [], deductible: undefined, share: undefined }
  const entry = insurance.entries.get(kind)
  if (!entry) {
    reader.fault(
      insurance.at,
      'undecided',
      kind,
      `“${word}”没有规定“${kind}”，也没有标为待定`,
      `补上“${kind}: …”；法规没有写就写 ${kind}: {open: 说明}`,
    )
    return none
  }
  const map = reader.map(entry.value, KIND_KEYS, kind)
  if (!map) return none
  const openNode = map.entries.get('open')?.value
  if (openNode) {
    const title = reader.text(openNode, '待定说明') ?? ''
    return {
      ...none,
      open: { title, names: [`${word}.${kind}`], source: readSource(spec.scope, map.entries.get('source')?.value) },
    }
  }
  const asNode = map.entries.get('as')?.value
  const own: MapNode = {
    ...map,
    entries: new Map([...map.entries, ...(over?.entries ?? [])].filter(([key]) => key !== 'as' && key !== 'title')),
  }
  if (asNode) {
    const as = reader.word(asNode, WORDS.kind, 'as')
    if (as === undefined) return none
    if (seen.has(as) || as === kind) {
      reader.fault(
        asNode.at,
        'wrong-value',
        as,
        `“${kind}”经 as 又指回自己`,
        `让 as 指向写有待遇的一种，${didYouMean(as, WORDS.kind)}`,
      )
      return none
    }
    return readScheme(spec, insurance, word, as, new Set([...seen, kind]), own)
  }
  const get = (key: string): YamlNode | undefined => own.entries.get(key)?.value
  const path = `${word}.${kind}`
  const deductibleNode = get('deductible') ?? reader.need(own, 'deductible', `${kind} 的待遇`)
  const shareNode = get('share') ?? reader.need(own, 'share', `${kind} 的待遇`)
  return {
    accounts: get('accounts') ? readAccounts(spec, get('accounts')!) : [],
    deductible: deductibleNode && readDeductible(spec, deductibleNode, path),
    share: shareNode && readShare(spec, shareNode, path),
  }
}
