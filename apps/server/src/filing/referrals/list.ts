/**
 * The referrals that an institution has filed, read from the outbox like the desk's queue: its list never reads across
 * persons. It may run as often as one likes; an older event never overwrites a newer one.
 */
import type { FilingState } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { eventRows, fromCursor, writtenFrom } from '../../person/journal/index.ts'

const cursorName = 'filings.institution-referrals'
/** Events of transactions that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 60_000

interface FilingEvent {
  person_no: string
  subject_id: string
  payload: {
    state: FilingState
    actionNo: number
    title: string
    institution?: string
    from?: string
    to?: string | null
  }
  at: Date
  written_at: Date
}

/** Brings `institution_referral` up to date. */
export async function updateReferralList(database: Pick<Database, 'pool'>, clock: Clock): Promise<void> {
  const { rows } = await database.pool.query<FilingEvent>(
    `select person_no, subject_id, payload, at, written_at from ${eventRows} o
      where kind = 'filing'
        and ${writtenFrom(fromCursor)}
      order by written_at`,
    [cursorName, overlapMs / 1000],
  )
  for (const { person_no: personNo, subject_id: filingId, payload, at } of rows) {
    const { institution, state, actionNo, title, from, to } = payload
    if (institution === undefined)
      // What the desk or the person did with it; the table knows only those that an institution made.
      await database.pool.query(
        'update institution_referral set state = $2, action_no = $3 where filing_id = $1 and action_no < $3',
        [filingId, state, actionNo],
      )
    else
      await database.pool.query(
        `insert into institution_referral
           (filing_id, institution, person_no, title, state, action_no, from_day, to_day, filed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (filing_id) do update
           set state = excluded.state, action_no = excluded.action_no, to_day = excluded.to_day
         where institution_referral.action_no < excluded.action_no`,
        [filingId, institution, personNo, title, state, actionNo, from, to ?? null, at],
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

interface InstitutionReferral {
  filingId: string
  personNo: string
  title: string
  state: FilingState
  from: string
  to: string | null
  filedAt: Date
}

/** The latest referrals of an institution, newest first. */
export async function referralsOf(
  database: Pick<Database, 'kysely'>,
  institution: string,
  limit: number,
): Promise<InstitutionReferral[]> {
  const rows = await database.kysely
    .selectFrom('institution_referral')
    .selectAll()
    .where('institution', '=', institution)
    .orderBy('filed_at', 'desc')
    .orderBy('filing_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    filingId: row.filing_id,
    personNo: row.person_no,
    title: row.title,
    state: row.state as FilingState,
    from: row.from_day,
    to: row.to_day,
    filedAt: row.filed_at,
  }))
}
