/** Making the rows of a claim's steps. Who may do what is asked of the table of states before any row is made. */
import { claimActions, claimMachine, claimStates } from '@yidi/contracts'
import type { ClaimAction, ClaimSituationName, ClaimState } from '@yidi/contracts'
import type { Insurance, VisitKind } from '@yidi/rules'
import { stepRows } from '../../platform/records/index.ts'
import type { Move, RecordDecision, StepTable } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'
import type { ClaimDetail, ClaimRecord, ClaimStep } from '../../person/file/index.ts'

type NewClaimAction = NewRow<'claim_action'>

/** What a command decided to write of claims. */
export type ClaimDecision = RecordDecision<NewClaimAction>

export type ClaimMove = Move<ClaimAction, ClaimDetail>

/** The table of states of claims, with the words and the refusal of a step that it does not know. */
export const claimSteps = {
  machine: claimMachine,
  states: claimStates,
  actions: claimActions,
  refusal: 'claim-action-not-allowed',
} as const satisfies StepTable<ClaimState, ClaimAction>

/** A new claim's id: pool, day and chance. */
export function newClaimId(pool: string, day: string): string {
  return newRecordId('L', pool, day)
}

/** What a claim says; every step repeats it, so that the last one says what holds. */
export interface ClaimContent {
  claimId: string
  pool: string
  situation: ClaimSituationName
  insurance: Insurance
  kind: VisitKind
  /** Its code in the directory, or its name where it is in none. */
  institution: string
  place: string
  /** First and last day of the visit. */
  from: string
  to: string
}

/**
 * Rows for one step after another from a state on. `fromNo` is the number of the last step there is. Throws
 * `claim-action-not-allowed` where the table has no such way for this actor.
 */
export function claimRows(
  content: ClaimContent,
  state: ClaimState | 'none',
  fromNo: number,
  moves: readonly ClaimMove[],
  day: string,
  channel: string,
): NewClaimAction[] {
  const { claimId, pool, situation, insurance, kind, institution, place, from, to } = content
  return stepRows(claimSteps, state, fromNo, moves).map((row) => ({
    ...row,
    claim_id: claimId,
    pool,
    situation,
    insurance,
    kind,
    institution,
    place,
    from_day: from,
    to_day: to,
    channel,
    effective_day: day,
  }))
}

/** The content of a claim there is, with what a step changes. */
export function contentOf(record: ClaimRecord<ClaimStep>, changes: Partial<ClaimContent> = {}): ClaimContent {
  const { claimId, pool, situation, insurance, kind, institution, place, from, to } = record
  return { claimId, pool, situation, insurance, kind, institution, place, from, to, ...changes }
}

/** Rows for further steps of a claim there is. */
export function furtherRows(
  record: ClaimRecord<ClaimStep>,
  moves: readonly ClaimMove[],
  day: string,
  changes: Partial<ClaimContent> = {},
): NewClaimAction[] {
  const { state, actions, application } = record
  return claimRows(contentOf(record, changes), state, actions.length, moves, day, application.channel)
}

/**
 * A step that the table of states does not know here is told as that, whatever else would be wrong with it: somebody who comes too late
 * hears what the other has done. Throws `claim-action-not-allowed`.
 */
export function requireStep(
  { state, actions }: ClaimRecord<ClaimStep>,
  action: ClaimAction,
  by: ClaimMove['by'],
): void {
  stepRows(claimSteps, state, actions.length, [{ action, by }])
}
