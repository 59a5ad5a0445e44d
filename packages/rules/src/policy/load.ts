/**
 * The loader: policy files as text in, a release or faults out. Pure: whoever reads the disk (or a database) gives the
 * texts. Precedence is national → province → pool: `policy/<name>/…` is a parent that `inherits:` names.
 */
import { readClaimPolicies } from '../claims/load.ts'
import type { ClaimSource } from '../claims/load.ts'
import { CompiledPool } from '../engine/segment.ts'
import { readFilingPolicies } from '../filing/load.ts'
import type { FilingSource } from '../filing/load.ts'
import { readCalendar } from './calendar-file.ts'
import { isDocumentFile, readDocuments } from './documents.ts'
import type { DocumentRecord, Documents } from './documents.ts'
import { FaultList } from './faults.ts'
import type { Fault } from './faults.ts'
import { chainOf, checkFiles, foldersIn, isPlacesFile, startOf } from './folders.ts'
import type { Trees } from './folders.ts'
import { WORDS } from './keys.ts'
import { faultsOf } from './left-out.ts'
import type { LeftOutPool } from './release.ts'
import { readParameter } from './parameter.ts'
import type { Parameter } from './parameter.ts'
import { loadPlaces } from './places-file.ts'
import { readPool } from './pool.ts'
import type { PoolPolicy } from './pool.ts'
import { PolicyReader } from './read.ts'
import type { Release } from './release.ts'
import { wordlessScope } from './scope.ts'
import { inherit, readYaml } from './yaml.ts'
import type { YamlNode } from './yaml.ts'

export interface Loaded {
  /** The release; pools that have faults are left out of it and named in `leftOut`. */
  release: Release
  faults: Fault[]
}

/** A pool on its way into the release. */
interface Draft {
  folder: string
  chain: readonly string[]
  /** Its own pool.yaml, for its name where nothing else can be read. */
  top: YamlNode | undefined
  policy: PoolPolicy | undefined
  /** Documents that it cites. */
  cited: Set<string>
  filing: FilingSource | undefined
  claims: ClaimSource | undefined
}

/**
 * Loads a policy folder given as path → text, with paths relative to it (`documents.yaml`, `pools/330100-hangzhou/pool.yaml`).
 * `id` is the content hash, which whoever reads the files works out.
 */
export function loadPolicies(files: ReadonlyMap<string, string>, id = ''): Loaded {
  const list = new FaultList()
  const reader = new PolicyReader(list)
  const tree = treesOf(files, list)
  const placesFiles = new Map([...files].filter(([path]) => isPlacesFile(path)))
  for (const [path, there] of [
    ['documents.yaml', files.has('documents.yaml')],
    ['places', placesFiles.size > 0],
  ] as const)
    if (!there)
      reader.fault(startOf(path), 'missing-file', path, `政策文件夹里没有 ${path}`, '从现有的政策文件夹复制一份再改')
  checkFiles(reader, files.keys())
  const documents = readDocuments(reader, tree('documents.yaml'), [...files.keys()].filter(isDocumentFile).map(tree))
  const places = loadPlaces(placesFiles, list)
  const calendar = readCalendar(reader, tree('calendar.yaml'))
  const { pools: folders, parents } = foldersIn(files.keys())
  const drafts = folders.map((folder): Draft => {
    const chain = chainOf(reader, tree, parents, folder)
    const cited = new Set<string>()
    const top = tree(`${folder}/pool.yaml`)
    const policy = readDraft(reader, documents.records, places, files, tree, chain, cited)
    const filing = policy && filingOf(policy, chain, tree, cited)
    const claims = policy && claimsOf(policy, chain, tree, wordlessScope(reader, documents.records, folder, cited))
    return { folder, chain, top, cited, policy, filing, claims }
  })
  checkCodes(reader, drafts)
  const reference = readReference(reader, documents.records, parents, tree)
  const sources = drafts.map((draft) => draft.filing).filter((filing) => filing !== undefined)
  const filing = readFilingPolicies(reader, documents.records, places, tree, sources)
  const law = drafts.map((draft) => draft.claims).filter((claims) => claims !== undefined)
  const claims = readClaimPolicies(filing.materials, law)
  const { pools, leftOut } = divide(drafts, list.faults, documents, files)
  for (const pool of pools.values()) for (const day of pool.changes) pool.on(day)
  const only = <T>(all: ReadonlyMap<string, T>): Map<string, T> => new Map([...all].filter(([code]) => pools.has(code)))
  // A pool that is left out takes no filings and no claims either.
  const release: Release = {
    ...{ id, files, documents: documents.records, places, calendar, pools, leftOut, reference },
    filing: { ...filing, laws: only(filing.laws), guides: only(filing.guides) },
    claims: { laws: only(claims.laws) },
  }
  return { release, faults: list.faults }
}

/** The files as trees, each read once. */
function treesOf(files: ReadonlyMap<string, string>, list: FaultList): Trees {
  const trees = new Map<string, YamlNode | undefined>()
  return (path) => {
    if (!trees.has(path)) {
      const text = files.get(path)
      trees.set(path, text === undefined ? undefined : readYaml(path, text, list))
    }
    return trees.get(path)
  }
}

