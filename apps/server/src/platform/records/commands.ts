/** The one way in which a command about a record is carried out, on top of the one for every command of a person. */
import { recordParts } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { runPersonCommand } from '../../person/commands/index.ts'
import type { UndoneOnDay, UndoneSince } from '../../person/commands/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import type { Clock } from '../clock/index.ts'
import type { CommandKey, Database, PersonChanges } from '../storage/index.ts'
import type { LivingKind, RecordDecision } from './kind.ts'
import { recordUndone } from './steps.ts'
import { noteTasks } from './tasks.ts'

interface RecordCommand<Whole, Context, NewRow, Answer> {
  context: Context
  personNo: string
  command: CommandKey
  decide(file: RecordsFile): Promise<RecordDecision<NewRow>> | RecordDecision<NewRow>
  /** The answer, made of the record as the command leaves it; kept for a repeat. */
  answer(record: NoInfer<Whole>): Answer
}

/** What took a record of this kind back after a command about it, by whichever channel. */
export function undoneOf<
  State extends string,
  Action extends string,
  Row extends UndoableStep,
  Whole extends { state: State },
>(kind: Pick<LivingKind<State, Action, Row, Whole, never>, 'find' | 'rowsOf' | 'states'>): UndoneSince<UndoneOnDay> {
  return recordUndone(async (db, personNo, recordId) => {
    const record = await kind.find(db, personNo, recordId)
    return record && { state: record.state, actions: kind.rowsOf(record) }
  }, kind.states)
}

type UndoableStep = { action: string; effective_day: string; version: number }

/** Runs a command to its answer. Throws what `decide` throws, `not-enrolled`, `idempotency-key-reused`; then nothing is written. */
export async function runRecordCommand<
  State extends string,
  Action extends string,
  Row extends UndoableStep,
  Whole extends { state: State },
  Context extends { database: Database; clock: Clock },
  NewRow extends object,
  Answer,
>(
  kind: LivingKind<State, Action, Row, Whole, Context>,
  run: RecordCommand<Whole, Context, NewRow, Answer>,
): Promise<Answer> {
  const { context, personNo, command } = run
  let noted: { events: readonly OutboxEvent[]; at: Date } | undefined
  const { answer, repeated } = await runPersonCommand(
    context,
    personNo,
    command,
    recordParts,
    undoneOf(kind),
    async (file, at) => {
      const decision = await run.decide(file)
      const written = recordWritten(kind, context, file, decision, personNo, at)
      noted = { events: written.events, at }
      return {
        subjectId: decision.recordId,
        changes: written.changes,
        audit: decision.audit,
        outbox: [...written.events, ...(decision.events ?? [])],
        answer: run.answer(written.record),
      }
    },
  )
  if (!repeated && noted !== undefined) await noteTasks(context.database, kind, personNo, noted.events, noted.at)
  return answer
}

/** What a decision comes to: what is written, the record as it leaves it, and what desk and inbox learn. */
export function recordWritten<State extends string, Action extends string, Row extends object, Whole, Context>(
  kind: LivingKind<State, Action, Row, Whole, Context>,
  context: Context,
  file: RecordsFile,
  decision: RecordDecision<object>,
  personNo: string,
  at: Date,
): { changes: PersonChanges; record: Whole; events: OutboxEvent[] } {
  const records = kind.recordsOf(file)
  return {
    changes: {
      ...decision.changes,
      ...bindingOf(kind.name, decision),
      [kind.steps]: [...(decision.changes?.[kind.steps] ?? []), ...decision.rows],
    },
    record: recordAfter(kind, records, decision, personNo, at),
    events: recordEvents(kind, context, records, decision, personNo, at),
  }
}

/** A material serves one matter: the commit fails where another took it in the meantime. */
function bindingOf(
  kind: string,
  { recordId, uploads = [] }: RecordDecision<object>,
): Pick<PersonChanges, 'material_bind'> {
  if (uploads.length === 0) return {}
  return { material_bind: uploads.map((id) => ({ material_id: id, subject_kind: kind, subject_id: recordId })) }
}

/** One event for each record that the command touches: a change of a filing also ends the one that it replaces. */
export function recordEvents<State extends string, Action extends string, Row extends object, Whole, Context>(
  kind: LivingKind<State, Action, Row, Whole, Context>,
  context: Context,
  records: readonly Whole[],
  decision: RecordDecision<object>,
  personNo: string,
  at: Date,
): OutboxEvent[] {
  const touched = new Set([decision.recordId, ...(decision.rows as Row[]).map((row) => kind.idOf(row))])
  return [...touched].map((recordId) => {
    const record = recordAfter(kind, records, { ...decision, recordId }, personNo, at)
    const said = recordId === decision.recordId ? decision : {}
    return { kind: kind.name, subjectId: recordId, payload: { ...kind.line(context, record, said) } }
  })
}

/** The record with the new rows folded in, as it will stand in the records. */
export function recordAfter<State extends string, Action extends string, Row extends object, Whole, Context>(
  kind: LivingKind<State, Action, Row, Whole, Context>,
  records: readonly Whole[],
  { recordId, rows }: Pick<RecordDecision<object>, 'recordId' | 'rows'>,
  personNo: string,
  at: Date,
): Whole {
  const there = records.map((record) => kind.rowsOf(record)).find(([row]) => row && kind.idOf(row) === recordId) ?? []
  const added = (rows as Row[])
    .filter((row) => kind.idOf(row) === recordId)
    .map((row) => ({ ...row, person_no: personNo, recorded_at: at }))
  return kind.fold([...there, ...added])
}
