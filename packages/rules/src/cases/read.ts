/**
 * Reads a file of cases.
 *
 * Cases lie beside a pool, in `cases/*.yaml` of its folder, one file a theme:
 *
 * ```yaml
 * title: 住院
 * base:                                # the case that the others start from, in the words of the quote contract
 *   pool: '330100'
 *   insurance: employee
 *   person: { category: active }
 *   visit:
 *     kind: inpatient
 *     place: '330100'
 *     from: 2024-05-06
 *     to: 2024-05-16
 *     institution: { level: tier3 }
 *   route: direct
 *   fees: { total: '10000.00' }
 * cases:
 *   - name: 在职职工三级医院住院，八千元        # one sentence: who, where, what is special
 *     source: 杭州本地宝 职工住院              # document and article that decide it
 *     with: { fees: { total: '8000.00' } }  # laid over the base, key by key; null and lists replace
 *     without: [person.contracted]          # paths taken away from the base, seldom needed
 *     expect:                               # whatever is not named is not compared
 *       outcome: settled                    # settled | refused | undetermined | invalid
 *       amounts: { deductible: '800.00', fundPool: '5904.00', cash: '2096.00' }
 *       prepaymentRate: '0.00'
 *       yearToDate: { inpatientEligible: '8000.00', inpatientStays: 1 }
 *       provisional: none                   # none | some | a list of names; openLayers the same
 *     working:                              # how each figure comes about: numbers, + - * / ( ), round, min, max
 *       fundPool: (8000 - 800) * 0.82
 *       cash: 8000 - 5904
 * ```
 *
 * Other expectations: `reasons: [not-filed]` (all codes), `hint: some`, `errors: [visit.from]` (these paths must be among
 * the errors), `funds: { assistance: '120.00' }` (what a fund pays, by its key). Money and place codes stand in quotation marks, for the contract wants text there.
 * `working:` is demanded for every amount that is calculated and not zero, and is evaluated apart from the engine.
 */

import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import type { YAMLMap } from 'yaml'
import { FUNDS } from '../funds.ts'
import type { CaseExpectation, CaseFault, CaseFile, PolicyCase } from './types.ts'
import { evaluateWorking, fractionAsYuan, WorkingError } from './working.ts'

type Tree = Record<string, unknown>

const outcomes = ['settled', 'refused', 'undetermined', 'invalid']
const moneyShape = /^\d+\.\d\d$/

const amountFields = [
  'total',
  'outOfScope',
  'overCeiling',
  'ownShare',
  'inScope',
  'prepayment',
  'eligible',
  'deductible',
  'fundPool',
  'fundCritical',
  'fundTotal',
  'accountCurrentYear',
  'accountPastYear',
  'cash',
]
const yearFields = [
  'inpatientEligible',
  'inpatientDeductible',
  'outpatientDeductible',
  'criticalCompliant',
  'criticalPaid',
  'inpatientStays',
  'counters',
]
/** The figures that are calculated; each needs its working when it is claimed and not zero. */
const calculated = [
  'prepayment',
  'fundPool',
  'fundCritical',
  'accountCurrentYear',
  'accountPastYear',
  'cash',
  'criticalCompliant',
]
const fileKeys = ['title', 'base', 'cases']
const caseKeys = ['name', 'source', 'with', 'without', 'expect', 'working']
const expectKeys = [
  'outcome',
  'reasons',
  'hint',
  'amounts',
  'funds',
  'prepaymentRate',
  'yearToDate',
  'provisional',
  'openLayers',
  'errors',
]

/** Whether a path of a policy folder is a file of cases. */
export function isCaseFile(path: string): boolean {
  return /(^|\/)cases\/[^/]+\.yaml$/.test(path)
}

/**
 * Reads one file of cases, checks its shape and evaluates every `working:`.
 * Never throws: whatever is wrong stands in `faults`, with the line and a Chinese message; a faulty case is left out.
 */
