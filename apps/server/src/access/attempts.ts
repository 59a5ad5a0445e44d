import type { Clock } from '../clock.ts'
import type { Database } from '../storage/index.ts'

const minuteMs = 60_000
/** After this many failures for one name within the window, the name waits until the window has passed. */
const mostFailures = 5
const windowMinutes = 15

/** A keyed hash of what was typed as the name: the table of attempts tells nobody's ID number. */
function subjectOf(db: Database, kind: string, name: string): Buffer {
  return db.ciphers.blindIndex('id-number', `${kind}:${name}`)
}

/** Minutes to wait before this name may try again; 0 = at once. Failures before the last success do not count. */
export async function minutesToWait(db: Database, clock: Clock, kind: string, name: string): Promise<number> {
  const since = new Date(clock.now().getTime() - windowMinutes * minuteMs)
  const rows = await db.kysely
    .selectFrom('login_attempt')
    .select(['at', 'succeeded'])
    .where('subject_hash', '=', subjectOf(db, kind, name))
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .limit(mostFailures)
    .execute()
  if (rows.length < mostFailures || rows.some((row) => row.succeeded)) return 0
  const oldest = rows[rows.length - 1]!.at.getTime()
  return Math.max(1, Math.ceil((oldest + windowMinutes * minuteMs - clock.now().getTime()) / minuteMs))
}

/** Writes down that somebody tried. */
export async function recordAttempt(
  db: Database,
  clock: Clock,
  kind: string,
  name: string,
  succeeded: boolean,
): Promise<void> {
  await db.kysely
    .insertInto('login_attempt')
    .values({ subject_hash: subjectOf(db, kind, name), at: clock.now(), succeeded })
    .execute()
}
