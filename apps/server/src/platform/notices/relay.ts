/**
 * Reads the outbox in the order it was written and lets each event take effect: notices, webhooks, mail. It keeps its
 * place in `setting` and reads the last minute again, for transactions that began before the place and ended after it;
 * effects are keyed by the event, so reading twice does nothing twice. An event that fails is handed to the job queue
 * and holds nothing up.
 */
import type { Clock } from '../clock/index.ts'
import type { Send } from '../jobs/index.ts'
import type { RecordKinds } from '../records/index.ts'
import type { Database } from '../storage/index.ts'
import { noticesOf } from './build.ts'
import { codeEvent } from './confirmation.ts'
import { eventsSince, findEvent } from './events.ts'
import type { OutboxRow } from './events.ts'
import { tellByMail, tellCode, tellSystems, tellOneTimeCode } from './outside.ts'
import type { OutsideConfig } from './outside.ts'
import { oneTimeCodeEvent } from './unlock.ts'
import { writeNotices } from './write.ts'

const cursorName = 'notices.relay'
const overlapMs = 60_000
const pageSize = 500
/** Events older than this are told in the inbox alone: a first start with a webhook does not send years of history. */
const outsideMs = 3 * 86_400_000

export const eventJob = 'notices.event'

export interface RelayDeps {
  database: Database
  clock: Clock
  config: OutsideConfig
  /** The kinds of records that events are about. */
  kinds: RecordKinds
  onError(error: unknown): void
}

export interface Relay {
  /** Everything that was written up to now; gives how many events were new to this relay. */
  run(send: Send): Promise<number>
  /** One event again, by the job queue. */
  again(personNo: string, eventId: string, send: Send): Promise<void>
}

/** A relay; several at once on the same database get in nobody's way. */
export function createRelay(deps: RelayDeps): Relay {
  const { database, clock } = deps
  /** What this process has done within the overlap, by event. */
  const seen = new Map<string, number>()
  const tell = async (event: OutboxRow, send: Send): Promise<void> => {
    if (event.kind === codeEvent) {
      await tellCode(deps.config, event, send)
      return
    }
    if (event.kind === oneTimeCodeEvent) {
      await tellOneTimeCode(deps.config, event, send)
      return
    }
    const notices = await noticesOf(database, deps.kinds, event)
    await writeNotices(database, notices)
    if (Date.now() - event.writtenAt.getTime() > outsideMs) return
    await tellSystems(database, deps.config, event, send)
    await tellByMail(database, deps.config, notices, send)
  }
  return {
    async run(send) {
      let count = 0
      const start = await readPlace(database)
      let place = { writtenAt: start, eventId: '00000000-0000-0000-0000-000000000000' }
      for (;;) {
        const page = await eventsSince(database, deps.kinds, place, pageSize)
        for (const event of page) {
          if (seen.has(event.eventId)) continue
          count += 1
          await tell(event, send).catch(async (error: unknown) => {
            deps.onError(error)
            await send(eventJob, { personNo: event.personNo, eventId: event.eventId }, event.eventId)
          })
          seen.set(event.eventId, event.writtenAt.getTime())
        }
        const last = page.at(-1)
        if (last === undefined) break
        place = { writtenAt: last.place, eventId: last.eventId }
        if (count > 0) await keepPlace(database, last.place, clock)
        if (page.length < pageSize) break
      }
      forget(seen, place.writtenAt)
      return count
    },
    async again(personNo, eventId, send) {
      const event = await findEvent(database, personNo, eventId)
      if (event !== undefined) await tell(event, send)
    },
  }
}

async function readPlace(db: Database): Promise<string> {
  const { rows } = await db.pool.query<{ place: string }>({
    name: 'relay-place',
    text: `select coalesce((select ((value #>> '{}')::timestamptz - make_interval(secs => $2))::text
                              from setting where name = $1), '-infinity') as place`,
    values: [cursorName, overlapMs / 1000],
  })
  return rows[0]!.place
}

async function keepPlace(db: Database, place: string, clock: Clock): Promise<void> {
  await db.pool.query({
    name: 'keep-relay-place',
    text: `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
           on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
             where (setting.value #>> '{}')::timestamptz < (excluded.value #>> '{}')::timestamptz`,
    values: [cursorName, place, clock.now()],
  })
}

/** What lies before the overlap is not read again. */
function forget(seen: Map<string, number>, place: string): void {
  const before = new Date(place).getTime() - 2 * overlapMs
  for (const [eventId, writtenAt] of seen) if (writtenAt < before) seen.delete(eventId)
}
