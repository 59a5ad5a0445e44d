/** Log-ins are counted before the password or code is looked at, in the database, by name and by address. */
import { setTimeout as pause } from 'node:timers/promises'
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../storage/index.ts'

const minuteMs = 60_000
/** After this many failures for one name within the window, the name waits until the window has passed. */
const mostFailures = 5
/** The same for one address, whatever the names: a whole office may stand behind one. */
export const mostFailuresOfAddress = 60
const windowMinutes = 15
/** Somebody whose own log-ins fill the count while they are under way waits for them, so long at most. */
const pauseMs = 100
const mostPauses = 100

/** Who tries what, and from where. */
export interface Trying {
  kind: 'citizen' | 'staff' | 'second-factor'
  /** What was typed as the name. */
  name: string
  /** Network address; none where a session stands behind the attempt already. */
  address?: string
}

interface Taken {
  attempt: string | null
  limited_by: 'name' | 'address' | null
  since: Date | null
  under_way: boolean | null
}

/** Keyed hashes: the table of attempts tells nobody's ID number nor address. */
const hashOf = (db: Pick<Database, 'ciphers'>, kind: string, text: string): Buffer =>
  db.ciphers.blindIndex('id-number', `${kind}:${text}`)

/**
 * Counts an attempt as failed and gives its number, for `endAttempt`. Throws `log-in-paused` and
 * `log-in-paused-address` where too many failed.
 */
export async function takeAttempt(db: Database, clock: Clock, { kind, name, address }: Trying): Promise<string> {
  const subject = hashOf(db, kind, name)
  const from = address === undefined ? null : hashOf(db, 'address', address)
  for (let turn = 0; ; turn++) {
    const now = clock.now()
    const { rows } = await db.pool.query<Taken>({
      name: 'take_login_attempt',
      text: 'select * from take_login_attempt($1, $2, $3, $4, $5, $6)',
      values: [subject, from, now, windowStart(now), mostFailures, mostFailuresOfAddress],
    })
    const taken = rows[0]!
    if (taken.attempt !== null) return taken.attempt
    if (taken.under_way !== true || turn === mostPauses) {
      const until = (taken.since ?? now).getTime() + windowMinutes * minuteMs
      const minutes = Math.max(1, Math.ceil((until - now.getTime()) / minuteMs))
      throw problem(taken.limited_by === 'address' ? 'log-in-paused-address' : 'log-in-paused', { minutes })
    }
    await pause(pauseMs)
  }
}

const windowStart = (now: Date): Date => new Date(now.getTime() - windowMinutes * minuteMs)

/** Says how a counted attempt ended; one that is never told, because its request was given up, counts as failed after a minute. */
export async function endAttempt(db: Database, attempt: string, succeeded: boolean): Promise<void> {
  await db.kysely.updateTable('login_attempt').set({ succeeded }).where('attempt_id', '=', attempt).execute()
}

/**
 * Whether a pause of this name or address is new to the audit, and notes that it is so no longer: whatever comes while it
 * lasts hangs on the same last attempt.
 */
export async function isPauseNew(
  db: Database,
  clock: Clock,
  { kind, name, address }: Trying,
  by: 'name' | 'address',
): Promise<boolean> {
  const [column, hash] =
    by === 'name'
      ? (['subject_hash', hashOf(db, kind, name)] as const)
      : (['address_hash', hashOf(db, 'address', address ?? '')] as const)
  const last = db.kysely
    .selectFrom('login_attempt')
    .select('attempt_id')
    .where(column, '=', hash)
    .where('at', '>', windowStart(clock.now()))
    .orderBy('at', 'desc')
    .orderBy('attempt_id')
    .limit(1)
  const noted = await db.kysely
    .updateTable('login_attempt')
    .set({ pause_told: true })
    .where('attempt_id', '=', last)
    .where('pause_told', '=', false)
    .executeTakeFirst()
  return noted.numUpdatedRows === 1n
}

/** The failures of a name no longer count, those of the second factor of staff neither; an address waits as before. */
export async function forgetFailures(
  db: Pick<Database, 'kysely' | 'ciphers'>,
  clock: Clock,
  kind: 'citizen' | 'staff',
  name: string,
): Promise<void> {
  const kinds = kind === 'staff' ? (['staff', 'second-factor'] as const) : ([kind] as const)
  const opened = kinds.map((one) => ({ subject_hash: hashOf(db, one, name), at: clock.now(), succeeded: true }))
  await db.kysely.insertInto('login_attempt').values(opened).execute()
}
