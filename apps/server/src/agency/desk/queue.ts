/** The lists of tasks: what a desk sees of them, narrowed, counted, sorted and page by page. */
import { sql } from 'kysely'
import type { RawBuilder, SelectQueryBuilder } from 'kysely'
import type { DeskSort } from '@yidi/contracts'
import { asTask } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'

export const tasksOnPage = 50

export interface QueueFilter {
  /** Null sees every pool. */
  pool: string | null
  /** One sort, or several with commas between. */
  kind?: string
  /** Only these sorts, whatever else is asked for; left out: all. */
  kinds?: readonly string[] | undefined
  /** `paused`: waits for the applicant; `any`: wherever it stands; left out: what waits for the desk. */
  status?: 'open' | 'paused' | 'done' | 'any'
  state?: string
  type?: string
  channel?: string
  /** Log-in name, or null for what nobody has. */
  assignee?: string | null
  overdue?: boolean
  /** Only in these states of these sorts: what waits for a role. */
  waiting?: readonly { kind: string; state: string }[]
  /** Only what was closed at this moment or later. */
  closedFrom?: Date
  /** Only what was handed in in this month, `YYYY-MM` of Asia/Shanghai. */
  month?: string
  /** Part of a number. */
  number?: string
  /** Whose tasks. */
  people?: readonly string[]
}

interface QueueCounts {
  open: number
  mine: number
  unassigned: number
  overdue: number
  paused: number
}

type Query = SelectQueryBuilder<Tables, 'desk_task', object>

/** The month in which a task was handed in. */
const openedMonth = sql<string>`to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM')`

function filtered(query: Query, filter: QueueFilter, now: Date): Query {
  const { status = 'open' } = filter
  let found = status === 'any' ? query : query.where('status', '=', status)
  if (filter.pool !== null) found = found.where('pool', '=', filter.pool)
  if (filter.kinds !== undefined) found = found.where(sql<boolean>`kind = any(${filter.kinds})`)
  if (filter.kind !== undefined) found = found.where(sql<boolean>`kind = any(${filter.kind.split(',')})`)
  if (filter.state !== undefined) found = found.where('state', '=', filter.state)
  if (filter.type !== undefined) found = found.where('type', '=', filter.type)
  if (filter.channel !== undefined) found = found.where('channel', '=', filter.channel)
  if (filter.assignee === null) found = found.where('assignee', 'is', null)
  else if (filter.assignee !== undefined) found = found.where('assignee', '=', filter.assignee)
  // What nobody waits for any more is not late, whenever it was due.
  if (filter.overdue === true) found = found.where('status', '=', 'open').where('due_at', '<', now)
  if (filter.waiting !== undefined) found = found.where(isOneOf(filter.waiting))
  if (filter.closedFrom !== undefined) found = found.where('closed_at', '>=', filter.closedFrom)
  if (filter.month !== undefined) found = found.where(sql<boolean>`${openedMonth} = ${filter.month}`)
  if (filter.number !== undefined) found = found.where('task_id', 'like', `%${escaped(filter.number)}%`)
  if (filter.people !== undefined) found = found.where(sql<boolean>`person_no = any(${filter.people})`)
  return found
}

/** In one of these states of these sorts; written out, so that the index of what waits answers. */
function isOneOf(waiting: readonly { kind: string; state: string }[]) {
  const pairs = waiting.map(({ kind, state }) => sql`(${kind}, ${state})`)
  return pairs.length === 0 ? sql<boolean>`false` : sql<boolean>`(kind, state) in (${sql.join(pairs)})`
}

/** Part of a number as `like` takes it: capitals, and nothing that stands for anything. */
function escaped(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)
}

/** The order of a list; equal ones by their number, so that no page shows one twice. What has no last day comes after all that have. */
function sorted(query: Query, sort: DeskSort): Query {
  switch (sort) {
    case 'due':
      return query
        .orderBy(sql`due_at asc nulls last`)
        .orderBy('opened_at')
        .orderBy('task_id')
    case 'opened':
      return query.orderBy('opened_at').orderBy('task_id')
    case 'newest':
      return query.orderBy('opened_at', 'desc').orderBy('task_id', 'desc')
  }
}

/**
 * A stretch of a list in its order: by last day unless asked otherwise, which puts what is over its limit first. `total` counts the whole list.
 */
