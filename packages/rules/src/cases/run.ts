/** Runs the cases of a policy folder through a quote function and says, in Chinese, where they do not come out. */

import { FUNDS } from '../funds.ts'
import { fundsOf } from '../quote/fund-amounts.ts'
import { formatYuan } from '../money.ts'
import type { QuoteResult } from '../quote/types.ts'
import { brokenPromises } from './promises.ts'
import { isCaseFile, readCaseFile } from './read.ts'
import type { CaseExpectation, CaseFault, PolicyCase } from './types.ts'

export interface CaseReport {
  /** Cases that could be read and were run. */
  count: number
  /** Faulty files first, then cases that came out otherwise. */
  faults: CaseFault[]
}

/**
 * Reads every file of cases in `files` (path → text, other files are passed over), runs each case and compares.
 * `quoteCase` is the engine with its release, so that this module knows neither.
 */
export function runCases(files: ReadonlyMap<string, string>, quoteCase: (input: unknown) => QuoteResult): CaseReport {
  const faults: CaseFault[] = []
  const cases: PolicyCase[] = []
  for (const [path, text] of files) {
    if (!isCaseFile(path)) continue
    const read = readCaseFile(path, text)
    faults.push(...read.faults)
    cases.push(...read.cases)
  }
  for (const one of cases) {
    const result = quoteCase(one.input)
    const found = [...differences(one.expect, result), ...brokenPromises(one.input, result), ...leftAside(result)]
    for (const message of found) {
      faults.push({ file: one.file, line: one.line, name: one.name, message })
    }
  }
  return { count: cases.length, faults }
}

/** What a case says and the law does not know: a clerk's case means what it says. */
function leftAside(result: QuoteResult): string[] {
  const paths = result.outcome === 'invalid' ? [] : (result.leftAside ?? [])
  return paths.map((path) => `这里的规定不认识 ${path}，没有算进去；请核对名称`)
}

/** Every point where the result is not what the case claims, each one Chinese sentence; empty when it comes out. */
export function differences(expect: CaseExpectation, result: QuoteResult): string[] {
  if (expect.outcome !== result.outcome) return [`结果应为 ${expect.outcome}，得到 ${result.outcome}${whyOf(result)}`]
  const found: string[] = []

  const errors = result.outcome === 'invalid' ? result.errors.map((error) => error.path) : []
  for (const path of expect.errors ?? []) {
    if (!errors.includes(path)) found.push(`应当指出 ${path} 有错，指出的是：${errors.join('、') || '无'}`)
  }

  const reasons = (result.outcome === 'invalid' ? undefined : result.reasons) ?? []
  const codes = reasons.map((reason) => reason.code)
  if (expect.reasons && !sameSet(expect.reasons, codes)) {
    found.push(`原因应为 ${expect.reasons.join('、')}，得到 ${codes.join('、') || '无'}`)
  }
  if (expect.hint) {
    const hinted = reasons.some((reason) => reason.hint !== undefined && reason.hint !== '')
    if (hinted !== (expect.hint === 'some')) found.push(hinted ? '不应当有提示' : '应当提示怎么办')
  }
  for (const field of ['provisional', 'openLayers'] as const) {
    const claimed = expect[field]
    const names = result.outcome === 'invalid' ? [] : result[field]
    if (claimed !== undefined && !namesFit(claimed, names)) {
      found.push(`${field} 应为 ${describe(claimed)}，得到 ${describe(names)}`)
    }
  }

  const settled = result.outcome === 'settled' || result.outcome === 'refused' ? result : undefined
  if (expect.prepaymentRate !== undefined && expect.prepaymentRate !== settled?.prepaymentRate) {
    found.push(`prepaymentRate 应为 ${expect.prepaymentRate}，得到 ${settled?.prepaymentRate ?? '无'}`)
  }
  found.push(...unequalFields(expect.amounts, settled?.amounts))
  found.push(...unequalFields(expect.funds, settled && paidByFund(settled)))
  const { counters, ...sums } = expect.yearToDate ?? {}
  found.push(...unequalFields(sums, settled?.yearToDate))
  found.push(...unequalFields(counters, settled?.yearToDate.counters))
  return found
}

/** What each fund there is pays, in yuan. */
function paidByFund(result: Parameters<typeof fundsOf>[0]): Record<string, string> {
  const paid = fundsOf(result).map(({ fund, fen }) => [fund, formatYuan(fen)] as const)
  return { ...Object.fromEntries(Object.keys(FUNDS).map((fund) => [fund, '0.00'])), ...Object.fromEntries(paid) }
}

function unequalFields(claimed: object | undefined, given: object | undefined): string[] {
  const actual = new Map(Object.entries(given ?? {}))
  return Object.entries(claimed ?? {})
    .filter(([field, value]) => actual.get(field) !== value)
    .map(([field, value]) => `${field} 应为 ${String(value)}，得到 ${String(actual.get(field) ?? '无')}`)
}

function namesFit(claimed: 'none' | 'some' | string[], names: string[]): boolean {
  if (claimed === 'none') return names.length === 0
  if (claimed === 'some') return names.length > 0
  return sameSet(claimed, names)
}

/** Whether two lists have the same items, in whatever order and however often. */
export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a)
  const right = new Set(b)
  return left.size === right.size && [...left].every((item) => right.has(item))
}

function describe(names: string | string[]): string {
  if (typeof names === 'string') return names
  return names.length === 0 ? 'none' : names.join('、')
}

function whyOf(result: QuoteResult): string {
  if (result.outcome === 'invalid') return `（${result.errors.map((e) => `${e.path} ${e.message}`).join('；')}）`
  return result.reasons?.length
    ? `（${result.reasons.map((reason) => `${reason.code} ${reason.text}`).join('；')}）`
    : ''
}
