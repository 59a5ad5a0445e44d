/** Which files a policy folder has, which of them are read, and whom a pool inherits from. */
import { isDocumentFile } from './documents.ts'
import type { At } from './faults.ts'
import { didYouMean, nearest } from './read.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

/** Files that a pool lays over those of its parents. */
const LAID_OVER = [
  'pool.yaml',
  'away.yaml',
  'benefits.yaml',
  'contributions.yaml',
  'filing.yaml',
  'claims.yaml',
  'oversight.yaml',
] as const
const POOL_FILES: readonly string[] = [...LAID_OVER, 'guide.yaml']
/** Files that stand in a parent's folder and hold for the whole release. */
const SHARED_FILES = ['reference.yaml', 'filing-reference.yaml', 'materials.yaml', 'questions.yaml', 'guide.yaml']
const PARENT_FILES: readonly string[] = [...LAID_OVER, ...SHARED_FILES]
const TOP_FILES = ['documents.yaml', 'calendar.yaml']
/** Folders beside those of the parents. */
const NO_PARENTS: readonly string[] = ['pools', 'places', 'documents']
/** Folders every file of which is read, whatever its name. */
const ANY_NAME: readonly string[] = ['places', 'documents']

/** Reads a file of the folder once; undefined where there is none, or none that can be read. */
export type Trees = (path: string) => YamlNode | undefined

export const startOf = (file: string): At => ({ file, line: 1, column: 1 })

/** The folders of pools and of those they may inherit from. */
export function foldersIn(paths: Iterable<string>): { pools: string[]; parents: string[] } {
  const pools = new Set<string>()
  const parents = new Set<string>()
  for (const path of paths) {
    const pool = /^(pools\/[^/]+)\//.exec(path)?.[1]
    if (pool !== undefined) pools.add(pool)
    const parent = /^([^/]+)\/[^/]+\.yaml$/.exec(path)?.[1]
    if (parent !== undefined && !NO_PARENTS.includes(parent)) parents.add(parent)
  }
  return { pools: [...pools].sort(), parents: [...parents] }
}

/** Whether a file is part of the table of places: any YAML of its folder. */
export const isPlacesFile = (path: string): boolean => /^places\/[^/]+\.yaml$/.test(path)

/** Faults of files that nobody reads: a name misspelt would else be law that is silently missing. */
export function checkFiles(reader: PolicyReader, paths: Iterable<string>): void {
  for (const path of paths) {
    const [top = '', ...rest] = path.split('/')
    const inPool = top === 'pools' && rest.length > 1
    const name = (inPool ? rest.slice(1) : rest.length > 0 ? rest : [top]).join('/')
    const known = ANY_NAME.includes(top) ? ['*.yaml'] : inPool ? POOL_FILES : rest.length > 0 ? PARENT_FILES : TOP_FILES
    if (known.includes(name) && !(top === 'pools' && !inPool)) continue
    if (
      isPlacesFile(path) ||
      isDocumentFile(path) ||
      /(^|\/)cases(-filing|-claims|-contributions|-oversight)?\/[^/]+\.yaml$/.test(path)
    )
      continue
    const meant = nearest(name, known)
    reader.fault(
      startOf(path),
      'unread-file',
      name,
      `文件“${name}”没有用上：${inPool ? '统筹区的文件夹' : '这个文件夹'}里只读 ${known.join('、')}${inPool ? '和 cases/、cases-filing/、cases-claims/、cases-contributions/、cases-oversight/ 里的案例' : ''}`,
      `${meant === undefined ? '' : `是不是想写 ${meant}？`}改正文件名，或把它移出政策文件夹`,
    )
  }
}

/** The folders that a pool's law is laid over, from the top down, the pool's own last. */
export function chainOf(reader: PolicyReader, tree: Trees, parents: readonly string[], folder: string): string[] {
  const chain: string[] = [folder]
  for (;;) {
    const top = tree(`${chain[0]!}/pool.yaml`)
    const entry = top?.kind === 'map' ? top.entries.get('inherits') : undefined
    const name = entry && reader.text(entry.value, 'inherits')
    if (entry === undefined || name === undefined) return chain
    if (!parents.includes(name) || chain.includes(name)) {
      reader.fault(
        entry.value.at,
        'unknown-parent',
        name,
        chain.includes(name) ? `继承绕成了圈：“${name}”又继承了自己` : `没有可继承的“${name}”`,
        parents.length > 0 ? `inherits 写上级文件夹的名字。${didYouMean(name, parents)}` : '删去 inherits',
      )
      return chain
    }
    chain.unshift(name)
  }
}

/** Whether a file is law of one of these folders: a parent's reference for guidance is nobody's law. */
export function isLawOf(chain: readonly string[], file: string): boolean {
  const folder = chain.find((name) => file.startsWith(`${name}/`))
  if (folder === undefined) return false
  return folder.startsWith('pools/') || !SHARED_FILES.includes(file.slice(folder.length + 1))
}
