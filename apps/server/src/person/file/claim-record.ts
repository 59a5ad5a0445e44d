/** A claim (零星报销) is the sequence of its steps; what it is follows from them alone. Pure: rows in, claims out. */
import { claimHolds, claimMachine, stateAfter } from '@yidi/contracts'
import type {
  ClaimAction,
  ClaimCutReason,
  ClaimInvoice,
  ClaimRefusalReason,
  ClaimSituationName,
  ClaimState,
  ThirdPartyName,
} from '@yidi/contracts'
import type { FilingProblem, InstitutionLevel } from '@yidi/rules'
import { rowsByRecord } from './rows-by-record.ts'
import type { PersonRow } from '../../platform/storage/index.ts'

export type ClaimActionRow = PersonRow<'claim_action'>

/** A step without what is sealed in it and without who acted: as much as decides anything. */
export type ClaimStep = Omit<ClaimActionRow, 'private_cipher' | 'actor_kind' | 'actor' | 'version' | 'recorded_at'>

/** An invoice as it is kept; its total in fen. */
type KeptInvoice = Omit<ClaimInvoice, 'total'> & { totalFen: number }

interface Basis {
  document: string
  article: string
}

/** What a reviewer made of one line. `cutFen` undefined: nothing is cut. */
export interface LineDecision {
  lineNo: number
  code?: string
  /** A restricted item that may be paid. */
  approved?: boolean
  supplyDays?: number
  cut?: { fen: number; reason: ClaimCutReason; basis: Basis; words?: string }
}

/** A review as it is kept. */
export interface KeptReview {
  lines: LineDecision[]
  situation?: ClaimSituationName
  thirdParty?: ThirdPartyName
  rulings?: string[]
  refuse?: { reason: ClaimRefusalReason; basis: Basis; words?: string }
  words?: string
}

/** What a step keeps beside its columns; nothing personal. */
export interface ClaimDetail {
  /** With `send` and `correct`: number of the step that brought the lines. */
  edition?: number
  emergency?: boolean
  /** Name, level and place of the institution as they were on that day, or as they were typed. */
  institution?: { name: string; level: InstitutionLevel; inDirectory: boolean }
  invoices?: KeptInvoice[]
  totalFen?: number
  /** The visit that the institution billed and did not settle. */
  visitId?: string
  /** The institution's own number of the visit. */
  number?: string
  thirdParty?: ThirdPartyName
  prescription?: { number: string; institution?: string }
  applicant?: 'self' | 'agent'
  uploads?: string[]
  commitment?: { letter: string; by: 'self' | 'agent'; drawn?: true }
  commitmentSigned?: boolean
  estimate?: { fundFen: number; accountFen: number; cashFen: number }
  /** With `send`, `reopen` and `set-limit`: in how many working days the agency wants it decided, where it had set that. */
  decideDays?: number
  /** What was told to the applicant: notices, points to correct. */
  problems?: FilingProblem[]
  reason?: string
  again?: string
  review?: KeptReview
  /** With `approve`: the settlement that it posted, and what it comes to. */
  settlement?: { id: string; visitId: string; fundFen: number; accountFen: number; cashFen: number; cuts: number }
  /** With `reopen`: the undo of that settlement. */
  undone?: string
  refusal?: { reason: ClaimRefusalReason; basis: Basis; words?: string }
  /** With the steps of a payment: its batch, the amount, the day of the bank, why it came back. With `set-limit`: the day from which it counts. */
  batch?: string
  amountFen?: number
  day?: string
  returned?: string
  /** Opened with the approval of what a third party should have paid. */
  recoveryFen?: number
  policyRelease?: string
}

/** A claim as it stands; of whole rows unless it was read for a decision alone. */
export interface ClaimRecord<Row extends ClaimStep = ClaimActionRow> {
  personNo: string
  claimId: string
  pool: string
  state: ClaimState
  situation: ClaimSituationName
  insurance: Row['insurance']
  kind: Row['kind']
  /** Its code in the directory, or its name. */
  institution: string
  place: string
  from: string
  to: string
  sentOn: string
  /** The latest application or correction, with what was handed in. */
  application: Row
  /** What that step says. */
  sent: ClaimDetail
  /** The latest review since the claim was handed in or reopened; whoever reviews again goes on from it. */
  review?: KeptReview
  /** The result that stands. */
  settlement?: NonNullable<ClaimDetail['settlement']>
  /** Paid out so far and not come back, in fen: what a new result is held against. */
  paidFen: number
  /** What the funds advanced for a third party by the result that stands, and what came in of it. */
  recovery: { owedFen: number; receivedFen: number }
  actions: Row[]
}

/** Folds the steps of one claim, in their order. Throws on an order that the table of states does not know. */
function foldClaim<Row extends ClaimStep>(actions: readonly Row[]): ClaimRecord<Row> {
  const first = actions[0]
  const last = actions.at(-1)
  if (first === undefined || last === undefined) throw new Error('a claim has at least one step')
  const state = stateAfter(
    claimMachine,
    actions.map((row) => row.action as ClaimAction),
  ) as ClaimState
  let application = first
  let review: KeptReview | undefined
  let settlement: ClaimDetail['settlement']
  let paidFen = 0
  const recovery = { owedFen: 0, receivedFen: 0 }
  for (const row of actions) {
    const detail = row.detail as ClaimDetail
    if (row.action === 'send' || row.action === 'correct') application = row
    if (row.action === 'review') review = detail.review
    if (row.action === 'correct' || row.action === 'reopen') review = undefined
    if (row.action === 'approve') settlement = detail.settlement
    if (row.action === 'approve') recovery.owedFen = detail.recoveryFen ?? 0
    if (row.action === 'reopen') settlement = undefined
    if (row.action === 'reopen') recovery.owedFen = 0
    if (row.action === 'recover') recovery.receivedFen += detail.amountFen ?? 0
    if (row.action === 'pay') paidFen += detail.amountFen ?? 0
    // A payment may come back after it was booked; of one that the bank refused at once nothing was.
    if (row.action === 'repay' || row.action === 'bounce') paidFen -= detail.amountFen ?? 0
  }
  return {
    personNo: first.person_no,
    claimId: first.claim_id,
    pool: last.pool,
    state,
    situation: last.situation,
    insurance: last.insurance,
    kind: last.kind,
    institution: last.institution,
    place: last.place,
    from: last.from_day,
    to: last.to_day,
    sentOn: first.effective_day,
    application,
    sent: application.detail as ClaimDetail,
    ...(review === undefined ? {} : { review }),
    ...(settlement === undefined ? {} : { settlement }),
    paidFen,
    recovery,
    actions: [...actions],
  }
}

/** Folds all claims of a person; rows come in any order. */
export function foldClaims<Row extends ClaimStep>(rows: readonly Row[]): ClaimRecord<Row>[] {
  return rowsByRecord(rows, (row) => row.claim_id).map((actions) => foldClaim(actions))
}

/** The states of a claim that has no result yet, or none again. */
const beforeResult: readonly ClaimState[] = ['sent', 'corrections-asked', 'accepted', 'reviewed']

/**
 * The claims that hold their stay and their invoices on record now. One that was paid, reopened and then refused goes on until the
 * money is back, and holds nothing meanwhile.
 */
export function claimsHolding<Row extends ClaimStep>(claims: readonly ClaimRecord<Row>[]): ClaimRecord<Row>[] {
  return claims.filter(
    ({ state, settlement }) => claimHolds(state) && (settlement !== undefined || beforeResult.includes(state)),
  )
}
