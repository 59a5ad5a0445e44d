/** Making the rows of a record's actions. Who may do what is asked of the state machine before any row is made. */
import { registerActions, registerMachine, registerStates } from '@yidi/contracts'
import type { RegisterAction, RegisterKind, RegisterState } from '@yidi/contracts'
import { stepRows } from '../../platform/records/index.ts'
import type { Move, StepTable } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'
import type { RegisterRecord } from '../file/index.ts'

export type NewRegisterAction = NewRow<'register_action'>

const steps = {
  machine: registerMachine,
  states: registerStates,
  actions: registerActions,
  refusal: 'register-action-not-allowed',
} as const satisfies StepTable<RegisterState, RegisterAction>

/** What a record says; every action repeats it, so that the last one says what holds. */
export interface RegisterContent {
  recordId: string
  kind: RegisterKind
  pool: string
  from: string
  to: string | null
}

export type RegisterMove = Move<RegisterAction>

const letterOfKind: Readonly<Record<RegisterKind, string>> = {
  'designated-disease': 'M',
  'medicine-abroad': 'Y',
  authorisation: 'Q',
  'special-category': 'T',
}

/** A new record's id: kind, pool, day and chance. */
export function newRegisterId(kind: RegisterKind, pool: string, day: string): string {
  return newRecordId(letterOfKind[kind], pool, day)
}

/**
 * Rows for one action after another from a state on. `fromNo` is the number of the last action there is.
 * Throws `register-action-not-allowed` where the table has no such way for this actor.
 */
export function registerRows(
  content: RegisterContent,
  state: RegisterState | 'none',
  fromNo: number,
  moves: readonly RegisterMove[],
  day: string,
  channel: string,
): NewRegisterAction[] {
  return stepRows(steps, state, fromNo, moves).map((row) => ({
    ...row,
    record_id: content.recordId,
    kind: content.kind,
    pool: content.pool,
    from_day: content.from,
    to_day: content.to,
    channel,
    effective_day: day,
  }))
}

/** The content of a record there is, with what an action changes. */
export function registerContentOf(record: RegisterRecord, changes: Partial<RegisterContent> = {}): RegisterContent {
  const { recordId, kind, pool, from, to } = record
  return { recordId, kind, pool, from, to, ...changes }
}
