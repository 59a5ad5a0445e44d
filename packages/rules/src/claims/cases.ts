/**
 * Cases of claims beside a pool, in `cases-claims/*.yaml` of its folder, in the shape of all cases (cases/list.ts):
 *
 * ```yaml
 * title: 杭州报销
 * base:
 *   today: '2026-03-10'
 *   person: { insurance: employee }
 *   claim: { situation: direct-failed, …, invoices: [{ number: '1', day: '2026-03-05', total: '800.00' }] }
 *   handedIn: [medical-receipt, medical-record]
 * cases:
 *   - name: 外伤没有写第三人
 *     source: 国家经办规程 第三十五条
 *     with: { claim: { situation: injury } }
 *     expect: { blocks: [third-party-unsaid], review: [] }
 * ```
 *
 * A case is a claim as it is checked, with amounts in yuan; `others` are the person's other bills. Expected are the codes of what
 * must be put right (`blocks`), what a clerk looks at (`review`), the `papers` by their ids (those that need not be handed in are
 * not named), the effect of the `thirdParty`, and the `lastDay` of the window, `open` where nobody states one. What is not named is
 * not compared.
 */
import { isTexts, readCaseList, unknownKeys } from '../cases/list.ts'
import type { Tree } from '../cases/list.ts'
import { sameSet } from '../cases/run.ts'
import type { CaseReport } from '../cases/run.ts'
import type { CaseFault } from '../cases/types.ts'
import { parseYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import { checkClaim } from './check.ts'
import { claimFacts } from './check-law.ts'
import type { ClaimContext, StatedClaim } from './claim.ts'
import { claimPapers } from './papers.ts'
import { thirdPartyEffect } from './third-party.ts'
import { claimWindow } from './window.ts'

const LISTS = ['blocks', 'review', 'papers'] as const
const EXPECT_KEYS = [...LISTS, 'thirdParty', 'lastDay']
const INPUT_KEYS = ['today', 'person', 'claim', 'handedIn', 'proven', 'others']

/** Whether a path of a policy folder is a file of cases of claims. */
export function isClaimCaseFile(path: string): boolean {
  return /^pools\/[^/]+\/cases-claims\/[^/]+\.yaml$/.test(path)
}

/** Runs every case of claims in `files` (path → text) against the release, and says in Chinese where it does not come out. */
export function runClaimCases(files: ReadonlyMap<string, string>, release: Release): CaseReport {
  const faults: CaseFault[] = []
  let count = 0
  for (const [file, text] of files) {
    if (!isClaimCaseFile(file)) continue
    const read = readCaseList(file, text, problemsOf)
    faults.push(...read.faults)
    const pool = [...release.pools.values()].find((one) => file.startsWith(`${one.pool.folder}/`))?.pool.code
    // A pool that is left out has its own faults, and no law to run its cases by.
    if (pool === undefined) continue
    for (const { line, name, input, expect } of read.cases) {
      count += 1
      const unknown = unknownKeys(input, INPUT_KEYS)
      const messages = unknown.length > 0 ? unknown : differences(release, pool, input, expect)
      faults.push(...messages.map((message) => ({ file, line, name, message })))
    }
  }
  return { count, faults }
}

function problemsOf(_entry: Tree, expect: Tree): string[] {
  const lists = LISTS.filter((key) => expect[key] !== undefined && !isTexts(expect[key]))
  return [
    ...unknownKeys(expect, EXPECT_KEYS),
    ...lists.map((key) => `expect.${key} 应当是列表`),
    ...(Object.keys(expect).length === 0 ? ['expect 是空的：应当得到什么结果'] : []),
  ]
}

/** The claim of a case, its amounts in fen; what is no amount stays one that the check refuses. */
function claimOf(input: Tree): StatedClaim {
  const { invoices = [], lines = [], ...claim } = input['claim'] as Tree & { invoices?: Tree[]; lines?: Tree[] }
  return {
    ...claim,
    invoices: invoices.map(({ total, ...invoice }) => ({ ...invoice, totalFen: parseYuan(total) })),
    lines: lines.map(({ amount, ...line }, index) => ({ lineNo: index + 1, ...line, amountFen: parseYuan(amount) })),
  } as unknown as StatedClaim
}

function differences(release: Release, pool: string, input: Tree, expect: Tree): string[] {
  const claim = claimOf(input)
  const context = { handedIn: [], others: [], ...input, release, pool } as unknown as ClaimContext
  const { today } = context
  const problems = checkClaim(context, claim)
  const codes = (weight: string): string[] =>
    problems.filter((problem) => problem.weight === weight).map((problem) => problem.code)
  const window = claimWindow(release, pool, today)
  const papers = claimPapers(release, pool, today, claimFacts(claim, context))
  const found: Record<string, string[]> = {
    blocks: codes('blocks'),
    review: codes('review'),
    papers: papers.filter(({ elsewhere }) => elsewhere === undefined).map(({ material }) => material),
    thirdParty: claim.thirdParty ? [thirdPartyEffect(release, pool, claim.visit.to, claim.thirdParty).effect] : [],
    lastDay: [window.open ? 'open' : window.until(claim.visit.to)],
  }
  return Object.entries(expect).flatMap(([key, value]) => {
    const expected = Array.isArray(value) ? (value as string[]) : [String(value)]
    const actual = found[key] ?? []
    return sameSet(expected, actual)
      ? []
      : [`${key} 应为 ${expected.join('、') || '无'}，得到 ${actual.join('、') || '无'}`]
  })
}