export async function readQueue(
  database: Pick<Database, 'kysely'>,
  filter: QueueFilter,
  now: Date,
  { sort = 'due', from = 0, most }: { sort?: DeskSort | undefined; from?: number; most: number },
): Promise<{ tasks: DeskTask[]; total: number }> {
  const total = await countTasks(database, filter, now)
  const numbers = sorted(filtered(database.kysely.selectFrom('desk_task'), filter, now), sort).select('task_id')
  // What comes before the stretch is passed over in the index; only the rows that are shown are read.
  const shown = numbers.limit(most).offset(from)
  const rows = await sorted(database.kysely.selectFrom('desk_task').where('task_id', 'in', shown), sort)
    .selectAll()
    .execute()
  return { tasks: rows.map(asTask), total }
}

/** How many tasks a list has. */
export async function countTasks(database: Pick<Database, 'kysely'>, filter: QueueFilter, now: Date): Promise<number> {
  const { total } = await filtered(database.kysely.selectFrom('desk_task'), filter, now)
    .select((expression) => expression.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/**
 * How much waits at a pool's desk, or of some sorts there, whatever is filtered. Each count is a question of its own, so that an
 * index alone answers it however much waits.
 */
export async function countQueue(
  database: Pick<Database, 'kysely'>,
  { pool, kinds }: Pick<QueueFilter, 'pool' | 'kinds'>,
  who: string,
  now: Date,
): Promise<QueueCounts> {
  const inPool = pool === null ? sql`true` : sql`pool = ${pool}`
  const ofSorts = kinds === undefined ? sql`true` : sql`kind = any(${kinds})`
  const count = (condition: RawBuilder<unknown>) =>
    sql`(select count(*)::int from desk_task where ${inPool} and ${ofSorts} and ${condition})`
  const { rows } = await sql<Omit<QueueCounts, 'unassigned'> & { assigned: number }>`
    select ${count(sql`status = 'open'`)} as open, ${count(sql`status = 'paused'`)} as paused,
           ${count(sql`status = 'open' and assignee = ${who}`)} as mine,
           ${count(sql`status = 'open' and assignee is not null`)} as assigned,
           ${count(sql`status = 'open' and due_at < ${now}`)} as overdue`.execute(database.kysely)
  const { assigned, ...counts } = rows[0]!
  return { ...counts, unassigned: counts.open - assigned }
}

/** What of a sort was handed in in a month, by how it went. */
interface TaskGroup {
  month: string
  type: string
  count: number
  /** Done on the last day or before it; what had no last day is never late. */
  inTime: number
  /** Done after its last day, or open beyond it. */
  late: number
  /** Open and not late. */
  open: number
  withdrawn: number
  /** How often each word of satisfaction was said. */
  ratings: Readonly<Record<string, number>>
}

/** The rows that a list with this filter shows, counted by month and type. */
export async function groupTasks(
  database: Pick<Database, 'kysely'>,
  filter: QueueFilter & { from: string; to: string },
  now: Date,
): Promise<TaskGroup[]> {
  const late = sql`due_at is not null and coalesce(closed_at, ${now}) > due_at`
  const count = (condition: RawBuilder<unknown>) => sql<number>`(count(*) filter (where ${condition}))::int`
  const rows = await filtered(database.kysely.selectFrom('desk_task'), { ...filter, status: 'any' }, now)
    .where(sql<boolean>`${openedMonth} between ${filter.from} and ${filter.to}`)
    .select([
      openedMonth.as('month'),
      'type',
      'rating',
      sql<number>`count(*)::int`.as('count'),
      count(sql`status = 'done' and not (${late})`).as('inTime'),
      count(sql`status <> 'withdrawn' and ${late}`).as('late'),
      count(sql`status in ('open', 'paused') and not (${late})`).as('open'),
      count(sql`status = 'withdrawn'`).as('withdrawn'),
    ])
    .groupBy([openedMonth, 'type', 'rating'])
    .orderBy(openedMonth)
    .orderBy('type')
    .execute()
  const groups = new Map<string, TaskGroup>()
  for (const { rating, ...row } of rows) {
    const key = `${row.month} ${row.type}`
    const known = groups.get(key) ?? { ...row, count: 0, inTime: 0, late: 0, open: 0, withdrawn: 0, ratings: {} }
    groups.set(key, {
      ...known,
      count: known.count + row.count,
      inTime: known.inTime + row.inTime,
      late: known.late + row.late,
      open: known.open + row.open,
      withdrawn: known.withdrawn + row.withdrawn,
      ratings: rating === null ? known.ratings : { ...known.ratings, [rating]: row.count },
    })
  }
  return [...groups.values()]
}
