/**
 * Cases of contributions beside a pool, in `cases-contributions/*.yaml` of its folder, in the shape of all cases (cases/list.ts):
 *
 * ```yaml
 * title: 滞纳金
 * base: { pool: '339900', kind: arrears, amount: '1000.00', dueOn: '2024-02-01', paidOn: '2024-02-11' }
 * cases:
 *   - name: 欠十天
 *     source: 省级职工医保办法 第二十三条
 *     expect: { outcome: settled, days: 10, lateFee: '5.00' }
 *     working: { lateFee: 1000 * 0.0005 * 10 }
 * ```
 *
 * A case is one of the contract contributions.md; the name stands for its id. Expected are `outcome`, the fields of the result, the
 * `provisional` names, the names that are `open`, and the paths of the `errors`, all of them; what is not named is not compared.
 * The months of `benefit-months` may be written as runs: `runs: [2024-01 2024-03 not-yet-paid, 2024-04 waiting]`.
 * `working:` says how an amount comes about and is demanded for every one that is calculated and not zero; it is evaluated apart.
 */
import { isTexts, isTree, readCaseList } from '../cases/list.ts'
import type { Tree } from '../cases/list.ts'
import type { CaseReport } from '../cases/run.ts'
import type { CaseFault } from '../cases/types.ts'
import { problemsOfWorking } from '../cases/working-lines.ts'
import type { Release } from '../policy/release.ts'
import { calculateContribution } from './calculate.ts'
import type { ContributionResult } from './calculate.ts'

const OUTCOMES = ['settled', 'undetermined', 'invalid']
const MONEY = /^\d+\.\d\d$/

/** Amounts that are given or stand in the law, and need no working. */
const NOT_CALCULATED = ['premium', 'currentYear']

/** Whether a path of a policy folder is a file of cases of contributions. */
export function isContributionCaseFile(path: string): boolean {
  return /^pools\/[^/]+\/cases-contributions\/[^/]+\.yaml$/.test(path)
}

/** Runs every case of contributions in `files` (path → text) against the release, and says in Chinese where it does not come out. */
export function runContributionCases(files: ReadonlyMap<string, string>, release: Release): CaseReport {
  const faults: CaseFault[] = []
  let count = 0
  for (const [file, text] of files) {
    if (!isContributionCaseFile(file)) continue
    const read = readCaseList(file, text, problemsOf, ['working'])
    faults.push(...read.faults)
    for (const { line, name, input, expect } of read.cases) {
      count += 1
      const messages = differences(expect, calculateContribution(release, { id: name, ...input }))
      faults.push(...messages.map((message) => ({ file, line, name, message })))
    }
  }
  return { count, faults }
}

function problemsOf(entry: Tree, expect: Tree): string[] {
  const problems = OUTCOMES.includes(String(expect['outcome'])) ? [] : [`expect.outcome 应当是 ${OUTCOMES.join('、')}`]
  for (const key of ['errors', 'open', 'provisional', 'runs'])
    if (expect[key] !== undefined && !isTexts(expect[key])) problems.push(`expect.${key} 应当是列表`)
  const { working = {} } = entry
  if (!isTree(working)) return [...problems, 'working 应当是「字段: 算式」']
  const amounts = Object.entries(expect).filter(([, value]) => typeof value === 'string' && MONEY.test(value))
  const fields = amounts.map(([field]) => field).filter((field) => !NOT_CALCULATED.includes(field))
  return [...problems, ...problemsOfWorking(Object.fromEntries(amounts), working, fields)]
}

/** Where a result is not what a case expects. */
function differences(expect: Tree, result: ContributionResult): string[] {
  const found = comparable(result)
  return Object.entries(expect).flatMap(([key, value]) => {
    const [expected, actual] = [value, found[key]].map((one) => JSON.stringify(one) ?? '无')
    return expected === actual ? [] : [`${key} 应为 ${expected!}，得到 ${actual!}${whyOf(result)}`]
  })
}

const whyOf = (result: ContributionResult): string =>
  result.outcome === 'invalid' ? `（${result.errors.map(({ path, message }) => `${path} ${message}`).join('；')}）` : ''

/** A result in the words of `expect`. */
function comparable(result: ContributionResult): Record<string, unknown> {
  if (result.outcome === 'invalid') return { ...result, errors: result.errors.map(({ path }) => path) }
  if (result.outcome === 'undetermined') return { ...result, open: result.reasons.flatMap(({ open }) => open) }
  const { months } = result as { months?: unknown }
  return Array.isArray(months) ? { ...result, runs: runsOf(months as RunMonth[]) } : result
}

interface RunMonth {
  month: string
  reason: string
}

/** Months of one reason in a row: first month, last month where it is another, reason. */
function runsOf(months: readonly RunMonth[]): string[] {
  const runs: { from: string; to: string; reason: string }[] = []
  for (const { month, reason } of months) {
    const last = runs.at(-1)
    if (last?.reason === reason) last.to = month
    else runs.push({ from: month, to: month, reason })
  }
  return runs.map(({ from, to, reason }) => (from === to ? `${from} ${reason}` : `${from} ${to} ${reason}`))
}
