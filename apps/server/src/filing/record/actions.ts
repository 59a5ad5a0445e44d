/** Making the rows of a filing's actions. Who may do what is asked of the state machine before any row is made. */
import { filingActions, filingMachine, filingStates } from '@yidi/contracts'
import type { FilingAction, FilingState } from '@yidi/contracts'
import type { FilingType } from '@yidi/rules'
import { stepRows, theProgram } from '../../platform/records/index.ts'
import type { Acting, Move, RecordDecision, StepTable } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'
import type { FilingDetail, FilingRecord, FilingStep } from '../../person/file/index.ts'

export type NewFilingAction = NewRow<'filing_action'>

/** What a command decided to write of filings. */
export type FilingDecision = RecordDecision<NewFilingAction>

/** The table of states of filings, with the words and the refusal of a step that it does not know. */
export const filingSteps = {
  machine: filingMachine,
  states: filingStates,
  actions: filingActions,
  refusal: 'filing-action-not-allowed',
} as const satisfies StepTable<FilingState, FilingAction>

/** A new filing's id: pool, day and chance. */
export function newFilingId(pool: string, day: string): string {
  return newRecordId('B', pool, day)
}

/** What a filing says; every action repeats it, so that the last one says what holds. */
export interface FilingContent {
  filingId: string
  pool: string
  type: FilingType
  destination: string
  from: string
  to: string | null
  institutions: readonly string[]
}

export type FilingMove = Move<FilingAction, FilingDetail>

/**
 * Rows for one action after another from a state on. `fromNo` is the number of the last action there is.
 * Throws `filing-action-not-allowed` where the table has no such way for this actor.
 */
export function filingRows(
  content: FilingContent,
  state: FilingState | 'none',
  fromNo: number,
  moves: readonly FilingMove[],
  day: string,
  channel: string,
): NewFilingAction[] {
  return stepRows(filingSteps, state, fromNo, moves).map((row) => ({
    ...row,
    filing_id: content.filingId,
    pool: content.pool,
    type: content.type,
    destination: content.destination,
    from_day: content.from,
    to_day: content.to,
    institutions: [...content.institutions],
    channel,
    effective_day: day,
  }))
}

/** The content of a filing there is, with what an action changes. */
export function contentOf(record: FilingRecord<FilingStep>, changes: Partial<FilingContent> = {}): FilingContent {
  return {
    filingId: record.filingId,
    pool: record.pool,
    type: record.type,
    destination: record.destination,
    from: record.from,
    to: record.to,
    institutions: record.institutions,
    ...changes,
  }
}

/** The steps that a complete application takes at once, by the program. */
export const approvalSteps: readonly FilingAction[] = ['accept', 'review', 'approve', 'deliver']

/**
 * All actions of a filing that is approved as soon as it is made: for the demonstration and for records from elsewhere.
 * `day` is the day of the application; hand the rows to `commitForPerson`.
 */
export function approvedFiling(
  content: Omit<FilingContent, 'filingId' | 'institutions'> & { filingId?: string; institutions?: readonly string[] },
  day: string,
  by: Acting,
  detail: FilingDetail = {},
): NewFilingAction[] {
  const whole: FilingContent = {
    ...content,
    filingId: content.filingId ?? newFilingId(content.pool, day),
    institutions: content.institutions ?? [],
  }
  const moves: FilingMove[] = [
    { action: 'apply', by, detail: { applicant: 'self', commitmentSigned: true, ...detail } },
    ...approvalSteps.map((action) => ({ action, by: theProgram })),
  ]
  return filingRows(whole, 'none', 0, moves, day, 'counter')
}

/** The action that uses up a filing for one visit: part of the settlement's own commit. */
export function filingUsed(record: FilingRecord<FilingStep>, visitId: string, day: string): NewFilingAction[] {
  if (record.visits !== 'one' || record.state !== 'delivered') return []
  const move: FilingMove = { action: 'use', by: theProgram, detail: { visitId } }
  return filingRows(contentOf(record), record.state, record.actions.length, [move], day, record.application.channel)
}

/** The opposite of `filingUsed`, part of the commit that undoes the settlement; nothing where another visit used it. */
export function filingReleased(record: FilingRecord<FilingStep>, visitId: string, day: string): NewFilingAction[] {
  if (record.state !== 'used' || record.usedBy !== visitId) return []
  const move: FilingMove = { action: 'release', by: theProgram, detail: { visitId } }
  return filingRows(contentOf(record), record.state, record.actions.length, [move], day, record.application.channel)
}
