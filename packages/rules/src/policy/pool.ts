/** One pool's policy as it is read: who is insured, where home is, which kinds of visit are settled how. */
import { NO_DAY } from '../days.ts'
import { SpecReader } from '../engine/spec.ts'
import type { NamedParameters, Use } from '../engine/spec.ts'
import { divisionOf, placeProblem } from '../places.ts'
import type { Division, Places } from '../places.ts'
import type { Basis } from '../quote/types.ts'
import { readAway } from './away.ts'
import type { AwayVersion } from './away.ts'
import { readContributions } from '../contributions/law.ts'
import type { ContributionLaw } from '../contributions/law.ts'
import type { DocumentRecord } from './documents.ts'
import type { At } from './faults.ts'
import { WORDS } from './keys.ts'
import type { Key, PoolKey, PoolWords, Possible } from './keys.ts'
import { readBenefits } from './benefits.ts'
import type { Categories, InsurancePolicy } from './schemes.ts'
import { checkUses } from './decided.ts'
import type { Status } from './figure.ts'
import { readParameter } from './parameter.ts'
import { readNeverPaid } from './never-paid.ts'
import type { NeverPaid } from './never-paid.ts'
import { readOverlaps } from './overlaps.ts'
import type { OverlapSettings } from './overlaps.ts'
import { readSupply } from './supply.ts'
import type { SupplyLaw } from './supply.ts'
import { checkFirm, readSource, readStatus } from './source.ts'
import type { Parameter } from './parameter.ts'
import type { PolicyReader } from './read.ts'
import { checkRising } from './rising.ts'
import { isOwn } from './scope.ts'
import type { PolicyScope } from './scope.ts'
import type { MapNode, YamlNode } from './yaml.ts'

export type { InsurancePolicy, SchemeSpec } from './schemes.ts'

/** Document and article that make a city a home of a pool. */
export interface HomeGrounds {
  source: Basis
  status: Status
}

export interface PoolPolicy {
  code: string
  /** Its folder in the policy folder, whatever that is called. */
  folder: string
  name: string
  short: string
  /** Telephone of who can answer. */
  telephone: string
  /** Codes of the cities that are at home. */
  homes: ReadonlySet<string>
  /** Where it stands that a city is at home, where that is said of it, and how firmly. */
  homeGrounds: ReadonlyMap<string, HomeGrounds>
  /** Code of the province they lie in. */
  province: string
  firstDay: number
  /** What is open when the whole pool's benefits are. */
  benefitsOpen: string[] | undefined
  settleOn: 'settlement-level' | 'grade'
  words: PoolWords
  /** Chinese names of the pool's own words. */
  wordTitles: Readonly<Record<PoolKey, ReadonlyMap<string, string>>>
  /** City or province → index of the region it belongs to (`region` key). */
  regions: ReadonlyMap<string, number>
  /** Insurance number → its policy; absent: this pool does not have it. */
  insurances: ReadonlyMap<number, InsurancePolicy>
  away: readonly AwayVersion[]
  contributions: ContributionLaw
  counters: readonly string[]
  bases: Readonly<Record<'scope' | 'cash' | 'open' | 'inForce', Basis | undefined>>
  parameters: readonly Parameter[]
  /** In which contexts each of them is asked: what none of these can ask is no figure of this law. */
  contexts: ReadonlyMap<Parameter, readonly (Possible | undefined)[]>
  /** What somebody else pays, by law. */
  neverPaid: NeverPaid
  /** How much medicine may be prescribed at once, and what is done with more. */
  supply: SupplyLaw
  /** What is done with a visit inside a stay. */
  overlaps: OverlapSettings
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
  /** Gathers the documents that the pool cites. */
  cited: Set<string>
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
  'neverPaid',
  'overlaps',
  'supply',
  'overSupply',
] as const
/** Who can be insured by what: no employee is a resident, nor the reverse. */
const CATEGORIES = { employee: ['active', 'retired', 'founding-worker'], resident: ['resident'] } as const

/** Sections of pool.yaml whose words the other files use. */
const WORD_SECTIONS = ['insurances', 'tables', 'regions', 'assistance'] as const

function readWordMap(reader: PolicyReader, node: YamlNode | undefined, what: string): Map<string, string> {
  const titles = new Map<string, string>()
  const map = node && reader.map(node, undefined, what)
  for (const [word, entry] of map?.entries ?? []) titles.set(word, reader.text(entry.value, what) ?? word)
  return titles
}

