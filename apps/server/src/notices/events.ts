/** Events of the outbox that become notices: all of one person that have none yet, or all from a moment on. */
import type { Database } from '../storage/index.ts'

export interface OutboxRow {
  eventId: string
  personNo: string
  kind: string
  subjectId: string
  payload: Record<string, unknown>
  at: Date
  writtenAt: Date
}

/** Kinds of events that somebody is told of; others are passed by. */
export const toldKinds = [
  'filing',
  'register',
  'settlement-posted',
  'settlement-cancelled',
  'command-reversed',
] as const

const columns = `event_id as "eventId", person_no as "personNo", kind, subject_id as "subjectId", payload, at,
  written_at as "writtenAt"`

/** A person's events of the last day without a notice; what is older the relay has long seen. */
export async function untoldEventsOf(db: Pick<Database, 'pool'>, personNo: string): Promise<OutboxRow[]> {
  const { rows } = await db.pool.query<OutboxRow>({
    name: 'untold-events',
    text: `select ${columns} from outbox o
            where person_no = $1 and kind = any($2) and written_at > now() - interval '1 day'
              and not exists (select from notice n where n.person_no = $1 and n.notice_id = o.event_id::text)
            order by written_at`,
    values: [personNo, toldKinds],
  })
  return rows
}
