/**
 * Records that live and are about no person: what an institution or a region hands in and an agency decides. They have a table
 * of states, steps that are only added to, a limit and a line in the desk's queue like all others; each command is one
 * transaction of the office, with the record locked, so that two of them come one after the other.
 */
import { problem } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../audit/index.ts'
import { shanghaiDay } from '../clock/index.ts'
import type { Clock } from '../clock/index.ts'
import type { ActorKind, Database, Tables } from '../storage/index.ts'
import type { RecordKind, TaskStatus } from './kind.ts'
import { stepRows } from './steps.ts'
import type { Move, StepTable } from './steps.ts'
import { endOfDay, standing } from './tasks.ts'

/** What somebody who adds such a kind says of it. */
interface SaidOfficeKind<State extends string, Action extends string>
  extends StepTable<State, Action>, Pick<RecordKind, 'name' | 'title' | 'pays'> {
  /** For whom each state waits; all others are done. */
  waits: Readonly<Partial<Record<State, TaskStatus>>>
  /** Steps that nobody takes who took one of these before, of the same record: they want two people. */
  apart?: Readonly<Partial<Record<Action, readonly Action[]>>>
  /** At whose desk it waits in a state; its region's unless said: what two regions settle goes back and forth. */
  deskOf?(record: Pick<OfficeRecord, 'region' | 'subject' | 'state'>): string
  /** What the queue narrows by beside its kind; empty unless said. */
  lineOf?(record: Pick<OfficeRecord, 'subject' | 'steps'>): { type: string; channel: string }
}

export type OfficeKind<State extends string, Action extends string> = SaidOfficeKind<State, Action> & RecordKind

/** The kind as the desk sees it too. It tells no person anything. */
export function officeKind<State extends string, Action extends string>(
  said: SaidOfficeKind<State, Action>,
): OfficeKind<State, Action> {
  return { ...said, notices: {}, tell: () => Promise.resolve([]) }
}

/** What a command about an office record works in. */
export interface OfficeWorking {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
}

export interface OfficeStep<Action extends string = string> {
  stepNo: number
  action: Action
  actorKind: ActorKind
  actor: string
  detail: Record<string, unknown>
  /** `YYYY-MM-DD`. */
  day: string
  at: Date
}

export interface OfficeRecord<State extends string = string, Action extends string = string> {
  recordId: string
  /** The region whose agency decides. */
  region: string
  /** Whom it is about. */
  subject: string
  title: string
  state: State
  /** Last day of the limit of this state; null: none. */
  dueDay: string | null
  openedAt: Date
  steps: OfficeStep<Action>[]
}

/** Opens a record with its first steps. */
export function openOfficeRecord<State extends string, Action extends string>(
  working: OfficeWorking,
  kind: OfficeKind<State, Action>,
  opened: Pick<OfficeRecord, 'recordId' | 'region' | 'subject' | 'title'> & { dueDay?: string | null },
  moves: readonly Move<Action>[],
): Promise<OfficeRecord<State, Action>> {
  const { dueDay = null, ...said } = opened
  return write(working, kind, { ...said, state: 'none', dueDay, openedAt: working.clock.now(), steps: [] }, moves)
}

/**
 * Takes steps of a record that `lockOfficeRecord` read in the same transaction. `dueDay`: the limit of the state they lead to.
 * Throws the kind's refusal, `office-step-own`.
 */
export function takeOfficeSteps<State extends string, Action extends string>(
  working: OfficeWorking,
  kind: OfficeKind<State, Action>,
  record: OfficeRecord<State, Action>,
  moves: readonly Move<Action>[],
  dueDay: string | null = null,
): Promise<OfficeRecord<State, Action>> {
  return write(working, kind, { ...record, dueDay }, moves)
}

type Before<State extends string, Action extends string> = Omit<OfficeRecord<State, Action>, 'state'> & {
  state: State | 'none'
}

async function write<State extends string, Action extends string>(
  working: OfficeWorking,
  kind: OfficeKind<State, Action>,
  before: Before<State, Action>,
  moves: readonly Move<Action>[],
): Promise<OfficeRecord<State, Action>> {
  const { transaction, ciphers, clock } = working
  const at = clock.now()
  const rows = stepRows(kind, before.state, before.steps.length, moves)
  for (const move of moves) refuseOwn(kind, before, move)
  const added = rows.map(({ action_no, action, actor_kind, actor, detail }) => ({
    stepNo: action_no,
    action,
    actorKind: actor_kind,
    actor,
    detail,
    day: shanghaiDay(at),
    at,
  }))
  const state = moves.reduce<State | 'none'>((now, { action }) => kind.machine[now][action]!.to, before.state)
  const after = { ...before, state: state as State, steps: [...before.steps, ...added] }
  await writeRecord(transaction, kind, after)
  for (const step of added) {
    await transaction.insertInto('office_step').values(stepRow(after.recordId, step)).execute()
    const { actorKind, actor, action, detail } = step
    const audited = { actorKind, actor, action: `${kind.name}.${action}`, subjectId: after.recordId, detail }
    await recordOfficeAuditIn(transaction, ciphers, audited, at)
  }
  await writeTask(transaction, kind, after, at)
  return after
}