/** A pool's own code, which is its name among pools and need not be a place. */
function readCode(reader: PolicyReader, node: YamlNode | undefined): string {
  const text = reader.text(node, '统筹区代码') ?? ''
  if (node && !/^\d{6}$/.test(text))
    reader.fault(
      node.at,
      'wrong-value',
      text,
      `统筹区代码“${text}”不是六位区划代码`,
      "写成带引号的六位数字，例如 '330100'",
    )
  return text
}

function readPlace(
  reader: PolicyReader,
  places: Places,
  node: YamlNode | undefined,
  what: string,
  whole: 'province-too' | 'city-only',
): Division | undefined {
  const text = reader.text(node, what)
  if (text === undefined || !node) return undefined
  const problem = placeProblem(places, text, whole)
  if (problem === undefined) return divisionOf(places, text)
  return reader.fault(node.at, 'wrong-value', text, `${what}${problem}`, '代码见 places 文件夹，写成带引号的六位数字')
}

/** Reads one pool. Returns undefined when pool.yaml does not say what the other files are made of; all faults are collected. */
export function readPool(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  places: Places,
  trees: PoolTrees,
): PoolPolicy | undefined {
  const start: At = { file: `${trees.folder}/pool.yaml`, line: 1, column: 1 }
  if (!trees.pool)
    return reader.fault(
      start,
      'missing-file',
      'pool.yaml',
      '没有 pool.yaml，或它是空的',
      '照 docs/recipes 写一个 pool.yaml',
    )
  const map = reader.map(trees.pool, POOL_KEY_NAMES, 'pool.yaml')
  if (!map) return undefined
  const code = readCode(reader, reader.need(map, 'code', 'pool.yaml'))
  const name = reader.text(reader.need(map, 'name', 'pool.yaml'), '名称') ?? ''
  const before = reader.count
  const { words, titles, cities } = readOwnWords(reader, map, places)
  const categories = readInsurances(reader, map)
  const wordsKnown = reader.count === before && !reader.isMisspelt(map, ...WORD_SECTIONS)
  const inherits = map.entries.get('inherits')?.value.at
  const { folder, cited } = trees
  const scope: PolicyScope = { reader, documents, words, titles, folder, cited, ...(inherits ? { inherits } : {}) }
  const { homes, homeGrounds, province } = readHomes(scope, map, places)
  const inForce = reader.need(map, 'inForce', 'pool.yaml')
  const inForceMap = inForce && reader.map(inForce, ['from', 'source', 'status', 'note'], 'inForce')
  const firstDay = (inForceMap && reader.day(reader.need(inForceMap, 'from', 'inForce'), '起始日')) ?? NO_DAY
  const bases = { ...readBases(scope, map), inForce: inForceMap && readGrounds(scope, inForceMap, '起始日')?.source }
  const settleOnNode = map.entries.get('settleOn')?.value
  const settleOn = reader.word(settleOnNode, ['settlement-level', 'grade'] as const, 'settleOn') ?? 'settlement-level'
  const benefitsOpen = readBenefitsOpen(reader, map, trees)
  // Without its own words nothing else of the pool can be understood; what would be said of it would be one fault many times.
  if (!wordsKnown) return undefined
  const law = readLaw(scope, trees, categories, firstDay, benefitsOpen !== undefined)
  return {
    code,
    folder,
    name,
    short: reader.text(map.entries.get('short')?.value, '简称') ?? name,
    telephone: reader.text(map.entries.get('telephone')?.value, '电话') ?? '',
    homes,
    homeGrounds,
    province,
    firstDay,
    benefitsOpen,
    settleOn,
    words,
    wordTitles: titles,
    regions: cities,
    bases,
    ...law,
    neverPaid: readNeverPaid(scope, map.entries.get('neverPaid')?.value),
    supply: readSupply(scope, map.entries.get('supply')?.value, map.entries.get('overSupply')?.value),
    overlaps: readOverlaps(reader, map.entries.get('overlaps')?.value),
    contributions: readContributions(scope, trees.contributions),
  }
}

/** What beside a value says where it stands and how firmly: nothing is computed with it, but what is wrong there is said. */
function readGrounds(scope: PolicyScope, map: MapNode, what: string): HomeGrounds | undefined {
  const written = map.entries.get('source')
  const source = readSource(scope, written?.value)
  const status = readStatus(scope, map, 'stated')
  checkFirm(scope, { source, status }, what, written?.keyAt ?? map.at)
  scope.reader.remarks(map, 'note')
  return source && { source, status }
}

