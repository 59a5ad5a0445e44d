/** What the audit has of the agency's own staff: whom they looked at, and what they decided. A report of the night, never part of a request. */
import { actRows } from '../../person/journal/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Acts that only look at somebody's records. */
const looks = `action like '%.read' or action like '%.print'`

/** Steps that decide, whatever the kind of record. */
const decisions = `action ~ '\\.(approve|refuse|decide|release|confirm|conclude|review|uphold|reject|sign|decline|write-off|close|lift|recognise)$'`

/** A day of Asia/Shanghai, whole. */
const onDays = (at: string) => `${at} >= $1::date::timestamp at time zone 'Asia/Shanghai'
   and ${at} < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'`

/** One member of staff, one person, one hour. */
export interface Look {
  staff: string
  personNo: string
  /** `YYYY-MM-DD`. */
  day: string
  /** 0 to 23. */
  hour: number
  times: number
}

const hourOf = (at: string) => `extract(hour from ${at} at time zone 'Asia/Shanghai')::int`
const dayOf = (at: string) => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** Who looked at whom on these days, both included. */
export async function looksOf({ pool }: Pick<Database, 'pool'>, from: string, to: string): Promise<Look[]> {
  const { rows } = await pool.query<Look>(
    `select actor as staff, person_no as "personNo", ${dayOf('at')} as day, ${hourOf('at')} as hour, count(*)::int as times
       from ${actRows} acts
      where actor_kind = 'staff' and (${looks}) and ${onDays('written_at')}
      group by 1, 2, 3, 4 order by 1, 3, 4, 2`,
    [from, to],
  )
  return rows
}

/** One decision about a record. */
export interface Decision {
  staff: string
  record: string
  action: string
  day: string
  hour: number
}

/** What was decided on these days, of persons' records and of the office's, in order. */
export async function decisionsOf({ pool }: Pick<Database, 'pool'>, from: string, to: string): Promise<Decision[]> {
  const said = (rows: string, at: string) => `
    select actor as staff, subject_id as record, action, at, ${dayOf('at')} as day, ${hourOf('at')} as hour from ${rows} acts
     where actor_kind = 'staff' and ${decisions} and ${onDays(at)}`
  const found = await Promise.all(
    [said(actRows, 'written_at'), said('office_audit', 'at')].map((text) =>
      pool.query<Decision & { at: Date }>(text, [from, to]),
    ),
  )
  return found.flatMap(({ rows }) => rows).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** An account with whose it is. */
export interface StaffAccount {
  name: string
  pool: string | null
  roles: string[]
  personNo: string | null
}

/** Every account of the staff, by its name. */
export async function accountsOf({ kysely }: Pick<Database, 'kysely'>): Promise<Map<string, StaffAccount>> {
  const rows = await kysely.selectFrom('staff_user').select(['name', 'pool', 'roles', 'person_no']).execute()
  return new Map(rows.map(({ name, pool, roles, person_no }) => [name, { name, pool, roles, personNo: person_no }]))
}

/** Of these persons those who had a task at a desk, or a case of oversight, within thirty days around these. */
export async function withMatter(
  { pool }: Pick<Database, 'pool'>,
  people: readonly string[],
  from: string,
  to: string,
): Promise<Set<string>> {
  const { rows } = await pool.query<{ person_no: string }>(
    `select distinct person_no from desk_task
      where person_no = any ($3) and opened_at < ($2::date + 31)::timestamp at time zone 'Asia/Shanghai'
        and (closed_at is null or closed_at >= ($1::date - 30)::timestamp at time zone 'Asia/Shanghai')
     union
     select subject from oversight_case
      where subject_kind = 'person' and subject = any ($3) and opened_at < ($2::date + 31)::timestamp at time zone 'Asia/Shanghai'`,
    [from, to, people],
  )
  return new Set(rows.map(({ person_no }) => person_no))
}
