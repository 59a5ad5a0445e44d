/** A claim as the rules see it: what somebody states, what is known around it, and the problems that are found. */
import type { Basis, InstitutionLevel, Insurance, VisitKind } from '../quote/types.ts'
import type { Where } from '../filing/needed.ts'
import type { Release } from '../policy/release.ts'
import type { ClaimLaw, ClaimRule } from './law.ts'
import type { ClaimSituation } from './situations.ts'

/** What is known of a third party who would have to pay for an injury. */
export type ThirdParty = 'none' | 'pays' | 'does-not-pay' | 'unknown'

export type ClaimApplicant = 'self' | 'agent'
type ClaimChannel = 'web' | 'counter' | 'community'

/** Days are `YYYY-MM-DD`, amounts whole fen. */
export interface StatedClaim {
  situation: ClaimSituation
  visit: { kind: VisitKind; place: string; from: string; to: string; emergency: boolean }
  /** `code` is missing where the institution is not in the directory. */
  institution: { code?: string; name: string; level: InstitutionLevel; designated: boolean; networked: boolean }
  invoices: readonly ClaimInvoice[]
  lines: readonly ClaimLine[]
  /** Said of an injury, whatever the situation is. */
  thirdParty?: ThirdParty
  /** The statement about third parties is signed. */
  statementSigned?: boolean
  applicant: ClaimApplicant
  channel: ClaimChannel
  account?: ClaimAccount
}

export interface ClaimInvoice {
  /** 票据代码; an electronic invoice of the whole country (全电票) has none. */
  code?: string
  number: string
  day: string
  totalFen: number
  checkCode?: string
  /** Absent is CNY. */
  currency?: string
}

export interface ClaimLine {
  lineNo: number
  day?: string
  code?: string
  name: string
  amountFen: number
}

/** Where the money shall go. */
export interface ClaimAccount {
  holder: ClaimApplicant
  bank: string
  number: string
  /** What is no bank card is typed a second time. */
  again?: string
}

/** Another claim or a direct settlement of the same person, for as long as it holds its stay and its invoices. */
export interface EarlierBill {
  id: string
  what: 'claim' | 'settlement'
  kind: VisitKind
  institution: { code?: string; name: string }
  from: string
  /** Null while the stay goes on. */
  to: string | null
  invoices: readonly Pick<ClaimInvoice, 'code' | 'number'>[]
  /** How far it has come, in words: 已付款. */
  state: string
}

/** Days on which benefits did not hold; `to` null has no end yet. */
interface StoppedBenefits {
  from: string
  to: string | null
  /** Why, in words: 欠费. */
  why: string
}

export interface ClaimContext {
  release: Release
  pool: string
  today: string
  person: {
    insurance: Insurance
    /** First day of insurance in the pool; absent where nobody knows it. */
    insuredFrom?: string
    stopped?: readonly StoppedBenefits[]
    /** Through whom the person is insured; absent where nobody knows it. */
    insuredThrough?: 'employer' | 'community' | 'nobody'
  }
  /** Ids of the materials that were uploaded, or seen at the counter. */
  handedIn: readonly string[]
  /** Those that our own records stand for, so that no paper is asked. */
  proven?: readonly string[]
  others: readonly EarlierBill[]
}

/** What decides which papers are asked for. */
export interface ClaimFacts {
  situation: ClaimSituation
  insurance: Insurance
  kind: VisitKind
  where: Where
  emergency?: boolean
  /** The visit is for an injury, whatever the situation is. */
  injury?: boolean
  channel: ClaimChannel
  applicant: ClaimApplicant
  insuredThrough?: 'employer' | 'community' | 'nobody'
  /** Our directory says what level the institution is of. */
  levelKnown: boolean
  proven?: readonly string[]
}

export interface ClaimProblem {
  code: string
  /** The field, as in the claim: `invoices.0.day`. */
  path: string
  text: string
  remedy: string
  basis?: Basis
  /** The earlier claim or settlement that it speaks of. */
  otherId?: string
  /** `blocks`: must be put right; `review`: a clerk decides; `notice`: worth knowing. */
  weight: 'blocks' | 'review' | 'notice'
}

/** What the single checks are given. */
export interface Checking {
  context: ClaimContext
  claim: StatedClaim
  law: ClaimLaw
  /** Day number of today; how and when one claims follows the law of today. */
  on: number
  add(
    weight: ClaimProblem['weight'],
    code: string,
    path: string,
    text: string,
    remedy: string,
    said?: { rule?: ClaimRule | undefined; basis?: Basis | undefined; otherId?: string },
  ): void
}

/** Puts what a check reports into a list. */
export function addTo(problems: ClaimProblem[]): Checking['add'] {
  return (weight, code, path, text, remedy, { rule, basis = rule?.source, otherId } = {}) => {
    const about = { ...(basis === undefined ? {} : { basis }), ...(otherId === undefined ? {} : { otherId }) }
    problems.push({ weight, code, path, text, remedy, ...about })
  }
}
