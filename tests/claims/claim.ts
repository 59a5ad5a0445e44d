/** A claim that is in order, to be spoilt by the tests: a stay in Shanghai that could not be settled, claimed on line. */
import { checkClaim } from '@yidi/rules'
import type { ClaimContext, ClaimProblem, Release, StatedClaim } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'

export const release: Release = policyRelease()

export const claim: StatedClaim = {
  situation: 'direct-failed',
  visit: { kind: 'inpatient', place: '310100', from: '2026-03-01', to: '2026-03-05', emergency: false },
  institution: { code: 'H31010000001', name: '申江医院', level: 'tier3', designated: true, networked: true },
  invoices: [{ code: '031002600111', number: '00123456', day: '2026-03-05', totalFen: 2_000_000 }],
  lines: [
    { lineNo: 1, day: '2026-03-02', name: '床位费', amountFen: 1_500_000 },
    { lineNo: 2, day: '2026-03-03', name: '化验费', amountFen: 500_000 },
  ],
  applicant: 'self',
  channel: 'web',
  account: { holder: 'self', bank: '中国银行', number: '6222020200112233446' },
}

export const context: ClaimContext = {
  release,
  pool: '339900',
  today: '2026-03-10',
  person: { insurance: 'employee', insuredFrom: '2020-01-01' },
  handedIn: ['medical-receipt', 'medical-record'],
  others: [],
}

/** What the check says of the claim with a part of it and of what is around it changed. */
export function problemsOf(over: Partial<StatedClaim> = {}, around: Partial<ClaimContext> = {}): ClaimProblem[] {
  return checkClaim({ ...context, ...around }, { ...claim, ...over })
}

/** The one problem that there is; anything else fails. */
export function onlyProblem(over: Partial<StatedClaim> = {}, around: Partial<ClaimContext> = {}): ClaimProblem {
  const problems = problemsOf(over, around)
  if (problems.length !== 1) throw new Error(`expected one problem, found ${JSON.stringify(problems, null, 2)}`)
  return problems[0]!
}