const merged = (chain: readonly string[], file: string, tree: Trees): YamlNode | undefined =>
  chain.map((folder) => tree(`${folder}/${file}`)).reduce((above, below) => inherit(above, below), undefined)

/** Reads a pool's law; undefined where a file of it is no YAML at all: reading on would only add misleading faults. */
function readDraft(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  places: Release['places'],
  files: ReadonlyMap<string, string>,
  tree: Trees,
  chain: readonly string[],
  cited: Set<string>,
): PoolPolicy | undefined {
  const folder = chain.at(-1)!
  const paths = chain.flatMap((name) =>
    ['pool', 'away', 'benefits', 'contributions'].map((file) => `${name}/${file}.yaml`),
  )
  if (paths.some((path) => files.has(path) && tree(path) === undefined)) return undefined
  return readPool(reader, documents, places, {
    folder,
    pool: tree(`${folder}/pool.yaml`) && merged(chain, 'pool.yaml', tree),
    away: merged(chain, 'away.yaml', tree),
    parentAway: merged(chain.slice(0, -1), 'away.yaml', tree),
    benefits: merged(chain, 'benefits.yaml', tree),
    contributions: merged(chain, 'contributions.yaml', tree),
    cited,
  })
}

/** The filing side of a pool. Without a filing.yaml of its own it takes no filings, whatever its parents say. */
function filingOf(policy: PoolPolicy, chain: readonly string[], tree: Trees, cited: Set<string>): FilingSource {
  const folder = chain.at(-1)!
  return {
    pool: policy.code,
    folder,
    homes: [...policy.homes],
    province: policy.province,
    filing: tree(`${folder}/filing.yaml`) && merged(chain, 'filing.yaml', tree),
    guide: tree(`${folder}/guide.yaml`),
    cited,
  }
}

/** The claims side of a pool. Without a claims.yaml of its own it takes no claims, whatever its parents say. */
function claimsOf(
  { code, insurances }: PoolPolicy,
  chain: readonly string[],
  tree: Trees,
  scope: ClaimSource['scope'],
): ClaimSource | undefined {
  const claims = tree(`${chain.at(-1)!}/claims.yaml`) && merged(chain, 'claims.yaml', tree)
  if (!claims) return undefined
  return { pool: code, insurances: new Set([...insurances.keys()].map((key) => WORDS.insurance[key]!)), scope, claims }
}

/** Two pools of one code: nobody can say which is meant, so both are wrong. */
function checkCodes(reader: PolicyReader, drafts: readonly Draft[]): void {
  for (const { folder, policy } of drafts) {
    const others = drafts.filter((other) => other.folder !== folder && other.policy?.code === policy?.code)
    if (policy && others.length > 0)
      reader.fault(
        startOf(`${folder}/pool.yaml`),
        'overlap',
        policy.code,
        `统筹区代码 ${policy.code} 还用在 ${others.map((other) => other.folder).join('、')}`,
        '改正其中一个的 code',
      )
  }
}

/** The pools without a fault, compiled, and those that have one. */
function divide(
  drafts: readonly Draft[],
  faults: readonly Fault[],
  documents: Documents,
  files: ReadonlyMap<string, string>,
): { pools: Map<string, CompiledPool>; leftOut: Map<string, LeftOutPool> } {
  const pools = new Map<string, CompiledPool>()
  const leftOut = new Map<string, LeftOutPool>()
  for (const { folder, chain, cited, policy, filing, claims, top } of drafts) {
    const asksForPapers = filing?.filing !== undefined || claims !== undefined
    const concerns = { chain, cited, province: policy?.province, asksForPapers }
    const own = faultsOf(concerns, faults, documents, files)
    if (policy && own.length === 0) pools.set(policy.code, new CompiledPool(policy))
    else {
      const written = (key: string): string | undefined => {
        const node = top?.kind === 'map' ? top.entries.get(key)?.value : undefined
        return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined
      }
      const code = written('code') ?? /\d{6}/.exec(folder)?.[0] ?? folder
      leftOut.set(code, { code, folder, short: written('short') ?? written('name') ?? folder, faults: own })
    }
  }
  return { pools, leftOut }
}

/** `<parent>/reference.yaml`: figures for guidance where a pool's own rule is open. They are checked like all others and never pay. */
function readReference(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  parents: readonly string[],
  tree: Trees,
): Map<string, Parameter> {
  const reference = new Map<string, Parameter>()
  for (const folder of parents) {
    const node = tree(`${folder}/reference.yaml`)
    const map = node && reader.map(node, ['parameters'], 'reference.yaml')
    const section = map && reader.need(map, 'parameters', 'reference.yaml')
    const scope = wordlessScope(reader, documents, folder)
    for (const [name, entry] of (section && reader.map(section, undefined, 'parameters')?.entries) ?? []) {
      const parameter = readParameter(scope, entry.value, name)
      if (parameter?.sound) reference.set(name, parameter)
    }
  }
  return reference
}
