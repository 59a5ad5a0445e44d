/** The queue: what a desk sees of its tasks, filtered, counted and page by page. */
import { sql } from 'kysely'
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import { asTask } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'

export const tasksOnPage = 50

export interface QueueFilter {
  /** Null sees every pool. */
  pool: string | null
  kind?: string
  /** `paused`: waits for the applicant; left out: what waits for the desk. */
  status?: 'open' | 'paused' | 'done'
  state?: string
  type?: string
  channel?: string
  /** Log-in name, or null for what nobody has. */
  assignee?: string | null
  overdue?: boolean
  /** Part of a number. */
  number?: string
}

interface QueueCounts {
  open: number
  mine: number
  unassigned: number
  overdue: number
  paused: number
}

type Query = SelectQueryBuilder<Tables, 'desk_task', object>

function filtered(query: Query, filter: QueueFilter, now: Date): Query {
  let found = query.where('status', '=', filter.status ?? 'open')
  if (filter.pool !== null) found = found.where('pool', '=', filter.pool)
  if (filter.kind !== undefined) found = found.where('kind', '=', filter.kind)
  if (filter.state !== undefined) found = found.where('state', '=', filter.state)
  if (filter.type !== undefined) found = found.where('type', '=', filter.type)
  if (filter.channel !== undefined) found = found.where('channel', '=', filter.channel)
  if (filter.assignee === null) found = found.where('assignee', 'is', null)
  else if (filter.assignee !== undefined) found = found.where('assignee', '=', filter.assignee)
  if (filter.overdue === true) found = found.where('due_at', '<', now)
  if (filter.number !== undefined) {
    const text = filter.number
      .trim()
      .toUpperCase()
      .replaceAll(/[\\%_]/g, String.raw`\$&`)
    found = found.where('task_id', 'like', `%${text}%`)
  }
  return found
}

/** One page of the queue: what is overdue first, then the oldest. `page` counts from 1. */
export async function readQueue(
  database: Pick<Database, 'kysely'>,
  filter: QueueFilter,
  now: Date,
  page: number,
): Promise<{ tasks: DeskTask[]; total: number }> {
  const from = database.kysely.selectFrom('desk_task')
  const { total } = await filtered(from, filter, now)
    .select((expression) => expression.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(from, filter, now)
    .selectAll()
    .orderBy(sql`coalesce(due_at < ${now}, false)`, 'desc')
    .orderBy('opened_at')
    .orderBy('task_id')
    .limit(tasksOnPage)
    .offset((page - 1) * tasksOnPage)
    .execute()
  return { tasks: rows.map(asTask), total: Number(total) }
}

/** How much waits at a pool's desk, whatever is filtered. */
export async function countQueue(
  database: Pick<Database, 'kysely'>,
  pool: string | null,
  who: string,
  now: Date,
): Promise<QueueCounts> {
  const count = (expression: ExpressionBuilder<Tables, 'desk_task'>) => expression.fn.countAll<string>()
  let query = database.kysely
    .selectFrom('desk_task')
    .select((is) => [
      count(is).filterWhere('status', '=', 'open').as('open'),
      count(is).filterWhere('status', '=', 'open').filterWhere('assignee', '=', who).as('mine'),
      count(is).filterWhere('status', '=', 'open').filterWhere('assignee', 'is', null).as('unassigned'),
      count(is).filterWhere('status', '=', 'open').filterWhere('due_at', '<', now).as('overdue'),
      count(is).filterWhere('status', '=', 'paused').as('paused'),
    ])
    .where('status', 'in', ['open', 'paused'])
  if (pool !== null) query = query.where('pool', '=', pool)
  const row = await query.executeTakeFirstOrThrow()
  return {
    open: Number(row.open),
    mine: Number(row.mine),
    unassigned: Number(row.unassigned),
    overdue: Number(row.overdue),
    paused: Number(row.paused),
  }
}
