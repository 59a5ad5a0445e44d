/**
 * A kind of record that needs no columns of its own: its steps lie in the table that all such kinds share. Whoever adds one
 * says what its states are, for whom they wait and what the person is told; the rest is here.
 */
import { foldRecords, readFile } from '../../person/file/index.ts'
import type { LivingRecord, RecordActionRow, RecordsFile } from '../../person/file/index.ts'
import type { Database, NewRow } from '../storage/index.ts'
import type { LivingKind, RecordKind, RecordLine, TaskStatus } from './kind.ts'
import { noticeOf } from './notice.ts'
import type { NewNotice, ToldEvent } from './notice.ts'
import { stepRows } from './steps.ts'
import type { Move, StepTable } from './steps.ts'

export type SharedRow = NewRow<'record_action'>

/** What the sealed words of a step are bound to; the name is the one that the table had when the first were sealed. */
export function stepPlace(personNo: string, recordId: string, actionNo = 1): string {
  return `register_action.private:${personNo}:${recordId}:${String(actionNo)}`
}

/** What a record says; every step repeats it, so that the last one says what holds. */
export interface RecordContent<Kind extends string = string> {
  recordId: string
  kind: Kind
  pool: string
  /** Days `YYYY-MM-DD`; `to` null: without end. */
  from: string
  to: string | null
}

/**
 * Rows for one step after another from a state on. `fromNo` is the number of the last step there is. Throws the refusal of
 * the table where it has no such way for this actor.
 */
export function recordRows<State extends string, Action extends string>(
  table: StepTable<State, Action>,
  content: RecordContent,
  state: State | 'none',
  fromNo: number,
  moves: readonly Move<Action>[],
  day: string,
  channel: string,
): SharedRow[] {
  return stepRows(table, state, fromNo, moves).map((row) => ({
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

/** The content of a record there is, with what a step changes. */
export function recordContentOf<Kind extends string>(
  record: RecordContent<Kind>,
  changes: Partial<RecordContent<Kind>> = {},
): RecordContent<Kind> {
  const { recordId, kind, pool, from, to } = record
  return { recordId, kind, pool, from, to, ...changes }
}

/** What somebody who adds such a kind says of it. */
type SharedKind<State extends string, Action extends string> = StepTable<State, Action> &
  Pick<RecordKind, 'name' | 'title' | 'notices' | 'routes' | 'pays'> & {
    /** For whom each state waits; all others are done. */
    waits: Readonly<Partial<Record<State, TaskStatus>>>
  }

/**
 * The kind with everything that is alike for all of them. Its events say pool, state, number of the step, title and channel;
 * a state is told as the notice `<name>-<state>` where there is one, with the words that came with the step as `reason`.
 */
export function sharedKind<State extends string, Action extends string>(
  said: SharedKind<State, Action>,
): LivingKind<State, Action, RecordActionRow, LivingRecord<State>> {
  const { name, title, notices, machine } = said
  const own = ({ recordSteps }: Pick<RecordsFile, 'recordSteps'>): LivingRecord<State>[] =>
    foldRecords(
      machine,
      recordSteps.filter((row) => row.kind === name),
    )
  return {
    ...said,
    steps: 'record_action',
    idOf: (row) => row.record_id,
    recordsOf: own,
    rowsOf: ({ actions }) => actions,
    fold: (rows) => foldRecords(machine, rows)[0]!,
    find: async (db, personNo, recordId) => {
      const file = await readFile(db, { personNo }, ['recordSteps'])
      return file && own(file).find((record) => record.recordId === recordId)
    },
    line: (_context, { pool, state, actions, application }, decision): RecordLine => ({
      pool,
      state,
      actionNo: actions.length,
      title: decision.title ?? title,
      channel: application.channel,
    }),
    tell: (db, event) => tellStep(db, event, `${name}-${String(event.payload['state'])}`, notices),
  }
}

/** The notice that a kind has for a state, of what its event says. */
export async function tellStep(
  db: Database,
  event: ToldEvent,
  notice: string,
  notices: RecordKind['notices'],
): Promise<NewNotice[]> {
  if (notices[notice] === undefined) return []
  const { title, register, actionNo } = event.payload
  const { rows } = await db.pool.query<{ reason: string | null }>({
    name: 'reason-of-step',
    text: `select detail ->> 'reason' as reason from record_action
            where person_no = $1 and record_id = $2 and action_no = $3`,
    values: [event.personNo, event.subjectId, actionNo],
  })
  const reason = rows[0]?.reason ?? undefined
  const data = { ...(register === undefined ? {} : { register }), title, ...(reason === undefined ? {} : { reason }) }
  return [noticeOf(event, notice, data)]
}
