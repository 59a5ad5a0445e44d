/**
 * A filing is the sequence of its actions; what it is follows from them alone. Two time axes: leave out what was
 * recorded after a moment to see what was known then; the days of the filing say what held.
 */
import { filingMachine, holdsInState, stateAfter } from '@yidi/contracts'
import type { CommitmentConsequence, CommitmentOutcome, FilingAction, FilingState } from '@yidi/contracts'
import type { FilingProblem, FilingType } from '@yidi/rules'
import { covers } from './interval.ts'
import { rowsByRecord } from './rows-by-record.ts'
import type { PersonRow } from '../../platform/storage/index.ts'

export type FilingActionRow = PersonRow<'filing_action'>

/** An action without what is sealed in it and without who acted: as much as decides anything. */
export type FilingStep = Omit<FilingActionRow, 'private_cipher' | 'actor_kind' | 'actor' | 'version' | 'recorded_at'>

/** What an action keeps beside its columns; nothing personal. */
export interface FilingDetail {
  applicant?: 'self' | 'agent' | 'employer' | 'hospital'
  materials?: string[]
  /** Which of them our own records stand for. */
  proven?: string[]
  /** Ids of the files that came with it. */
  uploads?: string[]
  /** Ids of what an earlier filing handed in and this one carries over. */
  carriedOver?: string[]
  commitmentSigned?: boolean
  commitmentInPlace?: boolean
  /** The letter that was signed: its version, whether the person or an agent signed, and whether by hand. */
  commitment?: { letter: string; by: 'self' | 'agent'; drawn?: true }
  stayMonths?: number
  stay?: { admittedOn: string; dischargedOn?: string | null }
  referral?: { institution: string; place: string; level: string; on: string }
  /** Where a hospital sends its patient, and the visit there from which it does. */
  receiving?: { institution: string; name: string; fromVisit?: string }
  chosen?: { code: string; level: string; place: string; ownership?: string; networked?: boolean }[]
  /** The filing that this one takes the place of, ended when this one is approved. */
  replaces?: string
  /** What was told to the applicant: notices, points to correct. */
  problems?: FilingProblem[]
  /** Why, in the words of whoever decided. */
  reason?: string
  /** Why a notice of corrections followed another one. */
  again?: string
  basis?: { document: string; article: string }
  /** Why it was refused, of the closed list, with the clerk's own words. */
  refusal?: { code: string; words: string }
  visits?: 'many' | 'one'
  /** The validity in words, for the receipt. */
  validity?: string
  /** The visit that a filing for one visit was used for. */
  visitId?: string
  /** What a later check of the commitment found, and what followed. */
  check?: { outcome: CommitmentOutcome; consequence: CommitmentConsequence }
  /** Content hash of the policy that decided. */
  policyRelease?: string
}

/** A filing as it stands; of whole rows unless it was read for a decision alone. */
export interface FilingRecord<Row extends FilingStep = FilingActionRow> {
  personNo: string
  filingId: string
  pool: string
  state: FilingState
  type: FilingType
  destination: string
  from: string
  to: string | null
  /** Institutions of the person's choice; empty where every networked one serves. */
  institutions: string[]
  visits: 'many' | 'one'
  /** Day of the first application: from it the time runs before the place may change. */
  filedOn: string
  /** The visit that used it up. */
  usedBy?: string
  /** The latest application or correction, with what was handed in. */
  application: Row
  actions: Row[]
}

/** Folds the actions of one filing, in their order. Throws on an order that the state machine does not know. */
function foldFiling<Row extends FilingStep>(actions: readonly Row[]): FilingRecord<Row> {
  const first = actions[0]
  const last = actions.at(-1)
  if (first === undefined || last === undefined) throw new Error('a filing has at least one action')
  const state = stateAfter(
    filingMachine,
    actions.map((row) => row.action as FilingAction),
  ) as FilingState
  let application = first
  let visits: 'many' | 'one' = 'many'
  let usedBy: string | undefined
  for (const row of actions) {
    const detail = row.detail as FilingDetail
    if (row.action === 'apply' || row.action === 'correct') application = row
    visits = detail.visits ?? visits
    if (row.action === 'use') usedBy = detail.visitId
    if (row.action === 'release') usedBy = undefined
  }
  return {
    personNo: first.person_no,
    filingId: first.filing_id,
    pool: last.pool,
    state,
    type: last.type,
    destination: last.destination,
    from: last.from_day,
    to: last.to_day,
    institutions: last.institutions,
    visits,
    filedOn: first.effective_day,
    ...(usedBy === undefined ? {} : { usedBy }),
    application,
    actions: [...actions],
  }
}

/** Folds all filings of a person; rows come in any order. */
export function foldFilings<Row extends FilingStep>(rows: readonly Row[]): FilingRecord<Row>[] {
  return rowsByRecord(rows, (row) => row.filing_id).map((actions) => foldFiling(actions))
}

/** The state as people see it on a day: what was approved and whose last day is over has expired. */
export function stateOn(record: FilingRecord<FilingStep>, day: string): FilingState {
  return record.state === 'delivered' && record.to !== null && record.to < day ? 'expired' : record.state
}

/** Whether it holds for a visit that begins on a day (a stay that begins inside counts to its discharge). */
export function filingHoldsOn(record: FilingRecord<FilingStep>, day: string, visitId?: string): boolean {
  const holds = holdsInState(record.state) || (record.state === 'used' && record.usedBy === visitId)
  return holds && covers(record, day)
}
