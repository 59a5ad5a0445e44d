/**
 * The open places of a pool's law, as a ruling names them: the file and the way into it.
 *
 *   benefits:employee.outpatient                a kind of visit that says `open: …`
 *   benefits:resident.layers.critical-illness.bands.1.pays   a figure whose value in force is `open`; lists are entered by
 *                                               `name`, or by number from 1 where the items have none
 *   away:pharmacy-out-of-province-manual        a row of the table in force that says `then: {open: yes}`
 *   claims:thirdParty.pays                      a rule of claims whose value in force is `open`
 */
import { parse } from 'yaml'
import { isTree } from '../cases/list.ts'
import type { Tree } from '../cases/list.ts'
import { parseDay } from '../days.ts'
import { labelOf } from '../policy/labels.ts'
import type { Release } from '../policy/release.ts'
import { INSURANCES } from '../quote/words.ts'

const FILES = ['benefits', 'away', 'claims'] as const

/** A place of the law with the file that it stands in; changing `node` changes `tree`. */
export interface Place {
  path: string
  tree: Tree
  node: Tree
  kind: 'scheme' | 'row' | 'figure' | 'stated'
}

/** Reads a file of the law; undefined where there is none. */
type TreeOf = (path: string) => Tree | undefined

/** The files as trees, each read once. */
export function treesIn(files: ReadonlyMap<string, string>): TreeOf {
  const trees = new Map<string, Tree | undefined>()
  return (path) => {
    if (!trees.has(path)) {
      const tree: unknown = parse(files.get(path) ?? '')
      trees.set(path, isTree(tree) ? tree : undefined)
    }
    return trees.get(path)
  }
}

/** The folders of a pool's law, its own first. */
export function chainIn(treeOf: TreeOf, folder: string): string[] {
  const chain = [folder]
  for (;;) {
    const above = treeOf(`${chain.at(-1)!}/pool.yaml`)?.['inherits']
    if (typeof above !== 'string') return chain
    chain.push(above)
  }
}

/** An open place, for whoever chooses what to rule on. */
interface OpenTarget {
  target: string
  title: string
}

/** Every open place of a pool's law on a day (`YYYY-MM-DD`), in the order of its files. */
export function openTargets(release: Release, pool: string, day: string): OpenTarget[] {
  const folder = release.pools.get(pool)?.pool.folder
  if (folder === undefined) return []
  const treeOf = treesIn(release.files)
  const folders = chainIn(treeOf, folder)
  const found = new Map<string, OpenTarget>()
  for (const file of FILES)
    for (const above of folders)
      for (const one of openIn(treeOf(`${above}/${file}.yaml`), day, file))
        // What a parent leaves open the pool may have stated, or have no use for.
        if (isOpen(findTarget(treeOf, folders, one.target, day))) found.set(one.target, found.get(one.target) ?? one)
  return [...found.values()]
}

const isOpen = (place: Place | undefined): boolean => place !== undefined && place.kind !== 'stated'

function* openIn(tree: unknown, day: string, file: string): Generator<OpenTarget> {
  if (file === 'away' && isTree(tree)) {
    const rows = inForce(tree['versions'], day)?.['rows']
    for (const row of Array.isArray(rows) ? rows.filter(isTree) : [])
      if (kindOf(row, day) === 'row') yield { target: `away:${String(row['name'])}`, title: String(row['title']) }
    yield* walk({ parameters: tree['parameters'] }, day, `${file}:`, '')
  } else
    for (const { target, title } of walk(tree, day, `${file}:`, '')) {
      const insurance = INSURANCES.find((one) => target.startsWith(`benefits:${one}.`))
      yield { target, title: insurance === undefined ? title : `${labelOf('insurance', insurance)}：${title}` }
    }
}

/** Goes through a tree; what is open is not entered. `within` is the title of what it lies in. */
function* walk(node: unknown, day: string, path: string, within: string): Generator<OpenTarget> {
  if (!isTree(node) && !Array.isArray(node)) return
  const title = isTree(node) && typeof node['title'] === 'string' ? node['title'] : within
  if (isTree(node) && kindOf(node, day) !== 'stated') {
    yield { target: path, title: typeof node['open'] === 'string' ? node['open'] : title }
    return
  }
  const below = Array.isArray(node)
    ? node.map((item, index) => [stepOf(item, index), item] as const)
    : Object.entries(node)
  for (const [step, item] of below)
    yield* walk(item, day, path.endsWith(':') ? `${path}${step}` : `${path}.${step}`, title)
}

/** Finds a target by the law of a day in the files of a pool, its own first; undefined where there is no such place. */
export function findTarget(treeOf: TreeOf, folders: readonly string[], target: string, day: string): Place | undefined {
  const [file = '', way = ''] = target.split(/:(.*)/s)
  if (!(FILES as readonly string[]).includes(file)) return undefined
  const steps = way.split('.')
  for (const folder of folders) {
    const path = `${folder}/${file}.yaml`
    const tree = treeOf(path)
    if (tree === undefined) continue
    const isRow = file === 'away' && steps[0] !== 'parameters'
    const node = isRow ? rowIn(tree, way, day) : follow(tree, steps)
    if (node === ABOVE) continue
    return isTree(node) ? { path, tree, node, kind: kindOf(node, day) } : undefined
  }
  return undefined
}

/** A file says nothing on the way: what stands above it holds. Whatever else it says takes the place of what stands above. */
const ABOVE = Symbol('above')

function follow(tree: Tree, steps: readonly string[]): unknown {
  let node: unknown = tree
  for (const step of steps) {
    if (Array.isArray(node)) node = node.find((item, index) => stepOf(item, index) === step)
    else if (!isTree(node)) return undefined
    else if (step in node) node = node[step]
    else return 'values' in node || 'open' in node ? undefined : ABOVE
  }
  return node
}

const stepOf = (item: unknown, index: number): string =>
  isTree(item) && typeof item['name'] === 'string' ? item['name'] : String(index + 1)

/** A pool's own table takes the place of its province's, but for a version that takes that over (`inherit: yes`). */
function rowIn(tree: Tree, name: string, day: string): unknown {
  if (tree['versions'] === undefined) return ABOVE
  const version = inForce(tree['versions'], day)
  if (version !== undefined && 'inherit' in version) return ABOVE
  const rows = version?.['rows']
  return Array.isArray(rows) ? rows.find((row) => isTree(row) && row['name'] === name) : undefined
}

/** The item of a list of dated ones that is in force on a day. */
export function inForce(list: unknown, day: string): Tree | undefined {
  const items = Array.isArray(list) ? list.filter(isTree) : []
  return items.filter((item) => parseDay(item['from']) <= parseDay(day)).at(-1)
}

function kindOf(node: Tree, day: string): Place['kind'] {
  if ('open' in node) return 'scheme'
  if (isTree(node['then']) && 'open' in node['then']) return 'row'
  return inForce(node['values'], day)?.['value'] === 'open' ? 'figure' : 'stated'
}