/** Whoever took the one step does not take the other. */
function refuseOwn<State extends string, Action extends string>(
  { apart, actions }: Pick<OfficeKind<State, Action>, 'apart' | 'actions'>,
  { steps }: Before<State, Action>,
  { action, by }: Move<Action>,
): void {
  const own = steps.find((step) => apart?.[action]?.includes(step.action) === true && step.actor === by.id)
  const words = actions as Readonly<Record<Action, string>>
  if (own !== undefined) throw problem('office-step-own', { action: words[action], taken: words[own.action] })
}

async function writeRecord(
  transaction: Transaction<Tables>,
  { name }: Pick<RecordKind, 'name'>,
  record: OfficeRecord,
): Promise<void> {
  const { recordId, region, subject, title, state, steps, dueDay, openedAt } = record
  const said = { state, step_no: steps.length, due_day: dueDay }
  await transaction
    .insertInto('office_record')
    .values({ record_id: recordId, kind: name, region, subject, title, opened_at: openedAt, ...said })
    .onConflict((conflict) => conflict.column('record_id').doUpdateSet(said))
    .execute()
}

const stepRow = (recordId: string, { stepNo, action, actorKind, actor, detail, day, at }: OfficeStep) => ({
  record_id: recordId,
  step_no: stepNo,
  action,
  actor_kind: actorKind,
  actor,
  detail: JSON.stringify(detail),
  effective_day: day,
  recorded_at: at,
})

/** The line in the desk's queue, in the same transaction: nothing brings it in later. */
async function writeTask(
  transaction: Transaction<Tables>,
  kind: OfficeKind<string, string>,
  record: OfficeRecord,
  at: Date,
): Promise<void> {
  const { recordId, region, title, state, dueDay, openedAt, steps } = record
  const { status, closedAt } = standing(kind, state, at)
  const said = {
    pool: kind.deskOf?.(record) ?? region,
    state,
    status,
    action_no: steps.length,
    due_at: dueDay === null ? null : endOfDay(dueDay),
    closed_at: closedAt,
  }
  await transaction
    .insertInto('desk_task')
    .values({
      ...{ task_id: recordId, kind: kind.name, person_no: '', subject_id: recordId, title },
      ...{ opened_at: openedAt, assignee: null, overdue_told_at: null, ...kind.lineOf?.(record), ...said },
    })
    .onConflict((conflict) => conflict.column('task_id').doUpdateSet({ ...said, overdue_told_at: null }))
    .execute()
}

/** A record of a kind, locked until the transaction ends. Throws `office-record-not-found`. */
export async function lockOfficeRecord<State extends string, Action extends string>(
  transaction: Transaction<Tables>,
  kind: OfficeKind<State, Action>,
  recordId: string,
): Promise<OfficeRecord<State, Action>> {
  await transaction
    .selectFrom('office_record')
    .select('record_id')
    .where('record_id', '=', recordId)
    .forUpdate()
    .execute()
  return findOfficeRecord(transaction, kind, recordId)
}

/** A record of a kind with its steps. Throws `office-record-not-found`. */
export async function findOfficeRecord<State extends string, Action extends string>(
  db: Pick<Transaction<Tables>, 'selectFrom'>,
  { name, title }: OfficeKind<State, Action>,
  recordId: string,
): Promise<OfficeRecord<State, Action>> {
  const row = await db
    .selectFrom('office_record')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('kind', '=', name)
    .executeTakeFirst()
  if (row === undefined) throw problem('office-record-not-found', { kind: title, record: recordId.slice(0, 60) })
  const steps = await db
    .selectFrom('office_step')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('step_no')
    .execute()
  return {
    recordId,
    region: row.region,
    subject: row.subject,
    title: row.title,
    state: row.state as State,
    dueDay: row.due_day,
    openedAt: row.opened_at,
    steps: steps.map((step) => ({
      stepNo: step.step_no,
      action: step.action as Action,
      actorKind: step.actor_kind,
      actor: step.actor,
      detail: step.detail,
      day: step.effective_day,
      at: step.recorded_at,
    })),
  }
}