export function readCaseFile(file: string, text: string): CaseFile {
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

  const cases: PolicyCase[] = []
  const names = new Set<string>()
  const listed = Array.isArray(root.cases) ? (root.cases as unknown[]) : []
  const nodes = (document.contents as YAMLMap | null)?.get('cases')
  listed.forEach((entry, index) => {
    const node = isSeq(nodes) ? nodes.items[index] : undefined
    const line = isMap(node) && node.range ? lines.linePos(node.range[0]).line : 1
    const name = isTree(entry) && typeof entry.name === 'string' ? entry.name : `第 ${index + 1} 个案例`
    const problems = isTree(entry) ? problemsOfCase(entry) : ['一个案例应当有 name、source、with、expect']
    if (names.has(name)) problems.push('同一个文件里有两个案例同名，请改一个名字')
    names.add(name)
    for (const message of problems) faults.push({ file, line, name, message })
    if (problems.length > 0 || !isTree(entry)) return
    cases.push({
      file,
      line,
      name,
      source: String(entry.source),
      input: inputOf(isTree(root.base) ? root.base : {}, entry),
      expect: entry.expect as unknown as CaseExpectation,
      working: textsOf(isTree(entry.working) ? entry.working : {}),
    })
  })
  return { title: typeof root.title === 'string' ? root.title : '', cases, faults }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownKeys(tree: Tree, known: string[]): string[] {
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

function problemsOfCase(entry: Tree): string[] {
  const problems = unknownKeys(entry, caseKeys)
  if (typeof entry.name !== 'string' || entry.name === '') problems.push('缺少 name：用一句话说清是什么情形')
  if (typeof entry.source !== 'string' || entry.source === '') problems.push('缺少 source：依据哪份文件、哪一条')
  if (entry.with !== undefined && !isTree(entry.with)) problems.push('with 应当是要改动的字段')
  if (entry.without !== undefined && !isTexts(entry.without)) problems.push('without 应当是字段路径的列表')
  if (!isTree(entry.expect)) return [...problems, '缺少 expect：应当得到什么结果']
  const working = entry.working ?? {}
  if (!isTree(working)) return [...problems, 'working 应当是「字段: 算式」']
  return [...problems, ...problemsOfExpectation(entry.expect), ...problemsOfWorking(entry.expect, working)]
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function problemsOfExpectation(expect: Tree): string[] {
  const problems = unknownKeys(expect, expectKeys)
  if (!outcomes.includes(String(expect.outcome))) {
    problems.push(`expect.outcome 是「${String(expect.outcome)}」，能写的是 ${outcomes.join('、')}`)
  }
  for (const field of ['reasons', 'errors']) {
    if (expect[field] !== undefined && !isTexts(expect[field])) problems.push(`expect.${field} 应当是列表`)
  }
  for (const field of ['provisional', 'openLayers']) {
    const value = expect[field]
    if (value !== undefined && value !== 'none' && value !== 'some' && !isTexts(value)) {
      problems.push(`expect.${field} 能写的是 none、some，或名称的列表`)
    }
  }
  if (expect.hint !== undefined && expect.hint !== 'none' && expect.hint !== 'some') {
    problems.push('expect.hint 能写的是 none、some')
  }
  for (const [part, known] of [
    ['amounts', amountFields],
    ['funds', Object.keys(FUNDS)],
    ['yearToDate', yearFields],
  ] as const) {
    const claimed = expect[part]
    if (claimed === undefined) continue
    if (!isTree(claimed)) {
      problems.push(`expect.${part} 应当是「字段: 金额」`)
      continue
    }
    problems.push(...unknownKeys(claimed, known))
    for (const [field, value] of Object.entries(claimed)) {
      if (field === 'inpatientStays' || field === 'counters') continue
      if (typeof value !== 'string' || !moneyShape.test(value)) {
        problems.push(`${field} 是「${String(value)}」，金额要写成带引号、两位小数的数，例如 '800.00'`)
      }
    }
  }
  if (expect.outcome === 'settled') {
    const amounts = isTree(expect.amounts) ? expect.amounts : {}
    for (const field of ['fundPool', 'cash']) {
      if (amounts[field] === undefined) problems.push(`能结算的案例要写出 ${field}`)
    }
  }
  return problems
}

function problemsOfWorking(expect: Tree, working: Tree): string[] {
  const claimed: Tree = {
    ...(isTree(expect.amounts) ? expect.amounts : {}),
    ...(isTree(expect.funds) ? expect.funds : {}),
    ...(isTree(expect.yearToDate) ? expect.yearToDate : {}),
  }
  const problems: string[] = []
  for (const [field, expression] of Object.entries(working)) {
    const value = claimed[field]
    if (value === undefined) {
      problems.push(`working 写了 ${field}，expect 里却没有这一项`)
      continue
    }
    const message = disagreement(String(expression), String(value))
    if (message !== undefined) problems.push(`${field}：${message}`)
  }
  if (expect.outcome !== 'settled') return problems
  for (const field of calculated) {
    const value = claimed[field]
    if (value !== undefined && value !== '0.00' && working[field] === undefined) {
      problems.push(`${field} 是算出来的，请在 working 里写出算式`)
    }
  }
  return problems
}

function disagreement(expression: string, value: string): string | undefined {
  try {
    const yuan = fractionAsYuan(evaluateWorking(expression))
    if (yuan === undefined) return `「${expression}」算不到整分，请用 round() 写明四舍五入`
    if (yuan !== value) return `「${expression}」得 ${yuan}，而写的是 ${value}`
    return undefined
  } catch (error) {
    if (error instanceof WorkingError) return error.message
    throw error
  }
}

/** A working of one bare number is a number to YAML; to a clerk it is an expression like any other. */
function textsOf(working: Tree): Record<string, string> {
  return Object.fromEntries(Object.entries(working).map(([field, expression]) => [field, String(expression)]))
}

function inputOf(base: Tree, entry: Tree): unknown {
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
