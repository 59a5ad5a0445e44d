/** The desk's work over a stretch of days: what came in, and how long it took until it was decided. Counts of tasks, no person's name. */
import type { Database } from '../../platform/storage/index.ts'

interface Of {
  /** Null: every pool. */
  pool: string | null
  /** Only these sorts; left out: all. */
  kinds?: readonly string[] | undefined
  /** Both included, in Asia/Shanghai. */
  from: string
  to: string
}

const within = (column: 'opened_at' | 'closed_at') =>
  `${column} >= ($1::date)::timestamp at time zone 'Asia/Shanghai'
   and ${column} < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
   and ($3::text is null or pool = $3) and ($4::text[] is null or kind = any ($4))`

const valuesOf = ({ from, to, pool, kinds }: Of) => [from, to, pool, kinds ?? null]

/** How many tasks were handed in, by day and sort; checks are drawn and not handed in. */
export async function receivedByDay(
  { pool }: Pick<Database, 'pool'>,
  of: Of,
): Promise<{ day: string; kind: string; count: number }[]> {
  const { rows } = await pool.query<{ day: string; kind: string; count: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, kind, count
       from (select (opened_at at time zone 'Asia/Shanghai')::date as day, kind, count(*)::int as count
               from desk_task where ${within('opened_at')} and kind <> 'check' group by 1, 2) as days
      order by 1, 2`,
    valuesOf(of),
  )
  return rows
}

/** How many of what was decided took how many whole days, from the first day to the last: nought is the same day. */
export async function daysToDecide(
  { pool }: Pick<Database, 'pool'>,
  of: Of,
): Promise<{ days: number; kind: string; count: number }[]> {
  const { rows } = await pool.query<{ days: number; kind: string; count: number }>(
    `select greatest(0, (closed_at at time zone 'Asia/Shanghai')::date - (opened_at at time zone 'Asia/Shanghai')::date) as days,
            kind, count(*)::int as count
       from desk_task where ${within('closed_at')} and status = 'done' and kind <> 'check' group by 1, 2 order by 1, 2`,
    valuesOf(of),
  )
  return rows
}
