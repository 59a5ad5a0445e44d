/**
 * The shape that every file of cases has, whatever its cases ask: `title`, a `base` that the others start from, and `cases`, each
 * with `name`, `source`, `with` (laid over the base, key by key; null and lists replace), `without` (paths taken away) and `expect`.
 */

import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import type { YAMLMap } from 'yaml'
import type { CaseFault } from './types.ts'

export type Tree = Record<string, unknown>

/** One case as it stands in its file; `input` is the base with the case's own part laid over it. */
export interface ListedCase {
  line: number
  name: string
  source: string
  entry: Tree
  expect: Tree
  input: Tree
}

interface CaseList {
  title: string
  cases: ListedCase[]
  faults: CaseFault[]
}

const fileKeys = ['title', 'base', 'cases']
const caseKeys = ['name', 'source', 'with', 'without', 'expect']

/**
 * Reads one file of cases. `also` names further keys of a case, `problemsOf` says in Chinese what is wrong with its expectation.
 * Never throws: whatever is wrong stands in `faults`, with the line and a Chinese message; a faulty case is left out.
 */
export function readCaseList(
  file: string,
  text: string,
  problemsOf: (entry: Tree, expect: Tree) => string[],
  also: readonly string[] = [],
): CaseList {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const faults: CaseFault[] = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    message: `YAML 读不懂：${error.message.split('\n')[0] ?? ''}`,
  }))
  if (faults.length > 0) return { title: '', cases: [], faults }

  const root: unknown = document.toJS()
  if (!isTree(root))
    return { title: '', cases: [], faults: [{ file, line: 1, message: '案例文件应当有 title、base、cases' }] }
  for (const message of [...unknownKeys(root, fileKeys), ...shapeOfFile(root)]) faults.push({ file, line: 1, message })

  const cases: ListedCase[] = []
  const names = new Set<string>()
  const listed = Array.isArray(root.cases) ? (root.cases as unknown[]) : []
  const nodes = (document.contents as YAMLMap | null)?.get('cases')
  const base = isTree(root.base) ? root.base : {}
  listed.forEach((entry, index) => {
    const node = isSeq(nodes) ? nodes.items[index] : undefined
    const line = isMap(node) && node.range ? lines.linePos(node.range[0]).line : 1
    const name = isTree(entry) && typeof entry.name === 'string' ? entry.name : `第 ${index + 1} 个案例`
    const problems = isTree(entry)
      ? problemsOfCase(entry, problemsOf, also)
      : ['一个案例应当有 name、source、with、expect']
    if (names.has(name)) problems.push('同一个文件里有两个案例同名，请改一个名字')
    names.add(name)
    for (const message of problems) faults.push({ file, line, name, message })
    if (problems.length > 0 || !isTree(entry)) return
    const { source, expect } = entry
    cases.push({ line, name, source: String(source), entry, expect: expect as Tree, input: inputOf(base, entry) })
  })
  return { title: typeof root.title === 'string' ? root.title : '', cases, faults }
}

/** Whether a value is a mapping. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is written under a key that nobody reads. */
export function unknownKeys(tree: Tree, known: readonly string[]): string[] {
  return Object.keys(tree)
    .filter((key) => !known.includes(key))
    .map((key) => `不认识「${key}」，这里能写的是 ${known.join('、')}`)
}

function shapeOfFile(root: Tree): string[] {
  const problems: string[] = []
  if (typeof root.title !== 'string' || root.title === '') problems.push('缺少 title：这一组案例叫什么')
  if (!isTree(root.base)) problems.push('缺少 base：各案例共同的起点')
  if (!Array.isArray(root.cases) || root.cases.length === 0) problems.push('缺少 cases：至少写一个案例')
  return problems
}

function problemsOfCase(
  entry: Tree,
  problemsOf: (entry: Tree, expect: Tree) => string[],
  also: readonly string[],
): string[] {
  const problems = unknownKeys(entry, [...caseKeys, ...also])
  if (typeof entry.name !== 'string' || entry.name === '') problems.push('缺少 name：用一句话说清是什么情形')
  if (typeof entry.source !== 'string' || entry.source === '') problems.push('缺少 source：依据哪份文件、哪一条')
  if (entry.with !== undefined && !isTree(entry.with)) problems.push('with 应当是要改动的字段')
  if (entry.without !== undefined && !isTexts(entry.without)) problems.push('without 应当是字段路径的列表')
  if (!isTree(entry.expect)) return [...problems, '缺少 expect：应当得到什么结果']
  return [...problems, ...problemsOf(entry, entry.expect)]
}

/** Whether a value is a list of texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function inputOf(base: Tree, entry: Tree): Tree {
  const merged = overlay(base, isTree(entry.with) ? entry.with : {})
  for (const path of isTexts(entry.without) ? entry.without : []) removePath(merged, path.split('.'))
  return merged
}

/** Lays `over` on `under`, key by key; anything but a mapping replaces what was there. */
function overlay(under: Tree, over: Tree): Tree {
  const result: Tree = structuredClone(under)
  for (const [key, value] of Object.entries(over)) {
    const below = result[key]
    result[key] = isTree(value) && isTree(below) ? overlay(below, value) : structuredClone(value)
  }
  return result
}

function removePath(tree: Tree, path: string[]): void {
  const [head, ...rest] = path
  if (head === undefined) return
  if (rest.length === 0) delete tree[head]
  else if (isTree(tree[head])) removePath(tree[head], rest)
}
