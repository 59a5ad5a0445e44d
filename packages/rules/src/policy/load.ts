/**
 * The loader: policy files as text in, a release or faults out. Pure: whoever reads the disk (or a database) gives the
 * texts. Precedence is national → province → pool: `policy/<name>/…` is a parent that `inherits:` names.
 */
import { CompiledPool } from '../engine/segment.ts'
import { readFilingPolicies } from '../filing/load.ts'
import type { FilingSource } from '../filing/load.ts'
import { readCalendar } from './calendar-file.ts'
import { readDocuments } from './documents.ts'
import type { DocumentRecord } from './documents.ts'
import { FaultList } from './faults.ts'
import type { Fault } from './faults.ts'
import { readParameter } from './parameter.ts'
import type { Parameter } from './parameter.ts'
import { readPlaces } from './places-file.ts'
import { readPool } from './pool.ts'
import { PolicyReader, didYouMean } from './read.ts'
import type { Release } from './release.ts'
import type { PolicyScope } from './scope.ts'
import { inherit, readYaml } from './yaml.ts'
import type { YamlNode } from './yaml.ts'

export interface Loaded {
  /** The release; pools that have faults are left out of it. */
  release: Release
  faults: Fault[]
}

/**
 * Loads a policy folder given as path → text, with paths relative to it (`documents.yaml`, `pools/330100-hangzhou/pool.yaml`).
 * `id` is the content hash, which whoever reads the files works out.
 */
export function loadPolicies(files: ReadonlyMap<string, string>, id = ''): Loaded {
  const list = new FaultList()
  const reader = new PolicyReader(list)
  const trees = new Map<string, YamlNode | undefined>()
  const tree = (path: string): YamlNode | undefined => {
    if (!trees.has(path)) {
      const text = files.get(path)
      trees.set(path, text === undefined ? undefined : readYaml(path, text, list))
    }
    return trees.get(path)
  }
  const start = (file: string): { file: string; line: number; column: number } => ({ file, line: 1, column: 1 })
  for (const path of ['documents.yaml', 'places.yaml'])
    if (!files.has(path))
      reader.fault(start(path), 'missing-file', path, `政策文件夹里没有 ${path}`, '从现有的政策文件夹复制一份再改')
  const documents = readDocuments(reader, tree('documents.yaml'))
  const places = readPlaces(reader, tree('places.yaml'))
  const calendar = readCalendar(reader, tree('calendar.yaml'))
  const folders = [
    ...new Set(
      [...files.keys()].map((path) => /^(pools\/[^/]+)\//.exec(path)?.[1]).filter((folder) => folder !== undefined),
    ),
  ].sort()
  const parents = [
    ...new Set(
      [...files.keys()]
        .map((path) => /^([^/]+)\/[^/]+\.yaml$/.exec(path)?.[1])
        .filter((name) => name !== undefined && name !== 'pools'),
    ),
  ]

  const chainOf = (folder: string): string[] => {
    const chain: string[] = [folder]
    for (;;) {
      const top = tree(`${chain[0]!}/pool.yaml`)
      const node = top?.kind === 'map' ? top.entries.get('inherits')?.value : undefined
      if (!node || node.kind !== 'scalar') return chain
      if (!parents.includes(node.text) || chain.includes(node.text)) {
        reader.fault(
          node.at,
          'unknown-parent',
          node.text,
          `没有可继承的“${node.text}”，或继承绕成了圈`,
          parents.length > 0 ? didYouMean(node.text, parents as string[]) : '删去 inherits',
        )
        return chain
      }
      chain.unshift(node.text)
    }
  }
  const merged = (chain: readonly string[], file: string): YamlNode | undefined =>
    chain.map((folder) => tree(`${folder}/${file}`)).reduce((above, below) => inherit(above, below), undefined)

  const pools = new Map<string, CompiledPool>()
  const filings: FilingSource[] = []
  for (const folder of folders) {
    const before = list.faults.length
    const chain = chainOf(folder)
    // A file that is not YAML at all has had its fault; reading on would only add misleading ones.
    const broken = chain.some((name) =>
      ['pool', 'away', 'benefits', 'contributions'].some(
        (file) => files.has(`${name}/${file}.yaml`) && tree(`${name}/${file}.yaml`) === undefined,
      ),
    )
    if (broken) continue
    const policy = readPool(reader, documents, places, {
      folder,
      pool: merged(chain, 'pool.yaml'),
      away: merged(chain, 'away.yaml'),
      parentAway: merged(chain.slice(0, -1), 'away.yaml'),
      benefits: merged(chain, 'benefits.yaml'),
      contributions: merged(chain, 'contributions.yaml'),
    })
    if (!policy) continue
    filings.push({
      pool: policy.code,
      folder,
      homes: [...policy.homes.keys()],
      filing: merged(chain, 'filing.yaml'),
      guide: tree(`${folder}/guide.yaml`),
    })
    if (pools.has(policy.code))
      reader.fault(
        start(`${folder}/pool.yaml`),
        'overlap',
        policy.code,
        `有两个统筹区的代码都是 ${policy.code}`,
        '改正其中一个的 code',
      )
    else if (list.faults.length === before) pools.set(policy.code, new CompiledPool(policy))
  }
  for (const pool of pools.values()) for (const day of pool.changes) pool.on(day)
  const reference = readReference(reader, documents, parents as string[], tree)
  const filing = readFilingPolicies(reader, documents, places, tree, filings)
  return { release: { id, files, documents, places, calendar, pools, filing, reference }, faults: list.faults }
}

/** `<parent>/reference.yaml`: figures for guidance where a pool's own rule is open. They are checked like all others and never pay. */
function readReference(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  parents: readonly string[],
  tree: (path: string) => YamlNode | undefined,
): Map<string, Parameter> {
  const reference = new Map<string, Parameter>()
  for (const folder of parents) {
    const node = tree(`${folder}/reference.yaml`)
    const map = node && reader.map(node, ['parameters'], 'reference.yaml')
    const section = map && reader.need(map, 'parameters', 'reference.yaml')
    const none = new Map<string, string>()
    const scope: PolicyScope = {
      reader,
      documents,
      words: { table: [], region: [], assistance: [] },
      titles: { table: none, region: none, assistance: none },
      folder,
    }
    for (const [name, entry] of (section && reader.map(section, undefined, 'parameters')?.entries) ?? []) {
      const parameter = readParameter(scope, entry.value, name)
      if (parameter) reference.set(name, parameter)
    }
  }
  return reference
}
