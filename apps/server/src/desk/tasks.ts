/**
 * The desk's list of what waits, made from the outbox: the queue never reads across persons. It may run as often as one
 * likes, at once after a command and now and then for what a stopped server left behind; each event counts once.
 */
import type { FilingState } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/index.ts'

/** What the desk decides about; each is the kind of its outbox events and names its module's records. */
export const deskTaskKinds = ['filing', 'register'] as const
export type DeskTaskKind = (typeof deskTaskKinds)[number]

/** States in which somebody at the desk has to do something. */
export const waitingStates: readonly FilingState[] = ['applied', 'accepted', 'reviewed']

const cursorName = 'filings.desk-tasks'
/** Events of transactions that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 60_000

interface DeskEvent {
  kind: DeskTaskKind
  person_no: string
  subject_id: string
  payload: { pool: string; state: FilingState; actionNo: number; title: string }
  at: Date
  written_at: Date
}

/** Brings `desk_task` up to date. */
export async function updateDeskTasks(database: Pick<Database, 'pool'>, clock: Clock): Promise<void> {
  const { rows } = await database.pool.query<DeskEvent>(
    `select kind, person_no, subject_id, payload, at, written_at from outbox
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
  for (const event of latest.values()) {
    const waits = waitingStates.includes(event.payload.state)
    await database.pool.query(
      `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, state, status, opened_at, closed_at)
       values ($1, $9, $2, $3, $1, $4, $8, $5, $6, $7)
       on conflict (task_id) do update set status = excluded.status, title = excluded.title,
         state = excluded.state,
         closed_at = case when excluded.status = 'open' then null else coalesce(desk_task.closed_at, excluded.closed_at) end`,
      [
        event.subject_id,
        event.payload.pool,
        event.person_no,
        event.payload.title,
        waits ? 'open' : event.payload.state === 'cancelled' ? 'withdrawn' : 'done',
        event.at,
        waits ? null : event.at,
        event.payload.state,
        event.kind,
      ],
    )
  }
  const last = rows.at(-1)
  if (last === undefined) return
  await database.pool.query(
    `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [cursorName, last.written_at.toISOString(), clock.now()],
  )
}

export interface DeskTask {
  kind: DeskTaskKind
  /** The filing or register record that waits. */
  subjectId: string
  personNo: string
  pool: string
  title: string
  state: FilingState
  openedAt: Date
}

/** What waits at a pool's desk, the oldest first; `pool` null sees every pool. */
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
export async function findTask(database: Pick<Database, 'kysely'>, subjectId: string): Promise<DeskTask | undefined> {
  const row = await database.kysely
    .selectFrom('desk_task')
    .selectAll()
    .where('task_id', '=', subjectId)
    .executeTakeFirst()
  return row && asTask(row)
}

function asTask(row: {
  kind: string
  subject_id: string
  person_no: string
  pool: string
  title: string
  state: string
  opened_at: Date
}): DeskTask {
  return {
    kind: row.kind as DeskTaskKind,
    subjectId: row.subject_id,
    personNo: row.person_no,
    pool: row.pool,
    title: row.title,
    state: row.state as FilingState,
    openedAt: row.opened_at,
  }
}
