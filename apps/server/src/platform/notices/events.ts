/** Events of the outbox that become notices: all of one person that have none yet, or all from a moment on. */
import { codeEvent } from './confirmation.ts'
import { oneTimeCodeEvent } from './unlock.ts'
import type { Database } from '../storage/index.ts'
import type { RecordKinds, ToldEvent } from '../records/index.ts'
import { eventRows, writtenFrom } from '../../person/journal/index.ts'

export interface OutboxRow extends ToldEvent {
  writtenAt: Date
}

/** Kinds of events that somebody is told of; others are passed by. */
function toldKinds(kinds: RecordKinds): string[] {
  const own = ['settlement-posted', 'settlement-cancelled', 'command-reversed', 'benefits-regained']
  return [...new Set([...own, ...kinds.flatMap((kind) => [kind.name, ...(kind.hears ?? [])])])]
}

/** What the relay looks for: what is told, and what asks for a mail of its own. */
const relayedKinds = (kinds: RecordKinds): string[] => [...toldKinds(kinds), codeEvent, oneTimeCodeEvent]

const columns = `event_id as "eventId", person_no as "personNo", kind, subject_id as "subjectId", payload, at,
  written_at as "writtenAt"`

/** A person's events of the last day without a notice; what is older the relay has long seen. */
export async function untoldEventsOf(
  db: Pick<Database, 'pool'>,
  kinds: RecordKinds,
  personNo: string,
): Promise<OutboxRow[]> {
  const { rows } = await db.pool.query<OutboxRow>({
    name: 'untold-events',
    text: `select ${columns} from ${eventRows} o
            where person_no = $1 and kind = any($2) and written_at > now() - interval '1 day'
              and not exists (select from notice n where n.person_no = $1 and n.notice_id = o.event_id::text)
            order by written_at`,
    values: [personNo, toldKinds(kinds)],
  })
  return rows
}

/** Events written since a place, in pages; the place of the last one is where to go on. */
export async function eventsSince(
  db: Pick<Database, 'pool'>,
  kinds: RecordKinds,
  place: { writtenAt: string; eventId: string },
  limit: number,
): Promise<(OutboxRow & { place: string })[]> {
  const { rows } = await db.pool.query<OutboxRow & { place: string }>({
    name: 'events-since',
    // The place is text, because a Date of JavaScript would cut the microseconds off.
    text: `select ${columns}, written_at::text as place from ${eventRows} o
            where ${writtenFrom('$1::timestamptz')} and (written_at, event_id) > ($1::timestamptz, $2::uuid) and kind = any($3)
            order by written_at, event_id limit $4`,
    values: [place.writtenAt, place.eventId, relayedKinds(kinds), limit],
  })
  return rows
}

/** One event by its key. */
export async function findEvent(
  db: Pick<Database, 'pool'>,
  personNo: string,
  eventId: string,
): Promise<OutboxRow | undefined> {
  const { rows } = await db.pool.query<OutboxRow>(
    `select ${columns} from ${eventRows} o where person_no = $1 and event_id = $2`,
    [personNo, eventId],
  )
  return rows[0]
}
