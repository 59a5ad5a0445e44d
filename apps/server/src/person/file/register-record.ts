/** What the actions of a register record come to. Pure: rows in, record out. */
import { registerMachine, stateAfter } from '@yidi/contracts'
import type { RegisterAction, RegisterKind, RegisterState } from '@yidi/contracts'
import { covers } from './interval.ts'
import { rowsByRecord } from './rows-by-record.ts'
import type { PersonRow } from '../../platform/storage/index.ts'

export type RegisterActionRow = PersonRow<'register_action'>

/** An action as much as decides anything; where it was read for that alone, only a disease comes with its sealed words. */
export type RegisterStep = Omit<RegisterActionRow, 'actor_kind' | 'version' | 'recorded_at'>

/** One record of a person's registers as it stands now. Days are `YYYY-MM-DD`; `to` null: without end. */
export interface RegisterRecord<Row extends RegisterStep = RegisterStep> {
  personNo: string
  recordId: string
  kind: RegisterKind
  pool: string
  state: RegisterState
  from: string
  to: string | null
  /** What the record says, of all its actions together: a later action overrules an earlier one, field by field. */
  detail: Record<string, unknown>
  /** The application, with what is sealed in it. */
  application: Row
  actions: Row[]
}

/** One read with everything that is on record of it. */
export type WholeRegister = RegisterRecord<RegisterActionRow>

/** Folds the actions of one record, in their order. Throws on an order that the state machine does not know. */
function foldRegister<Row extends RegisterStep>(actions: readonly Row[]): RegisterRecord<Row> {
  const first = actions[0]
  const last = actions.at(-1)
  if (first === undefined || last === undefined) throw new Error('a register record has at least one action')
  const state = stateAfter(
    registerMachine,
    actions.map((row) => row.action as RegisterAction),
  ) as RegisterState
  return {
    personNo: first.person_no,
    recordId: first.record_id,
    kind: first.kind,
    pool: last.pool,
    state,
    from: last.from_day,
    to: last.to_day,
    detail: Object.assign({}, ...actions.map((row) => row.detail)) as Record<string, unknown>,
    application: first,
    actions: [...actions],
  }
}

/** Folds all register records of a person; rows come in any order. */
export function foldRegisters<Row extends RegisterStep>(rows: readonly Row[]): RegisterRecord<Row>[] {
  return rowsByRecord(rows, (row) => row.record_id).map((actions) => foldRegister(actions))
}

/** Whether a record holds on a day; one that was ended holds to its last day, which its end wrote as `to`. */
export function registerHoldsOn(record: RegisterRecord, day: string): boolean {
  const holds = record.state === 'approved' || record.state === 'ended'
  return holds && covers(record, day)
}
