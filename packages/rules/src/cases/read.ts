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

import { FUNDS } from '../funds.ts'
import { isTexts, isTree, readCaseList, unknownKeys } from './list.ts'
import type { ListedCase, Tree } from './list.ts'
import type { CaseExpectation, CaseFile, PolicyCase } from './types.ts'
import { problemsOfWorking } from './working-lines.ts'

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
  const { title, cases, faults } = readCaseList(file, text, problemsOfCase, ['working'])
  const read = ({ line, name, source, input, expect, entry }: ListedCase): PolicyCase => ({
    ...{ file, line, name, source, input },
    expect: expect as unknown as CaseExpectation,
    working: textsOf(isTree(entry.working) ? entry.working : {}),
  })
  return { title, cases: cases.map(read), faults }
}

function problemsOfCase(entry: Tree, expect: Tree): string[] {
  const working = entry.working ?? {}
  if (!isTree(working)) return ['working 应当是「字段: 算式」']
  const claimed: Tree = {
    ...(isTree(expect.amounts) ? expect.amounts : {}),
    ...(isTree(expect.funds) ? expect.funds : {}),
    ...(isTree(expect.yearToDate) ? expect.yearToDate : {}),
  }
  const demanded = expect.outcome === 'settled' ? calculated : []
  return [...problemsOfExpectation(expect), ...problemsOfWorking(claimed, working, demanded)]
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

/** A working of one bare number is a number to YAML; to a clerk it is an expression like any other. */
function textsOf(working: Tree): Record<string, string> {
  return Object.fromEntries(Object.entries(working).map(([field, expression]) => [field, String(expression)]))
}
