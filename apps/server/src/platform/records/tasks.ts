/**
 * The desk's list of what waits, made from the journal's events: the queue never reads across persons. Whoever runs a command
 * notes its own events at once; a job brings in what a stopped server left behind, and each event counts once.
 */
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../storage/index.ts'
import { eventRows, fromCursor, writtenFrom } from '../../person/journal/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import type { RecordKind, RecordKinds, RecordLine, TaskKind, TaskStatus } from './kind.ts'

const cursorName = 'filings.desk-tasks'
/** Events of transactions that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 60_000

/** What a kind says for the desk. */
type Waiting = TaskKind & Pick<RecordKind, 'name' | 'further' | 'furtherTasks'>

interface TaskEvent {
  kind: string
  person_no: string
  subject_id: string
  payload: RecordLine & { register?: string; committed?: boolean }
  at: Date
  written_at: Date
}

/** Brings `desk_task` up to date with the events of the last minute; the job's part. */
export async function updateDeskTasks(
  database: Pick<Database, 'pool'>,
  clock: Clock,
  kinds: RecordKinds,
): Promise<void> {
  const { rows } = await database.pool.query<TaskEvent>(
    `select kind, person_no, subject_id, payload, at, written_at from ${eventRows} o
      where kind = any($3)
        and ${writtenFrom(fromCursor)}
      order by written_at`,
    [cursorName, overlapMs / 1000, kinds.map(({ name }) => name)],
  )
  const latest = new Map<string, TaskEvent>()
  for (const event of rows) {
    const known = latest.get(event.subject_id)
    if (known === undefined || known.payload.actionNo < event.payload.actionNo) latest.set(event.subject_id, event)
  }
  for (const event of latest.values())
    await writeTask(
      database,
      kinds.find(({ name }) => name === event.kind)!,
      event,
    )
  const last = rows.at(-1)
  if (last === undefined) return
  await database.pool.query(
    `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [cursorName, last.written_at.toISOString(), clock.now()],
  )
}

/** Notes what a command that was just committed says for the desk. */
export async function noteTasks(
  database: Pick<Database, 'pool'>,
  kind: Waiting,
  personNo: string,
  events: readonly OutboxEvent[],
  at: Date,
): Promise<void> {
  for (const { kind: name, subjectId, payload } of events)
    if (name === kind.name)
      await writeTask(database, kind, {
        person_no: personNo,
        subject_id: subjectId,
        payload: payload as unknown as RecordLine,
        at,
      })
}

/** Who has a task keeps it; an alert about a limit that was moved is told again. A later step is never overtaken. */
async function writeTask(
  database: Pick<Database, 'pool'>,
  kind: Waiting,
  event: Pick<TaskEvent, 'person_no' | 'subject_id' | 'payload' | 'at'>,
): Promise<void> {
  const { payload } = event
  const { status, closedAt } = standing(kind, payload.state, event.at)
  await database.pool.query(
    `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, type, channel, committed, state, status,
                            opened_at, due_at, closed_at, action_no, rating)
     values ($1, $2, $3, $4, $1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (task_id) do update set
       status = excluded.status, title = excluded.title, state = excluded.state, type = excluded.type,
       channel = excluded.channel, committed = excluded.committed or desk_task.committed,
       overdue_told_at = case when desk_task.due_at is distinct from excluded.due_at then null
                              else desk_task.overdue_told_at end,
       due_at = excluded.due_at, action_no = excluded.action_no, rating = excluded.rating,
       closed_at = case when excluded.closed_at is null then null
                        else coalesce(desk_task.closed_at, excluded.closed_at) end
     where desk_task.action_no <= excluded.action_no`,
    [
      event.subject_id,
      kind.name,
      payload.pool,
      event.person_no,
      payload.title,
      payload.type ?? payload.register ?? '',
      payload.channel ?? '',
      payload.committed ?? false,
      payload.state,
      status,
      event.at,
      payload.dueDay === undefined ? null : endOfDay(payload.dueDay),
      closedAt,
      payload.actionNo,
      payload.rating ?? null,
    ],
  )
  for (const { taskId, kind: sort, state, title } of kind.furtherTasks?.(event.subject_id, payload) ?? []) {
    const further = standing(kind.further![sort]!, state, event.at)
    if (title !== undefined)
      await database.pool.query(
        `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, type, channel, committed, state, status,
                                opened_at, action_no)
         values ($1, $2, $3, $4, $5, $6, '', '', false, $7, $8, $9, 0) on conflict (task_id) do nothing`,
        [taskId, sort, payload.pool, event.person_no, event.subject_id, title, state, further.status, event.at],
      )
    await database.pool.query(
      `update desk_task set state = $2, status = $3,
                            closed_at = case when $4::timestamptz is null then null else coalesce(closed_at, $4) end
        where task_id = $1 and kind = $5`,
      [taskId, state, further.status, further.closedAt, sort],
    )
  }
}

/** For whom a state waits, and when it was closed where it waits for nobody any more. */
export function standing({ waits }: TaskKind, state: string, at: Date): { status: TaskStatus; closedAt: Date | null } {
  const status = waits[state] ?? 'done'
  return { status, closedAt: status === 'done' || status === 'withdrawn' ? at : null }
}

/** The last moment of a day in Asia/Shanghai. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59+08:00`
}

export interface DeskTask {
  taskId: string
  kind: string
  /** The filing or register record that waits. */
  subjectId: string
  personNo: string
  pool: string
  title: string
  type: string
  channel: string
  state: string
  status: TaskStatus
  openedAt: Date
  dueAt: Date | null
  assignee: string | null
}

/** What waits at a pool's desk, the oldest first; `pool` null sees every pool. The queue's page reads more finely. */
export async function openTasks(
  database: Pick<Database, 'kysely'>,
  kind: string,
  pool: string | null,
): Promise<DeskTask[]> {
  let query = database.kysely.selectFrom('desk_task').selectAll().where('kind', '=', kind).where('status', '=', 'open')
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('opened_at').orderBy('task_id').limit(500).execute()
  return rows.map(asTask)
}

/** The task of a record, open or not: it says whose record it is. */
export async function findTask(database: Pick<Database, 'kysely'>, taskId: string): Promise<DeskTask | undefined> {
  const row = await database.kysely.selectFrom('desk_task').selectAll().where('task_id', '=', taskId).executeTakeFirst()
  return row && asTask(row)
}

/**
 * The same for staff of a pool, or of all where `pool` is null. Throws `missing` where there is none, or none of this kind, and
 * `filing-other-pool` where it is another pool's.
 */
export async function findTaskIn(
  database: Pick<Database, 'kysely'>,
  taskId: string,
  { pool, kind, missing }: { pool: string | null; kind?: string; missing: Error },
): Promise<DeskTask> {
  const task = await findTask(database, taskId)
  if (task === undefined || (kind !== undefined && task.kind !== kind)) throw missing
  if (pool !== null && pool !== task.pool) throw problem('filing-other-pool', { pool: task.pool })
  return task
}

/** A row as the desk's code takes it. */
export function asTask(row: {
  task_id: string
  kind: string
  subject_id: string
  person_no: string
  pool: string
  title: string
  type: string
  channel: string
  state: string
  status: TaskStatus
  opened_at: Date
  due_at: Date | null
  assignee: string | null
}): DeskTask {
  return {
    taskId: row.task_id,
    kind: row.kind,
    subjectId: row.subject_id,
    personNo: row.person_no,
    pool: row.pool,
    title: row.title,
    type: row.type,
    channel: row.channel,
    state: row.state,
    status: row.status,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    assignee: row.assignee,
  }
}