/** Cities at home, and the province they lie in. A whole province is no home: whether a place is home is asked of its city. */
function readHomes(
  scope: PolicyScope,
  map: MapNode,
  places: Places,
): { homes: Set<string>; homeGrounds: Map<string, HomeGrounds>; province: string } {
  const { reader } = scope
  const homes = new Set<string>()
  const homeGrounds = new Map<string, HomeGrounds>()
  let province = ''
  const node = reader.need(map, 'homes', 'pool.yaml')
  for (const item of node?.kind === 'list' ? node.items : []) {
    const homeMap = item.kind === 'map' ? reader.map(item, ['code', 'source', 'status', 'note'], '参保地') : undefined
    const grounds = homeMap && readGrounds(scope, homeMap, '参保地')
    const codeNode = homeMap ? reader.need(homeMap, 'code', '参保地') : item
    const home = readPlace(reader, places, codeNode, '参保地', 'city-only')?.city
    if (!home) continue
    homes.add(home.code)
    if (grounds) homeGrounds.set(home.code, grounds)
    province ||= home.province.code
  }
  if (node && (node.kind !== 'list' || node.items.length === 0))
    reader.fault(node.at, 'missing-key', 'homes', '没有写参保地', "写成列表，例如 homes: ['330100']")
  return { homes, homeGrounds, province }
}

/** The words that a pool names itself: its tables, regions and groups for assistance. */
function readOwnWords(
  reader: PolicyReader,
  map: MapNode,
  places: Places,
): { words: PoolWords; titles: PoolPolicy['wordTitles']; cities: Map<string, number> } {
  const table = readWordMap(reader, map.entries.get('tables')?.value, 'tables')
  const assistance = readWordMap(reader, map.entries.get('assistance')?.value, 'assistance')
  const { titles: region, cities } = readRegions(reader, map.entries.get('regions')?.value, places)
  const words: PoolWords = {
    table: table.size > 0 ? [...table.keys()] : ['home'],
    region: ['elsewhere', ...region.keys()],
    assistance: ['none', ...assistance.keys()],
  }
  return { words, titles: { table, region, assistance }, cities }
}

function readBases(scope: PolicyScope, map: MapNode): Omit<PoolPolicy['bases'], 'inForce'> {
  const node = map.entries.get('bases')?.value
  const bases = node && scope.reader.map(node, ['scope', 'cash', 'open'], 'bases')
  const base = (key: string): Basis | undefined => readSource(scope, bases?.entries.get(key)?.value)
  return { scope: base('scope'), cash: base('cash'), open: base('open') }
}

/** What is open when the whole pool's benefits are; then its files of benefits would not be read, so there may be none. */
function readBenefitsOpen(reader: PolicyReader, map: MapNode, trees: PoolTrees): string[] | undefined {
  const node = map.entries.get('benefits')?.value
  const open = node && reader.map(node, ['open'], 'benefits')
  const list = open && reader.need(open, 'open', 'benefits')
  const names = list && reader.list(list, 'benefits.open')?.items.map((item) => reader.text(item, '待定参数') ?? '')
  for (const [file, tree] of [
    ['away.yaml', trees.away],
    ['benefits.yaml', trees.benefits],
  ] as const)
    if (names && tree?.at.file === `${trees.folder}/${file}`)
      reader.fault(
        { ...tree.at, line: 1, column: 1 },
        'unread-file',
        file,
        `pool.yaml 写了 benefits: {open: …}（待遇全部待定），${file} 没有用上`,
        `删去 pool.yaml 里的 benefits，或删去 ${file}`,
      )
  return names
}

/** What the other files say: the away-from-home table and the benefits, with every parameter that they use. */
function readLaw(
  scope: PolicyScope,
  trees: PoolTrees,
  categories: Categories,
  firstDay: number,
  open: boolean,
): Pick<PoolPolicy, 'insurances' | 'away' | 'counters' | 'parameters' | 'contexts' | 'uses'> {
  const named = readNamed(scope, open ? [] : [trees.away, trees.benefits])
  const spec = new SpecReader(scope, named)
  const all = [...categories.values()].flatMap((entry) => entry.categories)
  spec.possible = { insurance: -1, kind: -1, categories: all }
  const byInsurance = new Map([...categories].map(([key, value]) => [key, value.categories]))
  const at = { file: `${trees.folder}/away.yaml`, line: 1, column: 1 }
  const away = open ? [] : readAway(spec, trees.away, trees.parentAway, byInsurance, firstDay, at)
  const insurances = open
    ? new Map([...categories].map(([key, entry]) => [key, { ...entry, schemes: [], limits: [], layers: [] }]))
    : readBenefits(spec, trees.folder, trees.benefits, categories)
  if (firstDay !== NO_DAY) checkUses(scope, spec.uses, firstDay)
  for (const rising of spec.rising) checkRising(scope, rising)
  checkCalled(scope, named)
  const contexts = contextsOf(spec.uses)
  const parameters = [...contexts.keys()]
  const keys = new Set([
    ...parameters.flatMap((parameter) => parameter.axes.map((axis) => axis.key)),
    ...away.flatMap((version) => [...version.rows, ...version.extras].flatMap((row) => [...row.when.keys()])),
  ])
  return { insurances, away, counters: spec.counters, parameters, contexts, uses: keys }
}

