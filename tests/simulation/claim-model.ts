/**
 * What the simulation knows of claims for itself: which step leads where, and what a claim comes to. The amounts are quoted
 * from the facts with which a person was entered and from the claims that stand; the server is not asked.
 */
import assert from 'node:assert/strict'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { bestQuote, formatYuan, parseYuan } from '@yidi/rules'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
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

/** Whether a claim keeps its stay from being settled or claimed otherwise. */
export const holds = ({ state }: Pick<Claim, 'state'>): boolean => state !== 'withdrawn' && state !== 'refused'

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

/** The results that stand of a person for whom nothing is settled but claims, in the order in which they were made. */
export type Standings = Map<string, { claimId: string; result: Settled }[]>

/** What a claim of such a person comes to with what its review took off; undefined of anybody else. */
export function expected(standings: Standings, claim: Claim): QuoteResult | undefined {
  const { facts } = claim.person
  if (facts === undefined) return undefined
  const before = standings.get(claim.person.personNo) ?? []
  const spent = (name: 'accountCurrentYear' | 'accountPastYear') =>
    before.reduce((sum, { result }) => sum + parseYuan(result.amounts[name]), 0)
  const left = {
    currentYear: formatYuan(facts.accountsFen.currentYear - spent('accountCurrentYear')),
    pastYear: formatYuan(facts.accountsFen.pastYear - spent('accountPastYear')),
  }
  const last = before.at(-1)
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
    ...(last === undefined ? {} : { yearToDate: last.result.yearToDate }),
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

/** Whether the result of a claim can be taken back, as far as the model knows: only the last of the year rests on nothing later. */
export function isLast(standings: Standings, { person, claimId }: Claim): boolean | undefined {
  if (person.facts === undefined) return undefined
  return standings.get(person.personNo)?.at(-1)?.claimId === claimId
}

/** Enters a result that was approved among those that stand. */
export function stand(standings: Standings, claim: Claim, result: QuoteResult): void {
  assert.equal(result.outcome, 'settled')
  if (result.outcome !== 'settled') return
  const { personNo } = claim.person
  standings.set(personNo, [...(standings.get(personNo) ?? []), { claimId: claim.claimId, result }])
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
