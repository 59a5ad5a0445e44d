/**
 * What the simulation knows of claims for itself: which step leads where, and what a claim comes to. The amounts are quoted
 * from the facts with which a person was entered and from the claims that stand; the server is not asked.
 */
import assert from 'node:assert/strict'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { bestQuote, formatYuan, parseYuan } from '@yidi/rules'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { movedOf } from './account-model.ts'
import type { AccountBooks, FundsFen } from './account-model.ts'
import type { Visit } from './things.ts'
import type { SimulatedPerson } from './world.ts'

export type ClaimState =
  | 'sent'
  | 'corrections-asked'
  | 'accepted'
  | 'reviewed'
  | 'approved'
  | 'paying'
  | 'payment-returned'
  | 'paid'
  | 'owing'
  | 'closed'
  | 'refused'
  | 'withdrawn'

/** The steps that somebody takes at the claim itself; batches take the others. */
export const claimSteps = {
  accept: ['sent'],
  'ask-corrections': ['sent', 'accepted'],
  correct: ['corrections-asked'],
  withdraw: ['sent', 'corrections-asked', 'accepted'],
  review: ['accepted'],
  return: ['reviewed'],
  approve: ['reviewed'],
  refuse: ['reviewed'],
  reopen: ['approved', 'paid', 'closed', 'refused'],
  account: ['payment-returned'],
  repay: ['owing'],
  recover: ['approved', 'paying', 'payment-returned', 'paid', 'owing', 'closed'],
} as const satisfies Record<string, readonly ClaimState[]>
export type ClaimStep = keyof typeof claimSteps

interface ClaimedLine {
  code: string
  amountFen: number
}

/** A result that stands. */
interface ClaimResult {
  settlementId: string
  fundFen: number
  accountFen: number
  cashFen: number
}

export interface Claim {
  person: SimulatedPerson
  claimId: string
  pool: string
  /** As it was handed in. */
  form: object
  state: ClaimState
  inpatient: boolean
  place: string
  institution: string
  from: string
  to: string
  invoice: string
  lines: readonly ClaimedLine[]
  /** The visit that the hospital billed, and that this claim takes over. */
  visit: Visit | undefined
  thirdParty: 'none' | 'does-not-pay' | undefined
  /** Whether corrections were asked for before. */
  asked: boolean
  /** What the review that stands took off, by line; it proposes to refuse where `refuses`. */
  cutsFen: ReadonlyMap<number, number>
  refuses: boolean
  result: ClaimResult | undefined
  paidFen: number
  recovery: { owedFen: number; receivedFen: number }
}

/**
 * Whether a claim keeps its stay from being settled or claimed otherwise: until it is refused or withdrawn. One that was refused after
 * it was paid goes on until the money is back, without a result, and keeps nothing meanwhile or afterwards.
 */
export function holds({ state, result }: Pick<Claim, 'state' | 'result'>): boolean {
  if (state === 'withdrawn' || state === 'refused') return false
  return result !== undefined || (state !== 'owing' && state !== 'closed')
}

/**
 * Whether another claim of the person keeps this one from being paid: a stay of the same time that is claimed too (one that was refused can
 * be taken up again beside it), or a result that lies inside this stay, or a stay inside which this bill lies.
 */
export function isInTheWay(claims: readonly Claim[], claim: Claim): boolean {
  const liesInside = (bill: Claim, stay: Claim): boolean => stay.from < bill.from && bill.from < stay.to
  return claims.some((other) => {
    if (other.person !== claim.person || other === claim) return false
    if (claim.inpatient && other.inpatient) return holds(other) && sameTime(claim, other)
    if (other.result === undefined || other.inpatient === claim.inpatient) return false
    return claim.inpatient ? liesInside(other, claim) : liesInside(claim, other)
  })
}

/** Whether two stays lie at one time, or are one that was admitted twice. */
export const sameTime = (one: Stay, other: Stay): boolean =>
  (one.from < other.to && other.from < one.to) || (one.institution === other.institution && one.from === other.from)