/** The parameters that stand apart under `parameters:`, to be called by their names. */
function readNamed(scope: PolicyScope, trees: readonly (YamlNode | undefined)[]): NamedParameters {
  const parameters = new Map<string, Parameter>()
  const broken = new Set<string>()
  for (const tree of trees) {
    const section = tree?.kind === 'map' ? tree.entries.get('parameters')?.value : undefined
    const without = section?.kind === 'scalar' && section.text === 'none'
    const map = section && !without ? scope.reader.map(section, undefined, 'parameters') : undefined
    for (const [key, entry] of map?.entries ?? []) {
      const parameter = readParameter(scope, entry.value, key)
      if (parameter) parameters.set(key, parameter)
      else broken.add(key)
    }
  }
  return { parameters, broken, called: new Set() }
}

/** A parameter of the pool's own that nothing calls is a name misspelt, or in vain. */
function checkCalled(scope: PolicyScope, { parameters, called }: NamedParameters): void {
  for (const [key, { at }] of parameters)
    if (!called.has(key) && isOwn(scope, at))
      scope.reader.fault(at, 'never-applies', key, `参数“${key}”没有一处用到`, '在规则里用它的名字，或删去')
}

function contextsOf(uses: readonly Use[]): Map<Parameter, (Possible | undefined)[]> {
  const contexts = new Map<Parameter, (Possible | undefined)[]>()
  for (const { parameter, possible } of uses) contexts.set(parameter, [...(contexts.get(parameter) ?? []), possible])
  return contexts
}

function readRegions(
  reader: PolicyReader,
  node: YamlNode | undefined,
  places: Places,
): { titles: Map<string, string>; cities: Map<string, number> } {
  const titles = new Map<string, string>()
  const cities = new Map<string, number>()
  const map = node && reader.map(node, undefined, 'regions')
  let index = 0
  for (const [word, entry] of map?.entries ?? []) {
    index++
    const region = reader.map(entry.value, ['title', 'places'], '地区分组')
    if (!region) continue
    titles.set(word, reader.text(reader.need(region, 'title', '地区分组'), '名称') ?? word)
    const placesNode = reader.need(region, 'places', '地区分组')
    for (const item of (placesNode && reader.list(placesNode, 'places')?.items) ?? []) {
      const division = readPlace(reader, places, item, '地区', 'province-too')
      if (!division) continue
      const { code } = division.city ?? division.province
      if (cities.has(code))
        reader.fault(
          item.at,
          'conflict',
          code,
          `${code} 同时在两个地区分组里，两条都适用而没有先后`,
          '只留在一个分组里',
        )
      cities.set(code, index)
    }
  }
  return { titles, cities }
}

function readInsurances(reader: PolicyReader, map: MapNode): Categories {
  const categories = new Map<number, { categories: number[]; hasAccount: boolean }>()
  const node = reader.need(map, 'insurances', 'pool.yaml')
  const insurances = node && reader.map(node, WORDS.insurance, 'insurances')
  if (insurances?.entries.size === 0)
    reader.fault(
      insurances.at,
      'missing-key',
      'insurances',
      '一个险种也没有',
      '例如 insurances: {employee: [active, retired]}',
    )
  for (const [word, entry] of insurances?.entries ?? []) {
    const number = (WORDS.insurance as readonly string[]).indexOf(word)
    if (number < 0) continue
    const named = reader.words(entry.value, CATEGORIES[word as keyof typeof CATEGORIES], `${word} 的人员类别`)
    if (entry.value.kind === 'list' && entry.value.items.length === 0)
      reader.fault(
        entry.value.at,
        'missing-key',
        word,
        `“${word}”没有写人员类别`,
        `例如 ${word}: [${CATEGORIES[word as keyof typeof CATEGORIES].join(', ')}]`,
      )
    categories.set(number, {
      categories: named.map((one) => WORDS.category.indexOf(one)),
      hasAccount: word === 'employee',
    })
  }
  return categories
}
