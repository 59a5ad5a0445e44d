import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { staffRoles } from '@yidi/contracts'
import type { StaffRole, Who } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database, Tables } from '../storage/index.ts'

const minuteMs = 60_000
/** A session ends when nothing was done for this long… */
const idleMs = { citizen: 120 * minuteMs, staff: 60 * minuteMs }
/** …and at the latest this long after the log-in. */
export const longestMs = 12 * 60 * minuteMs

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session for who has proved himself; gives the cookie's value, which is stored nowhere. */
export async function openSession(db: Database, clock: Clock, kind: Who['kind'], userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  await db.kysely
    .insertInto('session')
    .values({
      session_hash: hashToken(token),
      user_kind: kind,
      user_id: userId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + longestMs),
      data: '{}',
    })
    .execute()
  return token
}

/**
 * Who stands behind a cookie, and whether this member of staff has a second factor; undefined when the session is unknown, over, or its account gone or disabled. Roles are
 * read afresh each time, so that taking a role away works at once.
 */
export async function findSession(
  db: Database,
  clock: Clock,
  token: string,
): Promise<{ who: Who; secondFactor: boolean } | undefined> {
  const now = clock.now()
  const { rows } = await db.pool.query<SessionRow>({
    name: 'find_session',
    text: `select s.user_kind, s.user_id, s.last_seen_at,
                  u.name as staff_name, u.roles, u.pool as staff_pool, u.institution, u.employer,
                  u.second_factor_cipher is not null as second_factor
             from session s
             left join staff_user u on s.user_kind = 'staff' and u.user_id = s.user_id and u.disabled_at is null
            where s.session_hash = $1 and s.expires_at > $2`,
    values: [hashToken(token), now],
  })
  const row = rows[0]
  if (row === undefined) return undefined
  const idle = now.getTime() - row.last_seen_at.getTime()
  if (idle > idleMs[row.user_kind]) return undefined
  if (idle > minuteMs) await touch(db, now, token)
  const who = row.user_kind === 'citizen' ? await citizen(db, row.user_id) : staffOf(row)
  return who && { who, secondFactor: row.second_factor }
}

interface SessionRow {
  user_kind: Who['kind']
  user_id: string
  last_seen_at: Date
  staff_name: string | null
  roles: string[] | null
  staff_pool: string | null
  institution: string | null
  employer: string | null
  second_factor: boolean
}

/** By a key of its own: joined with sessions, whose names are of no order that fits, the list of all people was walked. */
async function citizen(db: Database, personNo: string): Promise<Who | undefined> {
  const { rows } = await db.pool.query<{ pool: string }>({
    name: 'find_citizen',
    text: 'select pool from person where person_no = $1',
    values: [personNo],
  })
  return rows[0] && { kind: 'citizen', personNo, pool: rows[0].pool }
}

function staffOf(row: SessionRow): Who | undefined {
  if (row.staff_name === null) return undefined
  return {
    kind: 'staff',
    userId: row.user_id,
    staffName: row.staff_name,
    roles: (row.roles ?? []).filter((role): role is StaffRole => (staffRoles as readonly string[]).includes(role)),
    pool: row.staff_pool,
    institution: row.institution,
    employer: row.employer,
  }
}

/** Once a minute is enough; two requests at once may both do it. */
async function touch(db: Database, now: Date, token: string): Promise<void> {
  await db.kysely
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('session_hash', '=', hashToken(token))
    .execute()
}

/** Ends a session; a second time does nothing. */
export async function closeSession(db: Database, token: string): Promise<void> {
  await db.kysely.deleteFrom('session').where('session_hash', '=', hashToken(token)).execute()
}

/** Ends every session of an account: whoever came in by what no longer holds is out. */
export async function closeSessionsOf(kysely: Kysely<Tables>, kind: Who['kind'], userId: string): Promise<void> {
  await kysely.deleteFrom('session').where('user_kind', '=', kind).where('user_id', '=', userId).execute()
}

/** Removes sessions and one-time codes that are over and log-in attempts that no longer count; run now and then. */
export async function sweepSessions(db: Database, clock: Clock): Promise<void> {
  const now = clock.now()
  const yesterday = sql<Date>`${new Date(now.getTime() - 24 * 60 * minuteMs)}`
  await db.kysely.deleteFrom('session').where('expires_at', '<=', now).execute()
  // A day longer than the code is good, for the count of the mails of a day.
  await db.kysely.deleteFrom('one_time_code').where('expires_at', '<', yesterday).execute()
  await db.kysely.deleteFrom('login_attempt').where('at', '<', yesterday).execute()
}