type Stay = Pick<Claim, 'from' | 'to' | 'institution'>

/** Whether nobody waits for anything of a claim: it could still be taken up again. */
export const isOver = ({ state }: Pick<Claim, 'state'>): boolean =>
  state === 'paid' || state === 'closed' || state === 'refused' || state === 'withdrawn'

/** What is owed to the person; below nought, the person owes. */
export const dueFen = ({ result, paidFen }: Pick<Claim, 'result' | 'paidFen'>): number =>
  (result === undefined ? 0 : result.fundFen + result.accountFen) - paidFen

export const totalFen = ({ lines }: Pick<Claim, 'lines'>): number =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** What each code of a claim's bill is in the catalogue of everywhere: the share that is borne first, undefined for all of it. */
export const ownShares: Readonly<Record<string, number | undefined>> = {
  YDA0000001: 0,
  YDB0000001: 0.1,
  YFB0000001: 0.2,
  YDC0000001: undefined,
  'NOBODY-KNOWS': undefined,
}

const { release } = loadPolicyFolder(defaultPolicyFolder)

type Settled = QuoteResult & { outcome: 'settled' | 'refused' }

type YearToDate = Settled['yearToDate']

/** A result that stands, and by what it made the sums of the year grow. */
interface StandingResult {
  claimId: string
  inpatient: boolean
  result: Settled
  grew: YearToDate
}

/** The results that stand of a person for whom nothing is settled but claims, in the order in which they were made. */
export type Standings = Map<string, StandingResult[]>

/** The part of the books from which an account and a claim are worked out. */
interface ClaimedBooks {
  claimed: Standings
  accounts: AccountBooks
}

/** What somebody's account held at the opening; nothing where they were entered without one. */
export const openingFen = ({ facts }: Pick<SimulatedPerson, 'facts'>): FundsFen =>
  facts?.accountsFen ?? { currentYear: 0, pastYear: 0 }

/** What the account holds of somebody for whom nothing is settled but claims: the opening, what runs moved, what claims took. */
export function heldFen(books: ClaimedBooks, person: Pick<SimulatedPerson, 'personNo' | 'facts'>): FundsFen {
  const { claimed, accounts } = books
  const opening = openingFen(person)
  const { byRuns } = movedOf(accounts, person.personNo)
  const spent = (name: 'accountCurrentYear' | 'accountPastYear') =>
    (claimed.get(person.personNo) ?? []).reduce((sum, { result }) => sum + parseYuan(result.amounts[name]), 0)
  return {
    currentYear: opening.currentYear + byRuns.currentYear - spent('accountCurrentYear'),
    pastYear: opening.pastYear + byRuns.pastYear - spent('accountPastYear'),
  }
}

const sums = [
  'inpatientEligible',
  'inpatientDeductible',
  'outpatientDeductible',
  'criticalCompliant',
  'criticalPaid',
] as const

/** Two sums of a year added, or the second taken from the first. */
function addYears(one: YearToDate, other: YearToDate, sign: 1 | -1): YearToDate {
  const of = (first = '0.00', second = '0.00') => formatYuan(parseYuan(first) + sign * parseYuan(second))
  const names = new Set([...Object.keys(one.counters ?? {}), ...Object.keys(other.counters ?? {})])
  const counters = [...names].map((name) => [name, of(one.counters?.[name], other.counters?.[name])] as const)
  return {
    ...(Object.fromEntries(sums.map((name) => [name, of(one[name], other[name])])) as Record<
      (typeof sums)[number],
      string
    >),
    inpatientStays: one.inpatientStays + sign * other.inpatientStays,
    ...(counters.length === 0 ? {} : { counters: Object.fromEntries(counters) }),
  }
}

const nothingYet: YearToDate = {
  ...{ inpatientEligible: '0.00', inpatientDeductible: '0.00', outpatientDeductible: '0.00' },
  ...{ criticalCompliant: '0.00', criticalPaid: '0.00', inpatientStays: 0 },
}

