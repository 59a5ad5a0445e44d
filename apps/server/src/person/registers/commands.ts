/** The one way in which a command about registers is carried out, on top of the one for every command of a person. */
import { registerStates } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import { updateDeskTasks } from '../../platform/records/index.ts'
import { recordUndone } from '../../platform/records/index.ts'
import { runPersonCommand } from '../commands/index.ts'
import type { AuditEntry, CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import { foldRegisters, recordParts } from '../file/index.ts'
import type { RecordsFile, RegisterActionRow, WholeRegister } from '../file/index.ts'
import type { OutboxEvent } from '../journal/index.ts'
import type { NewRegisterAction } from './actions.ts'
import { findRegister } from './read.ts'

export interface RegistersContext {
  database: Database
  clock: Clock
}

/** What a command decided to write, and about which record it answers. */
export interface RegisterDecision {
  recordId: string
  rows: NewRegisterAction[]
  audit: AuditEntry[]
  /** Line in the desk's queue, and in what the person is told. */
  title: string
  /** Uploads that come with it, which this commit binds to the record. */
  uploads?: readonly string[]
}

interface RegisterCommand<Answer> {
  context: RegistersContext
  personNo: string
  command: CommandKey
  decide(file: RecordsFile): Promise<RegisterDecision> | RegisterDecision
  /** The answer, made of the record as the command leaves it; kept for a repeat. */
  answer(record: WholeRegister): Answer
}

/** Runs a command to its answer. Throws what `decide` throws, `not-enrolled`, `idempotency-key-reused`. */
export async function runRegisterCommand<Answer>(run: RegisterCommand<Answer>): Promise<Answer> {
  const { context, personNo, command } = run
  const { database, clock } = context
  const { answer, repeated } = await runPersonCommand(
    context,
    personNo,
    command,
    recordParts,
    registerUndone,
    async (file, at) => {
      const decision = await run.decide(file)
      const record = registerAfter(file.registers, decision, personNo, at)
      return {
        subjectId: decision.recordId,
        changes: { register_action: decision.rows, ...bindingOf(decision) },
        audit: decision.audit,
        outbox: [registerEvent(record, decision.title)],
        answer: run.answer(record),
      }
    },
  )
  if (!repeated) await updateDeskTasks(database, clock)
  return answer
}

/** What took a record back after a command about it, by whichever channel. */
export const registerUndone = recordUndone(findRegister, registerStates)

/** A material serves one matter: the commit fails where another took it in the meantime. */
function bindingOf({ recordId, uploads = [] }: RegisterDecision): Pick<PersonChanges, 'material_bind'> {
  if (uploads.length === 0) return {}
  return {
    material_bind: uploads.map((id) => ({ material_id: id, subject_kind: 'register', subject_id: recordId })),
  }
}

/** What other parts of the program learn of a command about a record: the desk's queue, notices. */
export function registerEvent(record: WholeRegister, title: string): OutboxEvent {
  const { pool, kind, state, actions } = record
  return {
    kind: 'register',
    subjectId: record.recordId,
    payload: { pool, register: kind, state, actionNo: actions.length, title },
  }
}

/** The record with the new rows folded in, as it will stand. */
export function registerAfter(
  records: readonly WholeRegister[],
  { recordId, rows }: RegisterDecision,
  personNo: string,
  at: Date,
): WholeRegister {
  const there = records.find((record) => record.recordId === recordId)?.actions ?? []
  const added = rows
    .filter((row) => row.record_id === recordId)
    .map((row) => ({ ...row, person_no: personNo, recorded_at: at }) as RegisterActionRow)
  return foldRegisters([...there, ...added])[0]!
}
