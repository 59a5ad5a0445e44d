/** Making the rows of a register record's steps. Who may do what is asked of the table of states before any row is made. */
import { registerActions, registerMachine, registerStates } from '@yidi/contracts'
import type { RegisterAction, RegisterKind, RegisterState } from '@yidi/contracts'
import { recordRows } from '../../platform/records/index.ts'
import type { Move, RecordContent, RecordDecision, SharedRow, StepTable } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'

export type NewRegisterAction = SharedRow

/** What a command decided to write of registers. */
export type RegisterDecision = RecordDecision<NewRegisterAction>

export type RegisterContent = RecordContent<RegisterKind>

export type RegisterMove = Move<RegisterAction>

/** The table of states that all registers share, with the words and the refusal of a step that it does not know. */
export const registerSteps = {
  machine: registerMachine,
  states: registerStates,
  actions: registerActions,
  refusal: 'register-action-not-allowed',
} as const satisfies StepTable<RegisterState, RegisterAction>

const letterOfKind: Readonly<Record<RegisterKind, string>> = {
  'designated-disease': 'M',
  'medicine-abroad': 'Y',
  authorisation: 'Q',
  'special-category': 'T',
  accident: 'W',
}

/** A new record's id: kind, pool, day and chance. */
export function newRegisterId(kind: RegisterKind, pool: string, day: string): string {
  return newRecordId(letterOfKind[kind], pool, day)
}

/** Rows for one step after another; throws `register-action-not-allowed` where the table has no such way for this actor. */
export function registerRows(
  content: RegisterContent,
  state: RegisterState | 'none',
  fromNo: number,
  moves: readonly RegisterMove[],
  day: string,
  channel: string,
): NewRegisterAction[] {
  return recordRows(registerSteps, content, state, fromNo, moves, day, channel)
}
