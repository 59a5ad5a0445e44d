/**
 * The desk's list of what waits, made from the outbox: the queue never reads across persons. It may run as often as one
 * likes, at once after a command and now and then for what a stopped server left behind; each event counts once.
 */
import type { CommitmentCheckState, DeskTaskKind } from '@yidi/contracts'
import { commitmentCheckStates, deskTaskKinds } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../storage/index.ts'
import { checkIdOf, checkedStates } from './drawn-checks.ts'
import { eventRows } from '../../person/journal/index.ts'

/** What the events of the outbox say for the desk; whoever writes them makes them with this. */
export interface DeskEventPayload {
  pool: string
  state: string
  actionNo: number
  title: string
  /** Type of the filing. Register events say `register`, their kind, instead. */
  type?: string
  register?: string
  channel?: string
  /** Last day of the statutory limit, where there is one. */
  dueDay?: string
  /** Approved on a commitment in place of proof. */
  committed?: boolean
  /** Where the later check of that commitment stands, once an outcome was recorded. */
  check?: CommitmentCheckState
}

type TaskStatus = 'open' | 'paused' | 'done' | 'withdrawn'

/** What a state means for the desk; every other state is done. */
const statusOfState: Readonly<Record<string, TaskStatus>> = {
  applied: 'open',
  accepted: 'open',
  reviewed: 'open',
  drawn: 'open',
  'not-reached': 'open',
  'proof-asked': 'paused',
  lapsed: 'withdrawn',
  'corrections-asked': 'paused',
  cancelled: 'withdrawn',
  withdrawn: 'withdrawn',
}

const cursorName = 'filings.desk-tasks'
/** Events of transactions that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 60_000

interface DeskEvent {
  kind: DeskTaskKind
  person_no: string
  subject_id: string
  payload: DeskEventPayload
  at: Date
  written_at: Date
}

/** Brings `desk_task` up to date. */
export async function updateDeskTasks(database: Pick<Database, 'pool'>, clock: Clock): Promise<void> {
  const { rows } = await database.pool.query<DeskEvent>(
    `select kind, person_no, subject_id, payload, at, written_at from ${eventRows} o
      where kind = any($3)
        and written_at >= coalesce((select (value #>> '{}')::timestamptz from setting where name = $1), '-infinity')
                          - make_interval(secs => $2)
      order by written_at`,
    [cursorName, overlapMs / 1000, deskTaskKinds],
  )
  const latest = new Map<string, DeskEvent>()
  for (const event of rows) {
    const known = latest.get(event.subject_id)
    if (known === undefined || known.payload.actionNo < event.payload.actionNo) latest.set(event.subject_id, event)
  }
  for (const event of latest.values()) await writeTask(database, event)
  const last = rows.at(-1)
  if (last === undefined) return
  await database.pool.query(
    `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [cursorName, last.written_at.toISOString(), clock.now()],
  )
}

/** Who has a task keeps it; an alert about a limit that was moved is told again. */
async function writeTask(database: Pick<Database, 'pool'>, event: DeskEvent): Promise<void> {
  const { payload } = event
  const status = statusOfState[payload.state] ?? 'done'
  const closed = status === 'done' || status === 'withdrawn'
  await database.pool.query(
    `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, type, channel, committed, state, status,
                            opened_at, due_at, closed_at)
     values ($1, $2, $3, $4, $1, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (task_id) do update set
       status = excluded.status, title = excluded.title, state = excluded.state, type = excluded.type,
       channel = excluded.channel, committed = excluded.committed or desk_task.committed,
       overdue_told_at = case when desk_task.due_at is distinct from excluded.due_at then null
                              else desk_task.overdue_told_at end,
       due_at = excluded.due_at,
       closed_at = case when excluded.closed_at is null then null
                        else coalesce(desk_task.closed_at, excluded.closed_at) end`,
    [
      event.subject_id,
      event.kind,
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
      closed ? event.at : null,
    ],
  )
  await writeCheck(database, event)
}

/** The check of a filing, where it was drawn. Whatever no longer holds needs none. */
async function writeCheck(
  database: Pick<Database, 'pool'>,
  { kind, subject_id, payload, at }: DeskEvent,
): Promise<void> {
  if (kind !== 'filing' || payload.committed !== true) return
  const concluded = payload.check !== undefined && commitmentCheckStates[payload.check].concluded
  const state = !concluded && !checkedStates.includes(payload.state) ? 'lapsed' : payload.check
  if (state === undefined) return
  const status = statusOfState[state] ?? 'done'
  const closed = status === 'done' || status === 'withdrawn'
  await database.pool.query(
    `update desk_task set state = $2, status = $3,
                          closed_at = case when $4::timestamptz is null then null else coalesce(closed_at, $4) end
      where task_id = $1 and kind = 'check'`,
    [checkIdOf(subject_id), state, status, closed ? at : null],
  )
}

/** The last moment of a day in Asia/Shanghai. */
function endOfDay(day: string): string {
  return `${day}T23:59:59+08:00`
}

export interface DeskTask {
  taskId: string
  kind: DeskTaskKind
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
  kind: DeskTaskKind,
  pool: string | null,
): Promise<DeskTask[]> {
  let query = database.kysely.selectFrom('desk_task').selectAll().where('kind', '=', kind).where('status', '=', 'open')
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('opened_at').limit(500).execute()
  return rows.map(asTask)
}

/** The task of a record, open or not: it says whose record it is. */
export async function findTask(database: Pick<Database, 'kysely'>, taskId: string): Promise<DeskTask | undefined> {
  const row = await database.kysely.selectFrom('desk_task').selectAll().where('task_id', '=', taskId).executeTakeFirst()
  return row && asTask(row)
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
    kind: row.kind as DeskTaskKind,
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
