/** What the steps of a record come to, where its kind needs no columns of its own. Pure: rows in, records out. */
import { stateAfter } from '@yidi/contracts'
import type { Machine } from '@yidi/contracts'
import type { PersonRow } from '../../platform/storage/index.ts'
import { rowsByRecord } from './rows-by-record.ts'

export type RecordActionRow = PersonRow<'record_action'>

/** A step as much as decides anything. */
export type RecordStep = Omit<RecordActionRow, 'actor_kind' | 'version' | 'recorded_at'>

/** A record of a person as it stands now. Days are `YYYY-MM-DD`; `to` null: without end. */
export interface LivingRecord<State extends string = string, Row extends RecordStep = RecordActionRow> {
  personNo: string
  recordId: string
  kind: string
  pool: string
  state: State
  from: string
  to: string | null
  /** What the record says, of all its steps together: a later one overrules an earlier one, field by field. */
  detail: Record<string, unknown>
  /** The first step, with what is sealed in it. */
  application: Row
  actions: Row[]
}

/** Folds the steps of records of one table of states; rows come in any order. Throws on an order that it does not know. */
export function foldRecords<State extends string, Action extends string, Row extends RecordStep>(
  machine: Machine<State, Action>,
  rows: readonly Row[],
): LivingRecord<State, Row>[] {
  return rowsByRecord(rows, (row) => row.record_id).map((actions) => {
    const first = actions[0]
    const last = actions.at(-1)
    if (first === undefined || last === undefined) throw new Error('a record has at least one step')
    return {
      personNo: first.person_no,
      recordId: first.record_id,
      kind: first.kind,
      pool: last.pool,
      state: stateAfter(
        machine,
        actions.map((row) => row.action as Action),
      ) as State,
      from: last.from_day,
      to: last.to_day,
      detail: Object.assign({}, ...actions.map((row) => row.detail)) as Record<string, unknown>,
      application: first,
      actions: [...actions],
    }
  })
}