/** The sums of the year by what stands; what was taken back in between is not in them. */
const yearOf = (standings: Standings, personNo: string): YearToDate =>
  (standings.get(personNo) ?? []).reduce((sum, { grew }) => addYears(sum, grew, 1), nothingYet)

/** What a claim of such a person comes to with what its review took off; undefined of anybody else. */
export function expected(books: ClaimedBooks, claim: Claim): QuoteResult | undefined {
  const { facts, personNo } = claim.person
  if (facts === undefined) return undefined
  const held = heldFen(books, claim.person)
  const left = { currentYear: formatYuan(held.currentYear), pastYear: formatYuan(held.pastYear) }
  const isFirst = (books.claimed.get(personNo) ?? []).length === 0
  const { result } = bestQuote(release, facts.filings, (filing): QuoteCase => ({
    pool: facts.pool,
    insurance: 'employee',
    person: { category: facts.category },
    visit: {
      kind: claim.inpatient ? 'inpatient' : 'outpatient',
      place: claim.place,
      from: claim.from,
      to: claim.to,
      institution: { level: 'tier3' },
    },
    filing,
    route: 'manual',
    fees: feesOf(claim),
    ...(isFirst ? {} : { yearToDate: yearOf(books.claimed, personNo) }),
    accounts: left,
  }))
  return result
}

/** The bill by the catalogue: what is cut lies outside the scope, and only what is left is divided. */
function feesOf({ lines, cutsFen }: Claim): QuoteCase['fees'] {
  let [total, outOfScope, ownShare] = [0, 0, 0]
  for (const [index, { code, amountFen }] of lines.entries()) {
    const cutFen = cutsFen.get(index + 1) ?? 0
    const share = ownShares[code]
    total += amountFen
    outOfScope += share === undefined ? amountFen : cutFen
    ownShare += share === undefined ? 0 : Math.round((amountFen - cutFen) * share)
  }
  return { total: formatYuan(total), outOfScope: formatYuan(outOfScope), ownShare: formatYuan(ownShare) }
}

/** Whether a later result rests on an earlier one: the same sums of the year, or the same fund of the account. */
function restsOn(later: StandingResult, earlier: StandingResult): boolean {
  const moves = ({ result }: StandingResult, fund: 'accountCurrentYear' | 'accountPastYear') =>
    result.amounts[fund] !== '0.00'
  for (const fund of ['accountCurrentYear', 'accountPastYear'] as const)
    if (moves(later, fund) && moves(earlier, fund)) return true
  const inScope = [later, earlier].every(({ result }) => result.amounts.inScope !== '0.00')
  return later.inpatient === earlier.inpatient && inScope
}

/** Whether the result of a claim can be taken back, as far as the model knows: nothing later rests on it. */
export function isLast(standings: Standings, { person, claimId }: Claim): boolean | undefined {
  if (person.facts === undefined) return undefined
  const all = standings.get(person.personNo) ?? []
  const at = all.findIndex((one) => one.claimId === claimId)
  return at >= 0 && !all.slice(at + 1).some((later) => restsOn(later, all[at]!))
}

/** Enters a result that was approved among those that stand. */
export function stand(standings: Standings, claim: Claim, result: QuoteResult): void {
  assert.equal(result.outcome, 'settled')
  if (result.outcome !== 'settled') return
  const { personNo } = claim.person
  const grew = addYears(result.yearToDate, yearOf(standings, personNo), -1)
  const { claimId, inpatient } = claim
  standings.set(personNo, [...(standings.get(personNo) ?? []), { claimId, inpatient, result, grew }])
}

export function fall(standings: Standings, { person: { personNo }, claimId }: Claim): void {
  const before = standings.get(personNo) ?? []
  standings.set(
    personNo,
    before.filter((one) => one.claimId !== claimId),
  )
}

/** A payment of a batch that the bank has not answered yet is open. */
export interface Payment {
  no: number
  claim: Claim
  isOpen: boolean
}

export interface Batch {
  batchId: string
  pool: string
  state: 'drawn' | 'confirmed' | 'ended' | 'dropped'
  payments: Payment[]
}
